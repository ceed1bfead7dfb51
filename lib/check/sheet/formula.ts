import { plainText } from "../../formula/characters.js";
import { checkGrammar } from "../../formula/grammar.js";
import { type Token, tokens } from "../../formula/tokens.js";
import { type Expression, toTree } from "../../formula/tree.js";
import { callable, constants } from "../../formula/words.js";
import { InputError } from "../../text/errors.js";
import { quote } from "../../text/refuse.js";
import { type Answerable, findName } from "./answer-name.js";

/** A formula as a learner wrote it for an answer: "2*(o - t)*x", "df*z". */
export interface WrittenFormula {
  text: string;
  /** The same as the language of formulas has it: products written out, each name the one that the problem knows. */
  plain: string;
  expression: Expression;
  /** What the names in it stand for: lines of the plan, or the learning rate. */
  names: ReadonlyMap<string, string>;
}

/** What the learning rate is called on paper, where the problem has no such name. */
const rates: ReadonlySet<string> = new Set(["eta", "lr", "alpha", "rate", "learning_rate", "learningRate"]);
/** What the learning rate is called among the names of a formula. */
export const learningRate = "learning rate";

/** Longer answers are no formulas of a step. */
const LONGEST = 500;

const quotient = /[d∂]\s?(\p{L}[\p{L}\p{N}_]*)\s*\/\s*[d∂]\s?(\p{L}[\p{L}\p{N}_]*)/gu;

/** A name as it stands in a formula, of an element too: "W[1,2]". */
const written = /[\p{L}_][\p{L}\p{N}_]*(?:\[[\d,\s]+\])?/gu;

/**
 * Reads an answer that is a formula in the problem's inputs, its lines and its gradients: the language of formulas, and
 * beside it what paper allows, "2(o - t)x" and "df/dq". Undefined for what holds no name of the problem.
 * @throws FormulaError for what cannot be read, InputError for a name that the problem does not have.
 */
export function readFormula(text: string, answerable: Answerable): WrittenFormula | undefined {
  const known = (name: string): string | undefined => findName(name, answerable);
  return readIn(text, known, answerable);
}

/**
 * The same with other names than those of numbers.
 * @param known the one name of what is written; undefined for a name that the problem does not have.
 */
export function readIn(
  text: string,
  known: (name: string) => string | undefined,
  answerable: Answerable,
): WrittenFormula | undefined {
  if (text.length > LONGEST || !/\p{L}/u.test(text)) return undefined;
  const names = new Map<string, string>();
  const replaced = text.replace(quotient, (whole) => {
    const found = known(whole);
    if (found === undefined) return whole;
    const name = /^\w+$/.test(found) ? found : `partial${names.size + 1}`;
    names.set(name, found);
    return name;
  });
  const plain = plainText(replaced.replaceAll("∂", "d")).trim();
  const source = withProducts(known("ln") === undefined ? plain.replace(/\bln(?=\s*\()/g, "log") : plain);
  const words = [...source.matchAll(written)].map(([word]) => word);
  const meant = (word: string): string | undefined => {
    const found = names.get(word) ?? known(word);
    return found ?? (answerable.updates && rates.has(word) ? learningRate : undefined);
  };
  if (!words.some((word) => meant(word) !== undefined)) return undefined;
  if (!/[-+*/^()]/.test(source) && words.some((word) => meant(word) === undefined)) return undefined;
  const line = tokens(source);
  checkGrammar(source, line);
  for (const { kind, text: word } of line) {
    if (kind !== "name") continue;
    const found = meant(word);
    if (found !== undefined) names.set(word.replace(/\s/g, ""), found);
    else if (!constants.has(word) && callable(word) === undefined) throw unknown(word, answerable);
  }
  const expression = toTree(source, line, new Set(names.keys()));
  return { text: text.trim(), plain: source, expression, names };
}

/** "2(o - t)x" with its products written out; a name before a parenthesis is a function where it is one. */
function withProducts(text: string): string {
  const source = text.replace(/(?<![\p{L}\p{N}_.])(\d+(?:\.\d*)?)(?=\s*[\p{L}(])(?!e[-+]?\d)/gu, "$1*");
  const line = tokens(source);
  const ends = ({ kind }: Token): boolean => kind === "number" || kind === "name" || kind === ")";
  const begins = ({ kind }: Token): boolean => kind === "number" || kind === "name" || kind === "(";
  let made = source;
  for (let i = line.length - 1; i > 0; i--) {
    const [before, after] = [line[i - 1], line[i]];
    const calls = before.kind === "name" && after.kind === "(" && callable(before.text) !== undefined;
    if (ends(before) && begins(after) && !calls)
      made = `${made.slice(0, after.position)}*${made.slice(after.position)}`;
  }
  return made;
}

function unknown(name: string, { names, given }: Answerable): InputError {
  const chosen = [...given.keys(), ...names.filter((one) => !/^d?v\d+(?:\[|$)/.test(one))];
  const whole = new Set(chosen.map((one) => one.replace(/\[[\d,]+\]/, "")));
  const all = [...whole].slice(0, 16).join(", ");
  return new InputError("unknown-name", `${quote(name)} is no name of this problem; it has ${all}`, {
    value: name,
    expected: all,
  });
}
