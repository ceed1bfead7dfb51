import { Worksheets } from "./report/worksheet/worksheets.js";
import { makeWorksheets, type WorksheetOptions } from "./worksheet/make-worksheets.js";

/**
 * Worksheets of a template with numbers to be worked by hand: short decimals, away from kinks and saturation, the
 * answers and what the usual slips would make of them told apart. No sheet comes twice, the same seed gives the same
 * sheets, and more of them begin with the same ones.
 *
 * @throws InputError for an unknown template, OptionError for a seed or count out of range, or another `ask`.
 */
export function worksheets(name: string, options: WorksheetOptions = {}): Worksheets {
  return new Worksheets(makeWorksheets(name, options));
}
