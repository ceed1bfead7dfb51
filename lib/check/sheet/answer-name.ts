import { InputError } from "../../text/errors.js";
import { quote } from "../../text/refuse.js";
import { closest } from "../../text/suggest.js";

/** The names that a sheet may answer: the problem decides. */
export interface Answerable {
  /** Every name that has a verdict: "q", "dq", "w1'". */
  readonly names: readonly string[];
  /** Names that are given by the problem, with their numbers; writing them down again is no mistake. */
  readonly given: ReadonlyMap<string, number>;
  /** The name of the result, whose gradients are asked; undefined where there are none. */
  readonly result: string | undefined;
}

const quotient = /^[∂d]\s*([\p{L}_][\p{L}\p{N}_]*)\s*\/\s*[∂d]\s*([\p{L}_][\p{L}\p{N}_]*)$/u;

/**
 * The one name of what is written in many ways: "df/dq", "∂f/∂q", "∂q" and "q.grad" are dq; "w1′", "w1_new" and "new w1" are w1'.
 * @throws InputError for a name that the problem does not have, with the nearest one that it has.
 */
export function answerName(written: string, { names, given, result }: Answerable): string {
  const name = written.trim();
  const ratio = quotient.exec(name);
  if (ratio && !names.includes(name)) {
    const [, top, below] = ratio;
    if (result !== undefined && top !== result)
      throw unknown(name, names, `the gradients here are those of ${result}: write d${result}/d${below}`);
    return known(name, `d${below}`, names, given);
  }
  const primed = name.replace(/['′’‵`]$/, "'").replace(/^new[ _](\w+)$|^(\w+)[_.]new$/, "$1$2'");
  const plain = primed.replace(/^∂\s*/, "d").replace(/^(\w+)\.grad$/, "d$1");
  return known(name, plain, names, given);
}

function known(
  written: string,
  name: string,
  names: readonly string[],
  given: ReadonlyMap<string, number>,
): string {
  if (names.includes(name) || given.has(name)) return name;
  const meant = closest(name, names);
  throw unknown(written, names, meant ? `did you mean ${meant}?` : undefined);
}

function unknown(name: string, names: readonly string[], advice?: string): InputError {
  // Names that the learner chose come before those of the unnamed steps, v1, dv1, …
  const chosen = names.filter((one) => !/^d?v\d+$/.test(one));
  const asked = chosen.length > 0 ? chosen : names;
  const all = asked.length > 16 ? `${asked.slice(0, 16).join(", ")}, …` : asked.join(", ");
  const hint = advice ?? `it asks for ${all}`;
  return new InputError("unknown-answer", `the problem has no ${quote(name)}; ${hint}`, {
    value: name,
    expected: all,
    hint,
  });
}
