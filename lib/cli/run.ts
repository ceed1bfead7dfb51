import { readFileSync } from "node:fs";
import { BackpropError, OptionError } from "../text/errors.js";
import { quote, visible } from "../text/refuse.js";
import { closest } from "../text/suggest.js";
import { checkCommand } from "./commands/check.js";
import { descendCommand } from "./commands/descend.js";
import { glossaryCommand } from "./commands/glossary.js";
import { handoutCommand } from "./commands/handout.js";
import { traceCommand } from "./commands/trace.js";
import { worksheetCommand } from "./commands/worksheet.js";
import { takeApart } from "./parts/arguments.js";
import { type Command, helpOf, type World } from "./parts/command.js";
import { errorData, printJson } from "./parts/json.js";

/** Every command, in the order of the help. A new one is a line here. */
const commands: readonly Command[] = [
  traceCommand,
  descendCommand,
  checkCommand,
  worksheetCommand,
  glossaryCommand,
  handoutCommand,
];

/**
 * Runs a command line (without "node backprop"). Messages go to standard error; with --json the error is on standard
 * output too, so that what reads it always gets JSON.
 * @returns the exit code: 0 when all is well, 1 when something is wrong in a sheet, 2 for bad input, 70 for a fault of the program; a promise of it
 * from a command that takes time.
 */
export function run(args: readonly string[], { out, err, read }: World): number | Promise<number> {
  // Messages quote names of files and what was typed: none of it may command the terminal.
  const world: World = { out, err: (text) => err(text.split("\n").map(visible).join("\n")), read };
  const [name = "--help", ...rest] = args;
  const command = commands.find((one) => one.name === name);
  const label = command ? `backprop ${name}` : "backprop";
  try {
    if (command === undefined) world.out(general(name, rest));
    else if (wantsHelp(rest)) world.out(helpOf(command));
    else {
      const code = command.run(takeApart(rest, command.options), world);
      return typeof code === "number" ? code : code.catch(failed);
    }
    return 0;
  } catch (error) {
    return failed(error);
  }

  function failed(error: unknown): number {
    const json = args.slice(0, args.includes("--") ? args.indexOf("--") : undefined).includes("--json");
    if (json) printJson({ error: errorData(error) }, world);
    world.err(`${label}: ${error instanceof Error ? error.message : String(error)}\n`);
    if (error instanceof BackpropError) return 2;
    world.err("This is a fault of the program, not of the input.\n");
    return 70;
  }
}

/** Whether help is asked for. "-h" is the formula −h when an input h=… is given, as "--x" is with x=…. */
function wantsHelp(args: readonly string[]): boolean {
  const end = args.indexOf("--");
  const isInput = args.some((arg) => /^\s*h\s*=/.test(arg));
  return args
    .slice(0, end < 0 ? undefined : end)
    .some((arg) => arg === "--help" || (arg === "-h" && !isInput));
}

/** What stands in place of a command: help, the version, or a mistake. */
function general(name: string, rest: readonly string[]): string {
  if (name === "--version" || name === "-V") return `${version()}\n`;
  const asked = name === "help" ? rest[0] : undefined;
  const about = commands.find((command) => command.name === asked);
  if (about) return helpOf(about);
  if (asked === undefined && ["--help", "-h", "help"].includes(name)) return overview();
  const wrong = asked ?? name;
  const meant = closest(wrong, [...commands.map((command) => command.name), "--help", "--version"]);
  const looksLikeFormula = /[\s=*/^()+]/.test(wrong);
  const hint = meant
    ? `did you mean ${meant}?`
    : looksLikeFormula
      ? `say what to do with it: backprop trace ${quote(wrong)} …`
      : `the commands are ${commands.map((command) => command.name).join(", ")}`;
  throw new OptionError("unknown-command", `there is no command ${quote(wrong)}; ${hint}`, {
    value: wrong,
    expected: commands.map((command) => command.name).join(" "),
    hint,
  });
}

function overview(): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const list = commands.map(({ name, summary }) => `  backprop ${name.padEnd(width)}  ${summary}`);
  return `Back-propagation by hand, checked: the steps, the gradients, the way down and your own working.

${list.join("\n")}

Try:
  backprop trace "(x + y) * z" x=-2 y=5 z=-4
  backprop descend "x^2 + 2*y^2" x=-3 y=-3 --learning-rate 0.1 --until 0.005
  backprop check "q = x + y; f = q * z" x=-2 y=5 z=-4 --answers "q=3 f=-12 dq=-4 dz=3"
  backprop worksheet sigmoid-neuron --reveal
  backprop handout 05 --edition student

backprop <command> --help tells all about one, with examples; backprop --version tells the version.
A file that an earlier run wrote is replaced as long as nobody has changed it; any other file is kept. Files are
written whole, and all that one command asks for or none. Exit code: see each command; 74 where the answer cannot be
written to standard output, 141 where its reader has gone (backprop … | head).
`;
}

function version(): string {
  const file = new URL("../../package.json", import.meta.url);
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}
