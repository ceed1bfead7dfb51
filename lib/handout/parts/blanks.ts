import { type Task, taskType } from "../../check/report/sheet/task.js";
import type { Cell } from "../../run/notebook.js";
import { markup } from "../../text/html.js";
import type { Extras } from "./extras.js";

/** Places to fill in of one exercise; without names there is room for a longer answer. */
export interface Blanks {
  names: readonly string[];
  /** What is asked, where the cell has told it. */
  task?: Task;
}

/** Lines to write on. With `extras` they name their task, where the page can judge it. */
export function blanksHtml({ names, task }: Blanks, extras?: Extras): string {
  if (names.length === 0) return '<div class="room" role="img" aria-label="room for an answer"></div>';
  const blanks = names.map((name) => markup`<span><i>${name}</i> = <u></u></span> `);
  const place = task && extras?.offers(task) ? extras.tasks.push(task) - 1 : undefined;
  const attribute = place === undefined ? undefined : markup` data-task="${place}"`;
  return String(markup`<p class="blanks"${attribute}>${blanks}</p>`);
}

/** The places to fill in of a cell: those of each task that it has shown, else the names that its source leaves open. */
export function blanksOf({ source, outputs = [] }: Cell): Blanks[] {
  const tasks = outputs.flatMap(({ data }) => (data?.[taskType] ? [data[taskType] as unknown as Task] : []));
  const inSource = blanksIn(source);
  const told = tasks.flatMap(({ names }) => names);
  const isSame = told.length === inSource.length && inSource.every((name) => told.includes(name));
  return tasks.length > 0 && isSame
    ? tasks.map((task) => ({ names: task.names, task }))
    : [{ names: inSource }];
}

/** The names that a cell leaves open: `{ dq: null, "w1'": null }`. */
export function blanksIn(source: string): string[] {
  return [...source.matchAll(/(?:([\p{L}_][\p{L}\p{N}_]*)|"([^"]+)"|(\d+))\s*:\s*null\b/gu)].map(
    ([, name, quoted, number]) => name ?? quoted ?? number,
  );
}
