import { OptionError } from "../../text/errors.js";
import { checkRecord, checkText, said } from "../../text/guards.js";
import { checkWhole } from "../../text/ranges.js";
import { ownSheet } from "./own-sheet.js";
import { templateNamed } from "./template-named.js";
import { type Asked, asked, type Worksheet, type WorksheetSet } from "./worksheet.js";
import { drawSheets, MOST_SHEETS } from "./worksheet-draw.js";

export interface WorksheetOptions {
  /** The same seed gives the same sheets; 1 when left out. */
  seed?: number;
  /** How many sheets; 1 when left out. */
  count?: number;
  /** What is to be written: "numbers" (when left out), or the "formulas" that they come from, right for all numbers. */
  ask?: Asked;
  /** One sheet with these numbers, in place of numbers that are drawn. */
  inputs?: Readonly<Record<string, number>>;
  /** Whose sheet it is. */
  learner?: string;
}

/** Worksheets of a template with numbers to be worked by hand. @throws as `worksheets` does. */
export function makeWorksheets(name: string, options: WorksheetOptions = {}): WorksheetSet {
  checkText("the name of a worksheet", name);
  checkRecord("the options", options);
  const { seed = 1, count = 1, ask = "numbers", inputs, learner } = options;
  if (learner !== undefined) checkText("the name of the learner", learner);
  if (!asked.includes(ask))
    throw new OptionError("unknown-ask", `ask must be ${asked.join(" or ")}, not ${said(ask)}`, {
      value: ask,
      expected: asked.join(" or "),
    });
  const template = templateNamed(name);
  if (inputs !== undefined)
    return { template, sheets: [ownSheet(template, inputs)], seed: undefined, ask, learner };
  checkWhole("count", count, 1, MOST_SHEETS);
  const sheets: Worksheet[] = [];
  for (const sheet of drawSheets(template, seed)) if (sheets.push(sheet) === count) break;
  if (sheets.length < count)
    throw new OptionError(
      "count-out-of-range",
      `there are no ${count} different sheets of ${name} with good numbers, only ${sheets.length}`,
      { value: count, expected: `at most ${sheets.length}` },
    );
  return { template, sheets, seed, ask, learner };
}
