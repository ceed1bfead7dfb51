import { type MimeBundle, Shown } from "../../../show/display.js";
import { keyFormulas } from "../../worksheet/key-formulas.js";
import type { Template } from "../../worksheet/template.js";
import type { Asked, Worksheet, WorksheetSet } from "../../worksheet/worksheet.js";
import { taskText } from "../formula-html.js";
import { sheetsCsv } from "./worksheet-csv.js";
import { sheetsHtml, sheetsInShort } from "./worksheet-html.js";
import { keyHtml } from "./worksheet-key.js";
import { sheetsText } from "./worksheet-text.js";
import { workedHtml } from "./worksheet-worked.js";

/** Worksheets that can be shown, printed and filled in. */
export class Worksheets extends Shown implements WorksheetSet {
  readonly template: Template;
  readonly sheets: readonly Worksheet[];
  readonly seed: number | undefined;
  readonly ask: Asked;
  readonly learner: string | undefined;

  constructor({ template, sheets, seed, ask, learner }: WorksheetSet) {
    super();
    this.learner = learner;
    this.ask = ask;
    this.template = template;
    this.sheets = sheets;
    this.seed = seed;
  }

  /** A page (A4) for each sheet, to be printed and filled in. */
  toHtml(): string {
    return sheetsHtml(this);
  }

  /** The key: every sheet's answers. */
  keyToHtml(): string {
    return keyHtml(this);
  }

  /** A worked solution of each sheet: every step with its numbers, and the graph. */
  workedToHtml(): string {
    return workedHtml(this);
  }

  /** A table to fill in, a row for each sheet: its inputs, and empty places for the answers. `checkClass` reads it. */
  toCsv(): string {
    return sheetsCsv(this);
  }

  /** The sheets as text; with the answers filled in when they are to be revealed. */
  toText(reveal = false): string {
    return sheetsText(this, reveal);
  }

  /** Plain data; the answers only when they are to be revealed. */
  toData(reveal = false): Record<string, unknown> {
    const { name, title, task, formula, learningRate, decimals, asks } = this.template;
    const key = this.ask === "formulas" ? keyFormulas(this.template) : undefined;
    const sheets = this.sheets.map(({ number, inputs, answers }) => ({
      sheet: number,
      inputs,
      ...(reveal ? { answers: Object.fromEntries<string | number>(key ?? answers) } : {}),
    }));
    const rate = learningRate === undefined ? {} : { learningRate };
    return {
      worksheet: name,
      title,
      task: taskText(task),
      ask: this.ask,
      formula,
      ...rate,
      decimals,
      asks,
      seed: this.seed,
      sheets,
    };
  }

  toMime(): MimeBundle {
    return { "text/html": sheetsInShort(this), "text/plain": this.toText() };
  }
}
