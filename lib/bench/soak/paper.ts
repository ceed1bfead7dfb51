import type { Random } from "../../data/random.js";

/** How an answer is written on paper: with its working before it, in a list, with a mark or a remark behind it. */
const ways: readonly ((name: string, text: string) => string)[] = [
  (name, text) => `${name} = ${text}`,
  (name, text) => `${name} = 1 * (${text}) = ${text}`,
  (name, text) => `${name} = upstream * local = ${text}`,
  (name, text) => `${name}\n  = ${text}`,
  (name, text) => `- ${name} = ${text}`,
  (name, text) => `2) ${name}: ${text} !!`,
  (name, text) => `${name} ≈ ${text} (rounded from the line above)`,
  (name, text) => `${name} = ${text}, as before`,
  (name, text) => `so ${name} = 99 ${name} = ${text}`,
  (name, text) => `$${name} = ${text}$。`,
];

/** The answers of a sheet as a text, each in one of these ways. */
export function onPaper(sheet: ReadonlyMap<string, string>, next: Random): string {
  const lines = [...sheet].map(([name, text]) => ways[Math.floor(next() * ways.length)](name, text));
  return `My working:\n${lines.join("\n")}\n`;
}
