import { readSamples } from "../../check/descent/trajectory-samples.js";
import { check, checkDescent } from "../../check/index.js";
import type { Verdicts } from "../../check/report/sheet/verdicts.js";
import { gradientDescent, optimizers } from "../../descent/optimizers.js";
import { formula } from "../../formula/formula.js";
import { parseProgram } from "../../formula/program.js";
import { readCsv } from "../../text/csv-read.js";
import { InputError, OptionError } from "../../text/errors.js";
import type { Arguments } from "../parts/arguments.js";
import { readSettings } from "../parts/choices.js";
import type { GivenInputs } from "../parts/inputs.js";
import { printJson } from "../parts/json.js";
import { readOptimizer } from "../parts/optimizers.js";
import { filesOf, tellWritten, writeFiles } from "../parts/output.js";
import { sheetPage } from "../parts/page.js";
import { type CheckJob, isRight, shown, tell } from "./check-report.js";
import { readNamed } from "./check-source.js";

/** One sheet, or one table of steps. */
export function checkSheet(job: CheckJob): number {
  const { problem, handed, given, world } = job;
  const verdicts = handed.kind === "table" ? judgeTable(job) : judgeSheet(job);
  const { problems, notes } = verdicts;
  if (verdicts.of === 0 && problems.length === 0) throw noAnswers(job);
  tell(problems, job);
  const contents = { html: () => sheetPage(problem.text, verdicts), svg: () => drawn(verdicts) };
  const files = filesOf(contents, given);
  writeFiles(files);
  if (job.asJson) {
    printJson(verdicts, world);
    for (const note of notes) world.err(`${note}\n`);
  } else world.out(shown(told(verdicts, given)));
  tellWritten(files, world);
  return isRight(verdicts) && problems.length === 0 ? 0 : 1;
}

/** Hints come in steps: which slip, how the step goes, what it gives. What may be asked next is told below. */
function told(verdicts: Verdicts, { flags }: Arguments): string {
  if (verdicts.reveal || flags.has("step")) return verdicts.toText({ steps: true });
  const more = verdicts.verdicts.some(({ step }) => step !== undefined);
  const next = more
    ? "\n\nTo see how a wrong step goes, ask again with --step; with --reveal also what it gives."
    : "";
  return verdicts.toText() + next;
}

/** @throws OptionError where there are too many gates for a picture. */
function drawn(verdicts: Verdicts): string {
  const svg = verdicts.toSvg();
  if (svg === undefined)
    throw new OptionError("graph-too-big", "--svg draws a graph of at most 40 gates; this one has more", {
      expected: "a formula of fewer gates, or no --svg",
    });
  return `<!-- made by backprop check -->\n${svg}\n`;
}

function judgeSheet({ problem, handed, decimals, reveal, given }: CheckJob): Verdicts {
  const { text, inputs, learningRate } = problem;
  checkTyped(text, inputs, given.values.has("answers"));
  return check(text, handed.text, { inputs, decimals, learningRate, reveal });
}

/** What is typed as name=number is a parameter; the other inputs come from --samples. */
function judgeTable({ problem, handed, decimals, reveal, given, world }: CheckJob): Verdicts {
  const { text, inputs: start, learningRate } = problem;
  const optimizer = given.values.has("optimizer") ? readOptimizer(given) : undefined;
  if (optimizer === undefined) readSettings(gradientDescent, optimizers, given);
  if (learningRate === undefined && optimizer === undefined)
    throw new OptionError("missing-learning-rate", "a table of steps needs its --learning-rate", {
      expected: "--learning-rate 0.1",
    });
  const file = given.values.get("samples");
  const samplesTable = file === undefined ? undefined : readNamed(file, world);
  const columns = samplesTable ? (readCsv(samplesTable.text)[0] ?? []).map((cell) => cell.text) : [];
  const { inputs } = parseProgram(text, [...Object.keys(start), ...columns]);
  const changing = inputs.filter((name) => !Object.hasOwn(start, name));
  if (file === undefined && changing.length > 0)
    throw new InputError(
      "missing-input",
      `${changing.join(", ")} ${changing.length === 1 ? "has" : "have"} no value; give a parameter's start as ${changing[0]}=…, and inputs that change in --samples samples.csv`,
      { value: changing, expected: "a start, or a column of --samples" },
    );
  const samples = samplesTable && readSamples(samplesTable.text, changing, samplesTable.file as string);
  const steps = optimizer === undefined ? { learningRate } : { optimizer };
  return checkDescent({ formula: text, start: numbersIn(start), ...steps, samples }, handed.text, {
    decimals,
    reveal,
  });
}

/** A table has a column for each parameter. @throws InputError for a vector or a matrix. */
function numbersIn(start: GivenInputs): Record<string, number> {
  return Object.fromEntries(
    Object.entries(start).map(([name, value]) => {
      if (typeof value === "number") return [name, value];
      throw new InputError(
        "not-a-number",
        `${name} is a list; in a table of steps every parameter is a number, with a column of its own`,
        { value, expected: "a number" },
      );
    }),
  );
}

function noAnswers({ handed: { kind, from } }: CheckJob): InputError {
  const [what, expected] =
    kind === "table"
      ? [
          "it needs a line of names, such as step,x,f, then a line for each step",
          "columns such as step, x, f, dx",
        ]
      : ["write name = number, such as dq = -4", "name = number"];
  return new InputError("no-answers", `${from} holds no answers; ${what}`, { expected });
}

/** Answers that were typed without quotation marks arrive as further inputs: the message says so. */
function checkTyped(text: string, inputs: GivenInputs, typed: boolean): void {
  try {
    formula(text, inputs);
  } catch (error) {
    const strays = error instanceof InputError && ["computed-name", "unknown-input"].includes(error.code);
    if (!strays || !typed || error.message.includes("did you mean")) throw error;
    const hint = 'Answers stand together in quotation marks: --answers "q=3 dq=-4"';
    const { code, value, expected } = error;
    throw new InputError(code, `${error.message}. ${hint}`, {
      value,
      hint,
      ...(expected ? { expected } : {}),
    });
  }
}
