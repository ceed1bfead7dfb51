import type { CsvCell } from "../../text/csv-read.js";
import { quote } from "../../text/refuse.js";
import { type Answerable, answerName } from "../sheet/answer-name.js";
import { problemOf, type SheetProblem } from "../sheet/problem.js";

/** What the columns of a class are for. */
export interface ClassColumns {
  /** For each column the answer that it holds; undefined for one that holds none. */
  answers: readonly (string | undefined)[];
  /** How many columns tell who it is: those before the first answer or input. */
  who: number;
  /** Columns behind these that are neither an answer nor an input, or for one that an earlier column is for. */
  problems: readonly SheetProblem[];
}

/** Reads the first line of a class. */
export function columnsOf(head: readonly CsvCell[], answerable: Answerable): ClassColumns {
  const roles = firstOfEach(
    head,
    head.map((cell) => roleOf(cell, answerable)),
    answerable,
  );
  const first = roles.findIndex((role) => typeof role === "string");
  const who = first < 0 ? head.length : first;
  const strange = (role: string | SheetProblem, i: number): role is SheetProblem =>
    i > who && typeof role !== "string" && head[i].text !== "" && !isSheet(head[i]);
  return {
    answers: roles.map((role) =>
      typeof role === "string" && !answerable.given.has(role) ? role : undefined,
    ),
    who,
    problems: roles.filter(strange),
  };
}

/** Whether a column tells the number of the sheet. */
export function isSheet({ text }: CsvCell): boolean {
  return /^sheet$/i.test(text);
}

/** A problem with the place of a cell. */
export function placed({ line, column, text }: CsvCell, code: string, message: string): SheetProblem {
  return { code, message, line, column, name: text };
}

/** What a column is for is in the first one for it; a later one for the same is a problem. */
function firstOfEach(
  head: readonly CsvCell[],
  roles: readonly (string | SheetProblem)[],
  { given }: Answerable,
): (string | SheetProblem)[] {
  const firsts = new Map<string, number>();
  return roles.map((role, i) => {
    if (typeof role !== "string") return role;
    const before = firsts.get(role);
    if (before === undefined) {
      firsts.set(role, i);
      return role;
    }
    const code = given.has(role) ? "input-given-twice" : "answered-twice";
    const first = head[before].text === role ? "the first" : `the first, ${quote(head[before].text)},`;
    return placed(
      head[i],
      code,
      `${quote(head[i].text)}: there are two columns for ${role}; ${first} is read`,
    );
  });
}

/** The answer or the input that a column is for; a problem where it is neither. */
function roleOf(cell: CsvCell, answerable: Answerable): string | SheetProblem {
  try {
    return answerName(cell.text, answerable);
  } catch (error) {
    return problemOf(error, cell.text, cell);
  }
}
