import type { Arguments, OptionSpec } from "./arguments.js";

/** The outside world of a command: tests give their own. */
export interface World {
  out(text: string): void;
  err(text: string): void;
  /** All of standard input. */
  read(): Uint8Array;
}

export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  readonly usage: string;
  readonly options: readonly OptionSpec[];
  /** What the help tells between the usage and the options, and after them. */
  readonly about: string;
  readonly examples: string;
  /**
   * @returns the exit code: 0 when all is well; a promise of it where the work takes time.
   * @throws BackpropError, which becomes a message and exit code 2.
   */
  run(given: Arguments, world: World): number | Promise<number>;
}

/** The help page of a command. */
export function helpOf({ name, usage, about, options, examples }: Command): string {
  const left = options.map((option) => `--${option.name}${option.value ? ` ${option.value}` : ""}`);
  const width = Math.max(...left.map((text) => text.length));
  const lines = options.map((option, i) => `  ${left[i].padEnd(width)}  ${wrap(option.help, width + 4)}`);
  return `Usage: backprop ${name} ${usage}\n\n${about}\n\nOptions:\n${lines.join("\n")}\n\n${examples}\n`;
}

/** Words in lines of at most 96 characters, those after the first set in by `indent`. */
function wrap(text: string, indent: number): string {
  return filled(text, 96 - indent).replaceAll("\n", `\n${" ".repeat(indent)}`);
}

/** Words in lines of at most so many characters. */
export function filled(text: string, width: number): string {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = lines[lines.length - 1];
    if (line !== "" && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
  }
  return lines.join("\n");
}
