import { type MimeBundle, Shown } from "../../show/display.js";
import { csv } from "../../text/csv.js";
import { InputError, OptionError } from "../../text/errors.js";
import { formatNumber } from "../../text/format.js";
import { checkWhole } from "../../text/ranges.js";
import { quote } from "../../text/refuse.js";
import { closest } from "../../text/suggest.js";
import { type Template, templates } from "./templates.js";
import { drawSheets, MOST_SHEETS } from "./worksheet-draw.js";
import { sheetsHtml, sheetsInShort } from "./worksheet-html.js";
import { keyHtml } from "./worksheet-key.js";
import { taskText } from "./worksheet-math.js";

/** One sheet: its numbers, and the key to it. */
export interface Worksheet {
  number: number;
  inputs: Readonly<Record<string, number>>;
  /** What is asked, with the true numbers. */
  answers: ReadonlyMap<string, number>;
}

/** Worksheets made from one template. */
export class Worksheets extends Shown {
  readonly template: Template;
  readonly sheets: readonly Worksheet[];
  /** What they were drawn from: the same seed gives them again. */
  readonly seed: number;

  constructor(template: Template, sheets: readonly Worksheet[], seed: number) {
    super();
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

  /** A table to fill in, a row for each sheet: its inputs, and empty places for the answers. `checkClass` reads it. */
  toCsv(): string {
    const { asks } = this.template;
    const names = Object.keys(this.template.inputs);
    const rows = this.sheets.map((sheet) => [
      "",
      sheet.number,
      ...names.map((name) => sheet.inputs[name]),
      ...asks.map(() => ""),
    ]);
    return csv(columnsOf(this.template), rows);
  }

  /** The sheets as text; with the answers filled in when they are to be revealed. */
  toText(reveal = false): string {
    const { title, task, formula: lines } = this.template;
    const sheets = this.sheets.map(({ number, inputs, answers }) => {
      const given = Object.entries(inputs).map(([name, value]) => `${name} = ${formatNumber(value)}`);
      const width = Math.max(...[...answers.keys()].map((name) => name.length));
      const asked = [...answers].map(
        ([name, value]) => `  ${name.padEnd(width)} = ${reveal ? this.written(value) : "____"}`,
      );
      return [`Sheet ${number}: ${given.join(", ")}`, ...asked].join("\n");
    });
    return [title, taskText(task), lines.replaceAll("; ", "\n"), ...sheets].join("\n\n");
  }

  /** Plain data; the answers only when they are to be revealed. */
  toData(reveal = false): Record<string, unknown> {
    const { name, title, task, formula, learningRate, decimals, asks } = this.template;
    const sheets = this.sheets.map(({ number, inputs, answers }) => ({
      sheet: number,
      inputs,
      ...(reveal ? { answers: Object.fromEntries(answers) } : {}),
    }));
    const rate = learningRate === undefined ? {} : { learningRate };
    return {
      worksheet: name,
      title,
      task: taskText(task),
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

  /** An answer as the key has it: whole numbers as they are, others to the template's decimals. */
  private written(value: number): string {
    return formatNumber(value, Number.isInteger(value) ? 0 : this.template.decimals);
  }
}

/**
 * Worksheets of a template with numbers to be worked by hand: short decimals, away from kinks and saturation, the
 * answers and what the usual slips would make of them told apart. No sheet comes twice, the same seed gives the same
 * sheets, and more of them begin with the same ones.
 *
 * @throws InputError for an unknown template, OptionError for a seed or count out of range.
 */
export function worksheets(name: string, options: { seed?: number; count?: number } = {}): Worksheets {
  const { seed = 1, count = 1 } = options;
  const template = templateNamed(name);
  checkWhole("count", count, 1, MOST_SHEETS);
  const sheets: Worksheet[] = [];
  for (const sheet of drawSheets(template, seed)) if (sheets.push(sheet) === count) break;
  if (sheets.length < count)
    throw new OptionError(
      "count-out-of-range",
      `there are no ${count} different sheets of ${name} with good numbers, only ${sheets.length}`,
      { value: count, expected: `at most ${sheets.length}` },
    );
  return new Worksheets(template, sheets, seed);
}

/** The template whose table to fill in has these columns; undefined where it is another table. */
export function templateOfTable(columns: readonly string[]): Template | undefined {
  return templates.find((template) => columnsOf(template).join() === columns.join());
}

function columnsOf({ inputs, asks }: Template): string[] {
  return ["student", "sheet", ...Object.keys(inputs), ...asks];
}

/** The template of that name. @throws InputError, with the nearest name, where there is none. */
export function templateNamed(name: string): Template {
  const template = templates.find((one) => one.name === name);
  if (template !== undefined) return template;
  const names = templates.map((one) => one.name);
  const meant = closest(name, names);
  const hint = meant ? `did you mean ${meant}?` : `there are ${names.join(", ")}`;
  throw new InputError("unknown-template", `there is no worksheet ${quote(name)}; ${hint}`, {
    value: name,
    expected: names.join(", "),
    hint,
  });
}
