import { csv } from "../csv.js";
import { type MimeBundle, Shown } from "../display.js";
import { InputError, OptionError } from "../errors.js";
import { closest } from "../expression/suggest.js";
import { formatNumber } from "../format.js";
import { formula } from "../formula.js";
import { kinks } from "../kinks.js";
import { type Random, random } from "../random.js";
import { planOf } from "./plan.js";
import { slipsOn } from "./slip-lines.js";
import { type Template, templates } from "./templates.js";
import { keyHtml, sheetsHtml } from "./worksheet-html.js";

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

  constructor(template: Template, sheets: readonly Worksheet[]) {
    super();
    this.template = template;
    this.sheets = sheets;
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
    return csv(["student", "sheet", ...names, ...asks], rows);
  }

  toText(): string {
    const { title, task, formula: lines, asks } = this.template;
    const sheets = this.sheets.map(({ number, inputs }) => {
      const given = Object.entries(inputs).map(([name, value]) => `${name} = ${formatNumber(value)}`);
      return [`Sheet ${number}: ${given.join(", ")}`, ...asks.map((name) => `  ${name} = ____`)].join("\n");
    });
    return [title, task, lines.replaceAll("; ", "\n"), ...sheets].join("\n\n");
  }

  toMime(): MimeBundle {
    return { "text/html": sheetsHtml(this, false), "text/plain": this.toText() };
  }
}

/**
 * Worksheets of a template with numbers to be worked by hand: short decimals, away from kinks and saturation, the
 * answers and what the usual slips would make of them told apart. The same seed gives the same sheets.
 *
 * @throws InputError for an unknown template, OptionError for a seed or count out of range.
 */
export function worksheets(name: string, options: { seed?: number; count?: number } = {}): Worksheets {
  const { seed = 1, count = 1 } = options;
  const template = templates.find((one) => one.name === name);
  if (template === undefined) {
    const names = templates.map((one) => one.name);
    const meant = closest(name, names);
    const hint = meant ? `did you mean ${meant}?` : `there are ${names.join(", ")}`;
    throw new InputError("unknown-template", `there is no worksheet "${name}"; ${hint}`, {
      value: name,
      expected: names.join(", "),
      hint,
    });
  }
  checkWhole("seed", seed, 0, 4294967295);
  checkWhole("count", count, 1, 1000);
  const next = random(seed);
  const seen = new Set<string>();
  const sheets = Array.from({ length: count }, (_, i) => draw(template, next, seen, i + 1));
  return new Worksheets(template, sheets);
}

/** So many draws are tried for numbers that are good in every way; then the best one is taken. */
const TRIES = 400;

function draw(template: Template, next: Random, seen: Set<string>, number: number): Worksheet {
  let best: { sheet: Worksheet; faults: number } | undefined;
  for (let i = 0; i < TRIES && best?.faults !== 0; i++) {
    const inputs: Record<string, number> = {};
    for (const [name, [low, high, step]] of Object.entries(template.inputs)) {
      const places = Math.round((high - low) / step);
      inputs[name] = Number((low + step * Math.floor(next() * (places + 1))).toPrecision(12)) + 0;
    }
    const { faults, answers } = assess(template, inputs);
    const again = seen.has(JSON.stringify(inputs)) ? 50 : 0;
    if (best === undefined || faults + again < best.faults)
      best = { sheet: { number, inputs, answers }, faults: faults + again };
  }
  const { sheet } = best as { sheet: Worksheet };
  seen.add(JSON.stringify(sheet.inputs));
  return sheet;
}

/** How far numbers are from what one would choose for a sheet: 0 is good in every way. */
function assess(
  template: Template,
  inputs: Record<string, number>,
): { faults: number; answers: Map<string, number> } {
  const made = formula(template.formula, inputs);
  const plan = planOf(made, template.learningRate);
  const unit = Number(`1e${-template.decimals}`);
  const numbers = plan.lines.map((line) => line.exact);
  const asked = plan.lines.filter((line) => template.asks.includes(line.name));
  const answers = new Map(
    template.asks.map((name) => [name, asked.find((line) => line.name === name)?.exact ?? Number.NaN]),
  );
  let faults = 100 * kinks(made.output).length;
  for (const value of Object.values(inputs)) if (value === 0 || Math.abs(value) === 1) faults += 5;
  const sizes = Object.values(inputs).map(Math.abs);
  faults += 2 * (sizes.length - new Set(sizes).size);
  for (const line of asked) {
    const size = Math.abs(line.exact);
    if (size < 20 * unit && line.exact !== 0) faults += 3; // saturated, or next to nothing left to write
    if (size > 100) faults += 3;
    if (line.kind === "value" && line.gate.name === "sigmoid" && Math.abs(line.exact - 0.5) > 0.42)
      faults += 10;
    for (const slip of slipsOn(plan, line, numbers))
      if (Math.abs(slip.value - line.exact) <= 2 * unit) faults += 0.25;
  }
  const written = asked.map((line) => Math.abs(line.exact).toFixed(template.decimals));
  const alike = written.length - new Set(written).size;
  return { faults: faults + Math.max(0, alike - allowedAlike(template)), answers };
}

/** How many answers are alike whatever the numbers: in a sum both terms get the same gradient. */
function allowedAlike(template: Template): number {
  const known = alikeBefore.get(template.name);
  if (known !== undefined) return known;
  const next = random(7);
  const counts = Array.from({ length: 12 }, () => {
    const inputs = Object.fromEntries(
      Object.entries(template.inputs).map(([name, [low, high]]) => [name, low + (high - low) * next()]),
    );
    const lines = planOf(formula(template.formula, inputs), template.learningRate).lines;
    const asked = lines
      .filter((line) => template.asks.includes(line.name))
      .map((line) => Math.abs(line.exact).toPrecision(9));
    return asked.length - new Set(asked).size;
  });
  const least = Math.min(...counts);
  alikeBefore.set(template.name, least);
  return least;
}
const alikeBefore = new Map<string, number>();

function checkWhole(option: string, value: number, low: number, high: number): void {
  if (Number.isInteger(value) && value >= low && value <= high) return;
  const expected = `a whole number from ${low} to ${high}`;
  throw new OptionError(`${option}-out-of-range`, `${option} must be ${expected}, not ${value}`, {
    value,
    expected,
  });
}
