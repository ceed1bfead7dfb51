// Runs a notebook through lib/run/execute.py (nbclient) and passes on what happens.
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Notebook } from "./notebook.js";
import { inRoot, jupyterEnvironment, root, venvPython } from "./project.js";
import { save } from "./save.js";

export interface Failure {
  /** The cell's place in the notebook, counted from 0; null when no cell is to blame. */
  index: number | null;
  message: string;
}

export interface Run {
  before: Notebook;
  /** The SHA-256 of the file that was run. */
  source: string;
  after?: Notebook;
  /** What is to stand in the file. */
  text?: string;
  failure?: Failure;
  /** Seconds in all, with the kernel's start. */
  seconds: number;
  /** Seconds of each code cell, by its place in the notebook. */
  times: { index: number; seconds: number }[];
}

type Event =
  | { event: "begin"; cells: number; before: Notebook; source: string }
  | { event: "cell"; index: number; seconds: number }
  | { event: "failure"; index: number | null; message: string }
  | { event: "done"; seconds: number; after: Notebook }
  | { event: "text"; text: string };

const running = new Set<ReturnType<typeof spawn>>();

/** Ends what still runs; the kernels are shut down by their runners. */
export function stopAll(): void {
  for (const child of running) child.kill("SIGTERM");
}

/**
 * Runs the notebook at `path`. `progress` hears of each cell. `finish` gets the run and returns the notebook to
 * write to the file, or undefined to leave the file alone. Where it cannot be written, that is the run's failure.
 */
export async function execute(
  path: string,
  progress: (done: number, cells: number) => void,
  finish: (run: Run) => Promise<Notebook | undefined>,
): Promise<Run> {
  const script = inRoot("lib", "run", "execute.py");
  const child = spawn(venvPython, ["-u", script, path], { cwd: root, env: jupyterEnvironment() });
  const run = await follow(child, progress, finish);
  if (run.failure || run.text === undefined) return run;
  const message = save(path, run.text, run.source);
  return message === undefined ? run : { ...run, failure: { index: null, message } };
}

/** Listens to a run of execute.py until it ends. When `finish` fails, the program is let go and the failure passed on. */
export async function follow(
  child: ChildProcessWithoutNullStreams,
  progress: (done: number, cells: number) => void,
  finish: (run: Run) => Promise<Notebook | undefined>,
): Promise<Run> {
  running.add(child);
  const run: Run = {
    before: { cells: [], metadata: {}, nbformat: 4, nbformat_minor: 5 },
    source: "",
    seconds: 0,
    times: [],
  };
  let cells = 0;
  let noise = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    noise += text;
  });
  child.on("error", (error) => {
    noise += error.message; // it did not start
  });
  child.stdin.on("error", () => undefined); // it has ended already: its exit code tells
  const closed = new Promise<number | null>((resolve) => child.on("close", resolve));
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      const event = JSON.parse(line) as Event;
      if (event.event === "begin") ({ cells, before: run.before, source: run.source } = event);
      if (event.event === "cell") run.times.push({ index: event.index, seconds: event.seconds });
      if (event.event === "failure") run.failure = event;
      if (event.event === "text") run.text = event.text;
      if (event.event === "done") {
        ({ seconds: run.seconds, after: run.after } = event);
        let text: Notebook | undefined;
        try {
          text = await finish(run);
        } finally {
          child.stdin.end(text ? `${JSON.stringify(text)}\n` : ""); // it waits for this
        }
      }
      progress(run.times.length, cells);
    }
  } finally {
    child.stdin.end();
    child.stdout.resume(); // what nobody reads would keep it from ending
    await closed;
    running.delete(child);
  }
  const status = await closed;
  if (status !== 0 && !run.failure)
    run.failure = {
      index: null,
      message: noise.trim() || (status === null ? "It was stopped." : `Exit code ${status}.`),
    };
  return run;
}
