// npm run notebooks: runs notebooks in clean kernels, adds still pictures, writes them back or compares.

import path from "node:path";
import { parseArgs } from "node:util";
import { count } from "../text/format.js";
import { visible } from "../text/refuse.js";
import { noChromium } from "./chromium.js";
import { differences, keepAlike } from "./compare.js";
import { execute, type Run, stopAll } from "./execute.js";
import type { Notebook } from "./notebook.js";
import { inRoot, signPublished } from "./project.js";
import { publish } from "./published.js";
import { failureText, limits, Progress, timesOf, timesTable } from "./report.js";
import { selectNotebooks } from "./select.js";
import { Stills } from "./stills.js";

export const help = `npm run notebooks [-- [name …] [options]]

Runs the notebooks in clean kernels, two at a time, and writes them back with still pictures of their figures.
Any error, any text on stderr and any cell that did not run is a failure; a notebook that fails is left as it was, and
so is one that was saved anew while it ran.

  name        a notebook's file, name or number (03, 03-sigmoid-neuron); all of notebooks/ without one
  --check     write nothing; fail when a committed notebook differs from this run in more than its still pictures
  --times     print the time of each cell (limits: first ${limits.first} s, others ${limits.other} s on two cores)
  --jobs N    how many at a time (default 2; a kernel takes about 235 MB)
  --help      this text`;

/** How many at a time. @throws Error for what is no whole number from 1. */
function jobsOf(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new Error(`--jobs wants a whole number from 1, not "${text}"`);
}

/** Runs one notebook and says how it went; true when it is fine. */
async function runOne(
  file: string,
  check: boolean,
  stills: Stills,
  progress: Progress,
): Promise<[boolean, Run]> {
  const name = visible(path.basename(file, ".ipynb"));
  const shown = visible(path.relative(inRoot(), file));
  let still = { drawn: 0, missing: 0 };
  let found: string[] = [];
  const finish = async ({ before, after }: Run): Promise<Notebook | undefined> => {
    if (!after) return undefined;
    if (check) found = differences(before, after);
    if (check) return undefined;
    keepAlike(after, before);
    still = await stills.add(after, before);
    return after;
  };
  const run = await execute(file, (done, cells) => progress.update(name, done, cells), finish);
  progress.end(name);
  if (run.failure) progress.line(`\n${failureText(shown, run.before, run.failure)}\n`);
  else progress.line(`${timesOf(name, run)}${still.drawn ? `, ${still.drawn} stills drawn` : ""}`);
  if (still.missing) progress.line(`${name}: ${still.missing} still pictures are missing: ${noChromium}`);
  if (found.length) progress.line(`\n${shown} differs from a fresh run:\n${found.join("\n")}\n`);
  return [!run.failure && found.length === 0, run];
}

/** The whole command; resolves to its exit code. */
export async function main(args: string[]): Promise<number> {
  const flag = { type: "boolean" } as const;
  const options = {
    check: flag,
    times: flag,
    help: { ...flag, short: "h" },
    jobs: { type: "string" },
  } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  if (values.help) {
    process.stdout.write(`${help}\n`);
    return 0;
  }
  const jobs = jobsOf(values.jobs ?? "2");
  const queue = selectNotebooks(positionals);
  const stills = new Stills();
  const progress = new Progress();
  let failed = 0;
  const stop = () => {
    queue.length = 0;
    stopAll();
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
  const worker = async () => {
    for (let file = queue.shift(); file; file = queue.shift()) {
      const [fine, run] = await runOne(file, values.check === true, stills, progress);
      if (!fine) failed++;
      else if (!values.check) publish(file);
      if (values.times) progress.line(timesTable(run));
    }
  };
  try {
    await Promise.all(Array.from({ length: jobs }, worker));
  } finally {
    stop();
    await stills.close();
  }
  if (!values.check) await signPublished();
  if (failed) process.stdout.write(`${count(failed, "notebook")} failed.\n`);
  return failed ? 1 : 0;
}
