import { InputError } from "../../text/errors.js";
import { quote } from "../../text/refuse.js";
import { closest } from "../../text/suggest.js";
import { loosely, plainName } from "./spelling.js";

/** The names that a sheet may answer: the problem decides. */
export interface Answerable {
  /** Every name that has a verdict: "q", "dq", "w1'". */
  readonly names: readonly string[];
  /** Names that are given by the problem, with their numbers; writing them down again is no mistake. */
  readonly given: ReadonlyMap<string, number>;
  /** The name of the result, whose gradients are asked; undefined where there are none. */
  readonly result: string | undefined;
  /** The names of which one may be asked by another, ∂a/∂b; none when left out. */
  readonly values?: readonly string[];
  /** Whether a step is asked for, so that there is a learning rate. */
  readonly updates?: boolean;
  /** The true numbers by name; formulas of whole arrays are opened at them. */
  readonly numbers?: ReadonlyMap<string, number>;
  /** Other names of values, each with the one that it stands for. */
  readonly renamed?: ReadonlyMap<string, string>;
}

/**
 * The one name of what is written in many ways: "df/dq", "∂f/∂q", "∂q", "df_dq" and "q.grad" are dq; "w₁⁺", "w1_new" and
 * "new w1" are w1'; "Δw" is the step of w; "da/db" is ∂a/∂b where a is not the result.
 * @throws InputError for a name that the problem does not have, with the nearest one that it has.
 */
export function answerName(written: string, answerable: Answerable): string {
  const found = findName(written, answerable);
  if (found !== undefined) return found;
  const { names, result, given } = answerable;
  const name = written.trim();
  const plain = plainName(name);
  const [, top, below] = quotient.exec(plain) ?? [];
  if (below !== undefined && result !== undefined && top !== result && names.includes(`d${below}`))
    throw unknown(name, names, `the gradients here are those of ${result}: write d${result}/d${below}`);
  const parameter = prime.exec(plain)?.[1];
  if (parameter !== undefined && given.has(parameter) && !names.some((one) => one.endsWith("'")))
    throw unknown(name, names, `${parameter} changes only in a step, which has a learning rate`);
  const meant = closest(plain, names);
  throw unknown(name, names, meant ? `did you mean ${meant}?` : undefined);
}

const quotient = /^d(.+)\/d(.+)$/;
const prime = /^(.+)'$/;

/** The same; undefined for a name that the problem does not have. */
export function findName(
  written: string,
  { names, given, result, values = [], renamed }: Answerable,
): string | undefined {
  const name = written.trim();
  const all = knownNames(names, given, values);
  const known = (one: string): string | undefined => (all.exact.has(one) ? one : all.loose.get(loosely(one)));
  if (all.exact.has(name)) return name;
  if (name.length > 250) return undefined;
  const plain = plainName(name);
  const direct = known(plain);
  if (direct !== undefined) return direct;
  // An element without its brackets: dW12, W_1_2, b2'.
  const element = elementOf(plain);
  if (element !== undefined) return element;
  // The iterates of a parameter: x0 is the start, x1 what the step makes of it.
  const [, parameter, iterate] = /^(.+?)_?([01])$/.exec(plain) ?? [];
  if (parameter !== undefined && all.exact.has(`${parameter}'`))
    return iterate === "1" ? `${parameter}'` : parameter;
  const step = /^Δ(.+)$/.exec(plain)?.[1];
  if (step !== undefined) return known(`${step}'`)?.replace(/^(.*)'$/, "Δ$1");
  const ratio = quotient.exec(plain);
  if (ratio) return derivative(ratio[1], ratio[2]);
  // dfdq, df_dq: wherever it can be parted into two names.
  for (let at = plain.indexOf("d", 2); at > 0; at = plain.indexOf("d", at + 1)) {
    const found = plain.startsWith("d")
      ? derivative(plain.slice(1, at).replace(/_$/, ""), plain.slice(at + 1).replace(/^_/, ""))
      : undefined;
    if (found !== undefined) return found;
  }
  return undefined;

  function elementOf(one: string): string | undefined {
    const [, whole, i, j, after] = /^(.+?)_?(\d)(?:[_,]?(\d))?('?)$/.exec(one) ?? [];
    return whole && known(`${whole}[${j === undefined ? i : `${i},${j}`}]${after}`);
  }
  function derivative(top: string, below: string): string | undefined {
    const [a, b] = [valueNamed(top), valueNamed(below)];
    const gradient = known(`d${b ?? below}`) ?? elementOf(`d${below}`);
    if (result === undefined || a === result) return gradient;
    return a !== undefined && b !== undefined ? `∂${a}/∂${b}` : undefined;
  }
  function valueNamed(one: string): string | undefined {
    if (one === result || values.includes(one)) return one;
    const other = renamed?.get(one);
    if (other !== undefined) return other;
    return all.values.get(loosely(one));
  }
}

interface Known {
  exact: ReadonlySet<string>;
  /** By the spelling without underscores and capitals, where only one name has it. */
  loose: ReadonlyMap<string, string | undefined>;
  values: ReadonlyMap<string, string | undefined>;
}
const knownBefore = new WeakMap<readonly string[], Known>();

function knownNames(
  names: readonly string[],
  given: ReadonlyMap<string, number>,
  values: readonly string[],
): Known {
  const before = knownBefore.get(names);
  if (before) return before;
  const exact = new Set([...names, ...given.keys()]);
  const found = { exact, loose: byLooseName(exact), values: byLooseName(values) };
  knownBefore.set(names, found);
  return found;
}

function byLooseName(names: Iterable<string>): Map<string, string | undefined> {
  const found = new Map<string, string | undefined>();
  for (const name of names) {
    const key = loosely(name);
    found.set(key, found.has(key) ? undefined : name);
  }
  return found;
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
