import { OptionError } from "../../text/errors.js";
import { quote } from "../../text/refuse.js";
import { closest } from "../../text/suggest.js";

/** An option of a command line: a flag, or, with `value`, the name of what stands after it. */
export interface OptionSpec {
  readonly name: string;
  readonly value?: string;
  readonly help: string;
}

/** A command line taken apart: its words (formula, inputs) in order, and its options by name. */
export interface Arguments {
  readonly words: readonly string[];
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
}

/**
 * Takes a command line apart. `--name` and `--name value` or `--name=value` are options; everything else, also what
 * begins with one dash ("-x^2", "-3"), is a word, and so is all that follows a lone `--`. A formula such as "--x" is
 * taken for what it is when an input x=… is given.
 *
 * @throws OptionError for an option that is unknown, given twice, lacks its value, or has one and takes none.
 */
export function takeApart(args: readonly string[], specs: readonly OptionSpec[]): Arguments {
  const words: string[] = [];
  const flags = new Set<string>();
  const values = new Map<string, string>();
  for (let i = 0; i < args.length; i++) {
    if (args[i] === "--") {
      words.push(...args.slice(i + 1));
      break;
    }
    const match = /^--([A-Za-z][\w-]*)(?:=([\s\S]*))?$/.exec(args[i]);
    if (match === null || isFormula(args, i, match[1], specs)) {
      words.push(args[i]);
      continue;
    }
    const [, name, inline] = match;
    const spec = specs.find((one) => one.name === name);
    if (spec === undefined) throw unknown(name, inline, specs);
    if (flags.has(name) || values.has(name))
      throw new OptionError("option-given-twice", `--${name} is given twice`, { value: name });
    if (spec.value === undefined) {
      if (inline !== undefined)
        throw new OptionError("option-takes-no-value", `--${name} takes no value`, { value: inline });
      flags.add(name);
    } else {
      const value = inline ?? args[++i];
      if (value === undefined || value === "" || (inline === undefined && isOption(value, specs)))
        throw new OptionError("option-without-value", `--${name} needs a value: --${name} ${spec.value}`, {
          expected: spec.value,
        });
      values.set(name, value);
    }
  }
  return { words, flags, values };
}

function isOption(text: string, specs: readonly OptionSpec[]): boolean {
  const name = /^--([a-z][\w-]*)/.exec(text)?.[1];
  return specs.some((spec) => spec.name === name);
}

/** Whether "--x" is -(-x): no option, and the input x is given. */
function isFormula(args: readonly string[], i: number, name: string, specs: readonly OptionSpec[]): boolean {
  const isKnown = specs.some((spec) => spec.name === name);
  return !isKnown && args.some((arg, k) => k !== i && arg.startsWith(`${name}=`));
}

function unknown(name: string, inline: string | undefined, specs: readonly OptionSpec[]): OptionError {
  const known = specs.map((spec) => spec.name);
  const meant = closest(name, known) ?? known.find((one) => one.startsWith(name));
  const hint =
    meant !== undefined
      ? `did you mean --${meant}?`
      : inline !== undefined && /^\w+$/.test(name)
        ? `an input is given without dashes: ${name}=${inline}`
        : `the options are ${known.map((one) => `--${one}`).join(" ")}`;
  return new OptionError("unknown-option", `there is no option ${quote(`--${name}`)}; ${hint}`, {
    value: name,
    expected: known.join(" "),
    hint,
  });
}
