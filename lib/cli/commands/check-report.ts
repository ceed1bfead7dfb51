import type { Verdicts } from "../../check/report/sheet/verdicts.js";
import type { SheetProblem } from "../../check/sheet/problem.js";
import { visible } from "../../text/refuse.js";
import type { Arguments } from "../parts/arguments.js";
import type { World } from "../parts/command.js";
import type { CheckProblem } from "./check-problem.js";
import type { Handed } from "./check-source.js";

/** One run of `backprop check`: what was to be worked out, what was handed in, and how it is told. */
export interface CheckJob {
  problem: CheckProblem;
  handed: Handed;
  decimals: number | undefined;
  reveal: boolean;
  asJson: boolean;
  given: Arguments;
  world: World;
}

export const isRight = ({ right, of }: Verdicts): boolean => right === of;

/** Says of each problem in which file it is, and of w1' what it needs. */
export function tell(
  problems: readonly SheetProblem[],
  { handed, problem: { learningRate } }: CheckJob,
): void {
  for (const problem of problems) {
    if (handed.file !== undefined) problem.file = handed.file;
    const isUpdate = /['′’]$|new/.test(problem.name ?? "");
    if (problem.code === "unknown-answer" && learningRate === undefined && isUpdate)
      problem.message += "; a parameter after a step needs --learning-rate";
  }
}

/** What comes from a file must not command the terminal. */
export function shown(text: string): string {
  return `${text.split("\n").map(visible).join("\n")}\n`;
}
