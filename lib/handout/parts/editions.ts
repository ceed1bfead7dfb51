import type { Cell, Notebook } from "../../run/notebook.js";
import { type Blanks, blanksOf } from "./blanks.js";

/** For whom a handout is: the sheets of a student hold no solution, those of the lecturer also notes. */
export const editions = ["student", "teacher", "solutions"] as const;
export type Edition = (typeof editions)[number];

/** What stands at the head of each. */
export const editionWords: Readonly<Record<Edition, string>> = {
  student: "Handout",
  teacher: "Teacher's edition, with solutions and notes",
  solutions: "With solutions",
};

/** What a cell of a notebook becomes on paper. */
export type Part =
  | { kind: "markdown"; text: string; solution: boolean; notes: boolean }
  | { kind: "code"; cell: Cell; key: boolean }
  /** Places to fill in, by their names; without names there is room for a longer answer. */
  | ({ kind: "blanks" } & Blanks);

const tagsOf = ({ metadata }: Cell): readonly unknown[] =>
  Array.isArray(metadata.tags) ? metadata.tags : [];

/**
 * The cells of a notebook as an edition has them, by their tags: `solution` (hint and solution) and `notes` (for the
 * lecturer) are left out or kept, a `key` (a cell that holds the right answers) becomes blanks for students.
 */
export function partsOf({ cells }: Notebook, edition: Edition): Part[] {
  return cells.flatMap((cell): Part[] => {
    const tags = tagsOf(cell);
    const solution = tags.includes("solution");
    if (solution && edition === "student") return [];
    const notes = tags.includes("notes");
    if (notes && edition !== "teacher") return [];
    if (cell.cell_type === "markdown") return [{ kind: "markdown", text: cell.source, solution, notes }];
    if (cell.cell_type !== "code") return [];
    const key = tags.includes("key");
    if (key && edition === "student") return blanksOf(cell).map((blanks) => ({ kind: "blanks", ...blanks }));
    return [{ kind: "code", cell, key }];
  });
}
