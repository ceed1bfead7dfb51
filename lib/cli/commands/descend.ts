import { descend, path, type Trajectory } from "../../descent/trajectory.js";
import { formula } from "../../formula/formula.js";
import { csv } from "../../text/csv.js";
import { InputError } from "../../text/errors.js";
import type { Arguments } from "../parts/arguments.js";
import type { Command, World } from "../parts/command.js";
import { aboutFormulas, aboutTensors } from "../parts/formulas.js";
import { type GivenInputs, inputsOf, inputsOption, readValues } from "../parts/inputs.js";
import { readOption } from "../parts/numbers.js";
import { aboutOptimizers, optimizerOptions, readOptimizer } from "../parts/optimizers.js";
import { filesOf, formatOf, tellWritten, writeFiles } from "../parts/output.js";
import { figurePage } from "../parts/page.js";
import { fileOption, readFormula } from "../parts/source.js";
import { stepTable, whyStopped } from "./steps.js";

export const descendCommand: Command = {
  name: "descend",
  summary: "walk a formula downhill from a start, and show the path",
  usage: '"<formula>" name=start … [options]',
  about: `Goes downhill on the value of a formula: calculates the gradient, takes a step, and so on. Prints every step
(of a long walk the first and the last) and why it stopped: the value fell below --until, the steps were used
up, or the walk diverged; then it keeps the path up to there.

${aboutOptimizers}

${aboutFormulas}

${aboutTensors}`,
  options: [
    ...optimizerOptions,
    { name: "until", value: "0.005", help: "stop at the first point whose value is below this" },
    {
      name: "steps",
      value: "20",
      help: "the most steps, 1 to 1000000; 100 when left out, 1000 with --until",
    },
    {
      name: "fixed",
      value: "a=1,b=2",
      help: "names that keep their value, here or where it is given; the others are moved",
    },
    { name: "json", help: "print JSON: optimizer, path, stopped" },
    { name: "csv", help: "print CSV: a line for each step" },
    {
      name: "html",
      value: "figure.html",
      help: "also write a page with the figures, which opens without a network",
    },
    fileOption,
    inputsOption,
    { name: "help", help: "print this page" },
  ],
  examples: `Examples:
  backprop descend "x^2 + 2*y^2" x=-3 y=-3 --learning-rate 0.1 --until 0.005
      … stops after 17 steps with 0.00456406
  backprop descend "x^2 + 2*y^2" x=-3 y=-3 --learning-rate 0.6 --steps 50
      diverges: every step is longer than the one before
  backprop descend "x^2 + 2*y^2" x=-3 y=-3 --optimizer momentum --learning-rate 0.1 --momentum 0.5 --html paths.html
  backprop descend "(w * a + c - b)^2" w=0 c=0 --fixed a=2,b=3 --csv
      w and c are moved, a and b stay
  backprop descend "d = W * x - t; dot(d, d)" "W=[[0,0],[0,0]]" --fixed "x=[1,2],t=[1,-1]" --learning-rate 0.05 --json
      every element of W is moved; each point has W nested: { "W": [[…], […]] }

Exit code: 0 when all is well, also for a walk that diverged; 2 for bad input, with a message on standard
error (with --json also as { "error": { "code", "message", "position", … } } on standard output).`,

  run(given: Arguments, world: World): number {
    const format = formatOf(given, ["json", "csv"]);
    const optimizer = readOptimizer(given);
    const until = readOption(given.values, "until");
    const steps = readOption(given.values, "steps") ?? (until === undefined ? 100 : undefined);
    const { text, rest } = readFormula(given, world);
    const words = fixedWords(given.values.get("fixed") ?? "");
    const { start, fixed } = partFixed(inputsOf(rest, given, world), words);
    const f = formula(text, { ...start, ...fixed });
    const trajectory = descend(f, start, optimizer, { until, steps });
    const files = filesOf({ html: () => figurePage(f, trajectory, until) }, given);
    writeFiles(files);
    if (format === "json") writeJson(trajectory, world);
    else if (format === "csv") world.out(pathCsv(trajectory));
    else
      world.out(
        `${stepTable(trajectory, f.output.name)}\n\n${whyStopped(trajectory, f.output.name, until)}\n`,
      );
    tellWritten(files, world);
    return 0;
  },
};

/** "a=2,W=[[1,0],[0,1]],t": parted by the commas that stand in no brackets. */
function fixedWords(text: string): string[] {
  const words = [""];
  let open = 0;
  for (const sign of text) {
    if (sign === "[") open++;
    else if (sign === "]") open--;
    if (sign === "," && open <= 0) words.push("");
    else words[words.length - 1] += sign;
  }
  return words.map((word) => word.trim()).filter((word) => word !== "");
}

/** Those that move, and those that --fixed gives a value, or names when it is given elsewhere. */
function partFixed(
  inputs: GivenInputs,
  words: readonly string[],
): { start: GivenInputs; fixed: GivenInputs } {
  const named = words.filter((word) => Object.hasOwn(inputs, word));
  const fixed = readValues(words.filter((word) => !named.includes(word)));
  checkMoved(inputs, fixed, named);
  const start = { ...inputs };
  for (const name of named) {
    fixed[name] = inputs[name];
    delete start[name];
  }
  return { start, fixed };
}

function checkMoved(inputs: GivenInputs, fixed: GivenInputs, named: readonly string[]): void {
  const both = Object.keys(fixed).find((name) => Object.hasOwn(inputs, name));
  if (both !== undefined)
    throw new InputError("input-given-twice", `${both} has a start and is in --fixed; leave one out`, {
      value: both,
    });
  if (Object.keys(inputs).every((name) => named.includes(name)))
    throw new InputError("missing-input", "nothing is there to be moved; give a start, such as x=-3", {
      expected: "at least one name=number beside the formula",
    });
}

/** One step in a line, and in pieces, so that a walk of a million steps can be printed. */
function writeJson(trajectory: Trajectory, world: World): void {
  const records = path(trajectory);
  world.out(`{\n  "optimizer": ${JSON.stringify(trajectory.optimizer)},\n  "path": [\n`);
  for (let i = 0; i < records.length; i += 1000) {
    const lines = records.slice(i, i + 1000).map((record) => `    ${JSON.stringify(record)}`);
    world.out(`${lines.join(",\n")}${i + 1000 < records.length ? "," : ""}\n`);
  }
  world.out(`  ],\n  "stopped": ${JSON.stringify(trajectory.stopped)}\n}\n`);
}

function pathCsv({ names, points, values, gradients }: Trajectory): string {
  const columns = ["step", ...names, "value", ...names.map((name) => `d${name}`)];
  return csv(
    columns,
    points.map((point, step) => [step, ...point, values[step], ...gradients[step]]),
  );
}
