// JupyterLab as a child process: its messages go to a file, its address to the person, Ctrl-C to its end.
import path from "node:path";
import { createInterface } from "node:readline";
import { jupyterEnvironment } from "./jupyter.mjs";
import { openLog, withoutToken } from "./log.mjs";
import { jupyterState, root, venvPython } from "./paths.mjs";
import { keepPrivate } from "./private.mjs";
import { SetupError, say, spawnLeashed } from "./run.mjs";

/** How long JupyterLab may take to end its kernels, in milliseconds. */
const grace = 10_000;

/**
 * Starts the server in `folder`, with Jupyter's state in `state`, `python -m jupyterlab` by default; `tell` hears of a log that cannot be written. `onAddress` is
 * called once with the address (and its token) that a browser can open; `onEnd` with the exit code and the last lines
 * of its messages. It ends when its standard input is closed, or this process ends.
 */
export function startLab(options, onAddress, onEnd = () => {}) {
  const { folder = root, state = jupyterState, notebook = folder, passed = [] } = options;
  const { program = [venvPython, "-m", "jupyterlab"] } = options;
  const args = [notebook, `--ServerApp.root_dir=${folder}`, ...passed];
  if (options.port) args.push(`--port=${options.port}`);
  if (!options.browser) args.push("--no-browser");
  if (process.getuid?.() === 0) args.push("--allow-root"); // as in a container, where root is the only user
  const env = jupyterEnvironment(state);
  const [command, ...first] = program;
  const child = spawnLeashed(command, [...first, ...args], { cwd: root, env, grace });
  const log = openLog(path.join(state, "lab.log"), options.tell);
  let announced = false;
  let told = false;
  const take = (line) => {
    const shown = withoutToken(line); // the token is told by onAddress alone
    log.write(shown);
    if (options.verbose) process.stderr.write(`${shown}\n`);
    if (/jpserver-\d+-open\.html/.test(line)) keepPrivate(state); // the page that hands the token to the browser
    announced ||= line.includes("is running at:");
    const address = announced && !told && line.match(/https?:\/\/\S+/)?.[0];
    if (!address) return;
    told = true;
    onAddress(address);
  };
  const ends = [child.stdout, child.stderr].map((stream) => {
    const lines = createInterface({ input: stream.setEncoding("utf8") }).on("line", take);
    return new Promise((resolve) => lines.on("close", resolve));
  });
  child.on("close", async (status) => {
    await Promise.all(ends);
    onEnd(status, await log.end());
  });
  return child;
}

/** JupyterLab tells the address of its start page: this is the notebook's. */
function atNotebook(address, notebook) {
  const place = path.relative(root, notebook).split(path.sep).map(encodeURIComponent).join("/");
  return place ? address.replace(/\/lab(?=\?|$)/, `/lab/tree/${place}`) : address;
}

/** Runs JupyterLab until it ends or Ctrl-C; resolves to the exit code. `ready` is awaited before the address is told. */
export function serve({ ready, ...options }) {
  return new Promise((resolve, reject) => {
    let stopping = false;
    const tell = async (address) => {
      await ready;
      say(
        `JupyterLab is at  ${atNotebook(address, options.notebook)}\n${options.browser ? "Your browser opens it. " : ""}Ctrl-C ends it.`,
      );
    };
    const child = startLab(options, tell, (status, last) => {
      if (stopping) say("\nJupyterLab has ended.");
      if (stopping || status === 0) return resolve(0);
      reject(new SetupError(`JupyterLab stopped (exit code ${status}). The end of its messages:\n\n${last}`));
    });
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
      process.on(signal, () => {
        stopping = true;
        child.stdin.end();
      });
    child.on("error", reject);
  });
}
