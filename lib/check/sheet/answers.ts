import { InputError } from "../../text/errors.js";
import { type Answerable, answerName } from "./answer-name.js";
import { elementFormulas } from "./array-formula.js";
import { arrayShape, elementsOf, hasArrays } from "./arrays.js";
import { chainNotes } from "./chain.js";
import { readFormula, type WrittenFormula } from "./formula.js";
import type { WrittenNumber } from "./number.js";
import { type Place, problemOf, type SheetProblem } from "./problem.js";
import { isBlank, partsOf, readLast } from "./written.js";

/** The answers of a sheet while it is read: each by its one name, null where its place was left blank. */
export class AnswersRead {
  readonly answers = new Map<string, WrittenNumber | null>();
  /** Those that are formulas; their place in `answers` is null. */
  readonly formulas = new Map<string, WrittenFormula>();
  readonly problems: SheetProblem[] = [];
  /** What is to be told beside the verdicts and is no mistake in reading. */
  readonly notes: string[] = [];

  constructor(private readonly answerable: Answerable) {}

  /**
   * Takes what is written for a name. What cannot be read is told, and keeps its place.
   * @param value text, with equal signs in it as on paper or without, or a number; null for a place left blank.
   */
  take(name: string, value: unknown, place: Place = {}): void {
    if (Array.isArray(value) && this.takeArray(name, value, place)) return;
    this.takeParts(name, typeof value === "string" ? partsOf(value) : [value], place);
  }

  /**
   * The same for what stands behind a name between one equal sign and the next.
   * @param changes whether an arrow stands there: what it joins need not be equal.
   */
  takeParts(name: string, parts: readonly unknown[], place: Place, changes = false): void {
    if (this.takeArrayFormula(name, parts, place)) return;
    const { given } = this.answerable;
    let plain: string | undefined;
    const value = parts[parts.length - 1];
    try {
      plain = answerName(name, this.answerable);
      const stated = given.get(plain);
      const number = isBlank(value) ? null : this.read(plain, parts);
      if (number === undefined) return;
      if (stated !== undefined) checkGiven(plain, number, stated, this.answerable);
      else {
        const notes = changes ? [] : chainNotes(plain, parts.map(String));
        this.keep(plain, number && notes.length > 0 ? { ...number, refuted: true } : number);
        this.notes.push(...notes);
      }
    } catch (error) {
      const problem = problemOf(error, name, place);
      this.problems.push(problem);
      if (plain === undefined && !isBlank(value)) problem.counted = true;
      if (plain === undefined || given.has(plain) || this.answers.has(plain)) return;
      problem.answer = { name: plain, written: typeof value === "object" ? "…" : String(value).slice(0, 40) };
      this.answers.set(plain, null);
    }
  }

  /** Whether the name is that of an array: then its elements have been taken, or their shape is told. */
  private takeArray(name: string, array: readonly unknown[], place: Place): boolean {
    try {
      const elements = elementsOf(name, array, this.answerable);
      for (const one of elements ?? []) this.take(one.name, one.value, place);
      return elements !== undefined;
    } catch (error) {
      this.problems.push({ ...problemOf(error, name, place), counted: true });
      return true;
    }
  }

  /** Whether a formula of whole arrays is written: then the formulas of its elements have been taken, or why not is told. */
  private takeArrayFormula(name: string, parts: readonly unknown[], place: Place): boolean {
    const text = parts[parts.length - 1];
    if (typeof text !== "string" || !hasArrays(this.answerable)) return false;
    try {
      const formulas = elementFormulas(name, text, this.answerable);
      for (const { name: element, formula } of formulas ?? []) {
        const plain = answerName(element, this.answerable);
        this.keep(plain, null);
        this.formulas.set(plain, formula);
      }
      return formulas !== undefined;
    } catch (error) {
      if (arrayShape(name, this.answerable) === undefined) return false;
      this.problems.push({ ...problemOf(error, name, place), counted: true });
      return true;
    }
  }

  /** The number that the parts come to; undefined, and kept, where they hold a formula and no number. */
  private read(name: string, parts: readonly unknown[]): WrittenNumber | undefined {
    try {
      return readLast(parts.map(textOf));
    } catch (error) {
      const { result, given } = this.answerable;
      const may = error instanceof InputError && result !== undefined && !given.has(name);
      const formula = may && /^(?:calculation|not-a-number)$/.test(error.code) && this.formulaIn(parts);
      if (!formula) throw error;
      this.keep(name, null);
      this.formulas.set(name, formula);
      return undefined;
    }
  }

  /** The last part that is a formula: "df*z" of "dq = df*z = 1*(-4)". */
  private formulaIn(parts: readonly unknown[]): WrittenFormula | undefined {
    for (const part of [...parts].reverse()) {
      const formula = typeof part === "string" ? readFormula(part, this.answerable) : undefined;
      if (formula !== undefined) return formula;
    }
    return undefined;
  }

  private keep(name: string, number: WrittenNumber | null): void {
    const before = this.answers.get(name);
    if (before && number && before.text !== number.text)
      this.notes.push(
        `Note: ${name} is answered twice, ${before.text} and ${number.text}; the last is judged.`,
      );
    this.formulas.delete(name);
    if (number || !before) this.answers.set(name, number);
  }
}

function textOf(value: unknown): string | number {
  if (typeof value === "string" || typeof value === "number") return value;
  const what = Array.isArray(value) ? "a list" : typeof value === "object" ? "an object" : String(value);
  throw new InputError("not-a-number", `${what} is no number`, { value, expected: "a number such as 0.20" });
}

/** @throws InputError where a sheet has another number than the problem states, beyond its rounding. */
export function checkGiven(
  name: string,
  number: WrittenNumber | null,
  given: number,
  { names }: Pick<Answerable, "names"> = { names: [] },
): void {
  if (number === null || Math.abs(number.value - given) <= number.unit / 2 + 1e-12 * Math.abs(given)) return;
  const after = names.includes(`${name}'`) ? `; ${name} after the step is ${name}'` : "";
  throw new InputError(
    "input-changed",
    `the problem gives ${name} = ${given}, the sheet says ${number.text}${after}`,
    { value: number.value, expected: String(given) },
  );
}
