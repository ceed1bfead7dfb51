import { type ClassReport, checkClass } from "../check/class.js";
import { type CheckOptions, check } from "../check/index.js";
import type { SheetProblem } from "../check/sheet.js";
import type { Verdicts } from "../check/verdicts.js";
import { InputError } from "../errors.js";
import { quote, visible } from "../expression/refuse.js";
import { formula } from "../formula.js";
import type { Arguments } from "./arguments.js";
import { aboutChecks, checkExamples, checkOptions } from "./check-help.js";
import { type Handed, readHanded } from "./check-source.js";
import type { Command, World } from "./command.js";
import { readInputs, readOption } from "./numbers.js";
import { formatOf, writeOwn, writeOwnCsv } from "./output.js";
import { classPage, sheetPage } from "./page.js";
import { readFormula } from "./source.js";

export const checkCommand: Command = {
  name: "check",
  summary: "numbers worked out by hand, judged one by one: which is right, which slip was made",
  usage: '"<formula>" name=number … --answers "q=3 dq=-4 …" [options]',
  about: aboutChecks,
  options: checkOptions,
  examples: checkExamples,

  run(given: Arguments, world: World): number {
    const asJson = formatOf(given, ["json"]) === "json";
    const decimals = readOption(given.values, "decimals");
    const learningRate = readOption(given.values, "learning-rate");
    const { text, rest } = readFormula(given, world);
    const inputs = inputsOf(text, rest, given);
    const options = { inputs, decimals, learningRate, reveal: given.flags.has("reveal") };
    const handed = readHanded(given, world);
    return handed.kind === "class"
      ? wholeClass(text, handed, options, asJson, given, world)
      : oneSheet(text, handed, options, asJson, given, world);
  },
};

function oneSheet(
  text: string,
  handed: Handed,
  options: CheckOptions,
  asJson: boolean,
  given: Arguments,
  world: World,
): number {
  const verdicts = check(text, handed.text, options);
  const { problems, notes } = verdicts;
  if (verdicts.of === 0 && problems.length === 0)
    throw new InputError(
      "no-answers",
      `${handed.from} holds no answers; write name = number, such as dq = -4`,
      {
        expected: "name = number",
      },
    );
  tell(problems, handed, options.learningRate);
  const file = given.values.get("html");
  if (file !== undefined) writeOwn("html", file, sheetPage(text, verdicts));
  if (asJson) {
    const { verdicts: judged, right, of } = verdicts.toJSON();
    print({ verdicts: judged, right, of, ...(problems.length > 0 ? { problems } : {}) }, world);
    for (const note of notes) world.err(`${note}\n`);
  } else world.out(shown(verdicts.toText()));
  if (file !== undefined) world.err(`Wrote ${file}\n`);
  return isRight(verdicts) && problems.length === 0 ? 0 : 1;
}

function wholeClass(
  text: string,
  handed: Handed,
  options: CheckOptions,
  asJson: boolean,
  given: Arguments,
  world: World,
): number {
  const report = checkClass(text, handed.text, options);
  const { students, questions, problems } = report;
  tell(problems, handed, options.learningRate);
  if (students.length === 0 || questions.length === 0) throw emptyClass(report, handed);
  const html = given.values.get("html");
  const csv = given.values.get("csv");
  if (html !== undefined) writeOwn("html", html, classPage(report));
  if (csv !== undefined) writeOwnCsv("csv", csv, report.toCsv());
  if (asJson) print(report, world);
  else world.out(shown(report.toText()));
  for (const file of [html, csv]) if (file !== undefined) world.err(`Wrote ${file}\n`);
  return students.every(({ verdicts }) => isRight(verdicts)) && problems.length === 0 ? 0 : 1;
}

/** The inputs of a problem. Answers that were typed without quotation marks arrive here as further words. */
function inputsOf(text: string, words: readonly string[], { values }: Arguments): Record<string, number> {
  const inputs = readInputs(words);
  try {
    formula(text, inputs);
    return inputs;
  } catch (error) {
    const strays = error instanceof InputError && ["computed-name", "unknown-input"].includes(error.code);
    if (!strays || !values.has("answers") || error.message.includes("did you mean")) throw error;
    const hint = 'Answers stand together in quotation marks: --answers "q=3 dq=-4"';
    const { code, value, expected } = error;
    throw new InputError(code, `${error.message}. ${hint}`, {
      value,
      hint,
      ...(expected ? { expected } : {}),
    });
  }
}

const isRight = ({ right, of }: Verdicts): boolean => right === of;

/** Says of each problem in which file it is, and of w1' what it needs. */
function tell(problems: readonly SheetProblem[], { file }: Handed, learningRate: number | undefined): void {
  for (const problem of problems) {
    if (file !== undefined) problem.file = file;
    if (
      problem.code === "unknown-answer" &&
      learningRate === undefined &&
      /['′’]$|new/.test(problem.name ?? "")
    )
      problem.message += "; a parameter after a step needs --learning-rate";
  }
}

function emptyClass({ students, columns }: ClassReport, { from }: Handed): InputError {
  const message =
    students.length === 0
      ? `${from} holds no students; it needs a line of names, then a line for each student`
      : `no column of ${from} is an answer to the problem; its first line reads ${quote(columns.join(", "))}`;
  return new InputError("no-answers", message, { expected: "columns such as student, q, f, dq" });
}

/** What comes from a file must not command the terminal. */
function shown(text: string): string {
  return `${text.split("\n").map(visible).join("\n")}\n`;
}

function print(data: unknown, world: World): void {
  world.out(`${JSON.stringify(data, null, 2)}\n`);
}
