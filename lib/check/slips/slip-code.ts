import { run } from "../../gate-code.js";
import { toJavaScript } from "../../notation.js";
import type { SlipRule } from "./slip-rules.js";

/** The numbers that wrong rules are made of; a rule uses the ones that its place has. */
export interface SlipNumbers {
  x: number;
  y: number;
  out: number;
  upstream: number;
  local: number;
  old: number;
  gradient: number;
  rate: number;
}
type Compiled = (numbers: SlipNumbers) => number;

const names = ["x", "y", "out", "upstream", "local", "old", "gradient", "rate"];
const compiled = new Map<string, Compiled>();

/** What a wrong rule makes of these numbers. The rules are our own tables; no text of a user comes here. */
export function wrongNumber({ wrong }: SlipRule, numbers: Partial<SlipNumbers>): number {
  let rule = compiled.get(wrong);
  if (rule === undefined) {
    const body = toJavaScript(wrong, (name) => `n.${name === "k" ? "y" : known(name)}`);
    rule = run("n", body) as Compiled;
    compiled.set(wrong, rule);
  }
  return rule(numbers as SlipNumbers);
}

function known(name: string): string {
  if (names.includes(name)) return name;
  throw new TypeError(`a slip's rule uses the unknown name ${name}`);
}
