import { judgeAnswers } from "../../check/judge/judge-sheet.js";
import type { Task } from "../../check/report/sheet/task.js";
import { verdictsHtml } from "../../check/report/sheet/verdict-html.js";
import type { Answers } from "../../check/sheet/sheet.js";

/** Judges answers to a task as `check` does, and tells it in HTML, with hints, without the picture. Runs in a page too. */
export function judged({ problem, options }: Task, answers: Answers): string {
  return verdictsHtml(judgeAnswers(problem, answers, options));
}

/** Whether a task can be judged without its notebook: a gate that was declared there is not known elsewhere. */
export function canBeJudged(task: Task): boolean {
  try {
    judged(task, Object.fromEntries(task.names.map((name) => [name, null])));
    return true;
  } catch {
    return false;
  }
}
