import type { Arguments } from "../parts/arguments.js";
import type { Command, World } from "../parts/command.js";
import { readOption } from "../parts/numbers.js";
import { formatOf } from "../parts/output.js";
import { checkTableOfClass } from "./check-class.js";
import { aboutChecks, checkExamples, checkOptions } from "./check-help.js";
import { readProblem } from "./check-problem.js";
import type { CheckJob } from "./check-report.js";
import { checkSheet } from "./check-sheet.js";
import { readHanded } from "./check-source.js";

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
    const reveal = given.flags.has("reveal");
    const problem = readProblem(given, world);
    const handed = readHanded(given, world);
    const job: CheckJob = { problem, handed, decimals, reveal, asJson, given, world };
    return handed.kind === "class" ? checkTableOfClass(job) : checkSheet(job);
  },
};
