import { Formula, formula, type Inputs } from "../../../formula/formula.js";
import { Node } from "../../../graph/graph.js";
import type { CheckOptions, Problem } from "../../plan/plan-for.js";

/** Under this MIME type a sheet that waits for answers tells what is asked, for pages that judge them too. */
export const taskType = "application/vnd.gradient-gates.task+json";

/** What is asked, as data for JSON: the arguments of `check` and the names of the answers. */
export interface Task {
  /** The text of a formula, or plain numbers by name. */
  problem: string | Readonly<Record<string, number>>;
  names: readonly string[];
  options: Pick<CheckOptions, "inputs" | "decimals" | "learningRate">;
}

/** A problem and what is asked of it as data; undefined for a graph that was recorded gate by gate, which has no text. */
export function taskOf(problem: Problem, names: readonly string[], options: CheckOptions): Task | undefined {
  const { inputs, decimals, learningRate } = options;
  const others = {
    ...(decimals === undefined ? {} : { decimals }),
    ...(learningRate === undefined ? {} : { learningRate }),
  };
  const given = (own: Inputs | undefined): Task["options"] =>
    own === undefined ? others : { inputs: own, ...others };
  if (problem instanceof Node) return taskOf(formula(problem), names, options);
  if (problem instanceof Formula && problem.text === "") return undefined;
  if (problem instanceof Formula)
    return { problem: problem.text, names, options: given({ ...problem.inputs, ...inputs }) };
  return { problem, names, options: given(inputs) };
}
