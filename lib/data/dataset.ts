import { InputError } from "../text/errors.js";
import { checkList, checkRecord, said, wrongArgument } from "../text/guards.js";
import { checkRange, counted, type Range } from "../text/ranges.js";
import { shuffled } from "./batches.js";
import { random } from "./random.js";

/** One sample a row. */
export type Rows = readonly (readonly number[])[];

/** Samples with what each should give. A network of several outputs has as many numbers in each row of targets. */
export interface Samples {
  readonly inputs: Rows;
  readonly targets: Rows;
}

/** Samples that each belong to one class. */
export interface Labelled {
  readonly inputs: Rows;
  /** The class of each sample: its place in `classes`, from 0. */
  readonly labels: readonly number[];
  readonly classes: readonly string[];
}

/** Labelled samples that have a name. */
export interface Dataset extends Labelled {
  readonly name: string;
  /** What the numbers of a row of inputs are. */
  readonly features: readonly string[];
  /** Who measured it, and on what terms it is passed on; nothing for what is made by a formula. */
  readonly source?: string;
  readonly licence?: string;
}

export function isLabelled(data: Samples | Labelled): data is Labelled {
  return "labels" in data;
}

/** @throws InputError for what are no samples, or where rows are uneven, missing, or not finite. */
export function checkSamples(value: unknown): asserts value is Samples | Labelled {
  const expected = "samples, such as twoMoons(200), or { inputs, targets } with one row for each sample";
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw wrongArgument("the data", value, expected);
  const { inputs, targets, labels, classes } = value as Partial<Samples & Labelled>;
  checkRows("the inputs", inputs);
  if (labels === undefined) checkRows("the targets", targets);
  else {
    checkList("the classes", classes, "a list of names");
    checkList("the labels", labels, "a list of places in the classes");
    const wrong = labels.findIndex((label) => !isPlace(label, classes.length));
    if (wrong >= 0)
      throw new InputError(
        "no-such-class",
        `the label of sample ${wrong + 1} is ${said(labels[wrong])}, but there are ${classes.length} classes`,
        { value: labels[wrong], expected: `a whole number from 0 to ${classes.length - 1}` },
      );
  }
  const answers = (labels ?? targets)?.length;
  if (answers !== inputs.length)
    throw new InputError(
      "wrong-number-of-rows",
      `there are ${inputs.length} rows of inputs, but ${answers} ${labels ? "labels" : "rows of targets"}`,
      { value: answers, expected: `${inputs.length}, one for each sample` },
    );
}

/** @throws InputError unless it is a list of evenly long lists of finite numbers, one at least. */
export function checkRows(what: string, value: unknown): asserts value is Rows {
  checkList(what, value, "a list of rows of numbers, such as [[0, 1], [1, 0]]");
  if (value.length === 0)
    throw new InputError("no-rows", `${what} are empty`, { value, expected: "one row at least" });
  const width = (value[0] as Partial<readonly number[]> | null)?.length;
  value.forEach((row, i) => {
    const where = `row ${i + 1} of ${what}`;
    checkList(where, row, "a list of numbers");
    if (row.length !== width || width === 0)
      throw new InputError("uneven-rows", `${where} has ${row.length} numbers, the first row ${width}`, {
        value: row,
        expected: `${width || "one or more"} numbers, as in every row`,
      });
    const wrong = row.findIndex((number) => !Number.isFinite(number));
    if (wrong >= 0)
      throw new InputError(
        "not-a-finite-number",
        `number ${wrong + 1} in ${where} is ${said(row[wrong])}, not a finite number`,
        { value: row[wrong], expected: "a finite number" },
      );
  });
}

/** For each label a row with 1 at its place and 0 elsewhere. @throws InputError for a label that is no class. */
export function oneHot(labels: readonly number[], classes: number): number[][] {
  checkRange("number-of-classes", classes, counted);
  checkList("the labels", labels, "a list of whole numbers");
  return labels.map((label) => {
    if (!isPlace(label, classes))
      throw wrongArgument("a label", label, `a whole number from 0 to ${classes - 1}`);
    return Array.from({ length: classes }, (_, i) => (i === label ? 1 : 0));
  });
}

const share: Range = {
  says: "a share above 0 and below 1",
  holds: (value) => value > 0 && value < 1,
};

/** The samples in these places, in this order. */
function samplesAt<D extends Samples | Labelled>(data: D, places: readonly number[]): D {
  const pick = <T>(list: readonly T[]): T[] => places.map((place) => list[place]);
  const inputs = pick(data.inputs);
  return isLabelled(data)
    ? { ...data, inputs, labels: pick(data.labels) }
    : { ...data, inputs, targets: pick(data.targets) };
}

/**
 * Shuffles samples and parts them: so much of them is held out for the test. The same seed parts in the same way.
 * @throws OptionError for a share outside 0 … 1, or one that leaves one of the two without samples.
 */
export function split<D extends Samples | Labelled>(
  data: D,
  options: { test?: number; seed?: number } = {},
): { training: D; test: D } {
  checkSamples(data);
  checkRecord("the options", options);
  const { test = 0.25, seed = 1 } = options;
  checkRange("test", test, share);
  const places = shuffled(
    data.inputs.map((_, i) => i),
    random(seed),
  );
  const held = Math.round(test * places.length);
  checkRange("test", test, {
    says: `a share that leaves samples on both sides, of ${places.length}`,
    holds: () => held > 0 && held < places.length,
  });
  return { training: samplesAt(data, places.slice(held)), test: samplesAt(data, places.slice(0, held)) };
}

function isPlace(label: unknown, classes: number): boolean {
  return Number.isInteger(label) && (label as number) >= 0 && (label as number) < classes;
}
