// JupyterLab as a child process: its messages go to a file, its address to the person, Ctrl-C to its end.
import { spawn } from "node:child_process";
import { createWriteStream, readFileSync } from "node:fs";
import path from "node:path";
import { jupyterEnvironment } from "./jupyter.mjs";
import { jupyterState, root, venvPython } from "./paths.mjs";
import { SetupError, say } from "./run.mjs";

/**
 * Starts the server in `folder`, with Jupyter's state in `state`. `onAddress` is called once with the address (and its
 * token) that a browser can open.
 */
export function startLab(options, onAddress) {
  const { folder = root, state = jupyterState, notebook = folder, passed = [] } = options;
  const args = ["-m", "jupyterlab", notebook, `--ServerApp.root_dir=${folder}`, ...passed];
  if (options.port) args.push(`--port=${options.port}`);
  if (!options.browser) args.push("--no-browser");
  if (process.getuid?.() === 0) args.push("--allow-root"); // as in a container, where root is the only user
  const env = jupyterEnvironment(state);
  const child = spawn(venvPython, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
  const log = createWriteStream(path.join(state, "lab.log"));
  let seen = "";
  const take = (text) => {
    log.write(text);
    if (options.verbose) process.stderr.write(text);
    if (seen === undefined) return;
    seen += text;
    const address = seen.match(/is running at:\s+(?:\[[^\]]*\]\s+)?(https?:\/\/\S+)/)?.[1];
    if (!address) return;
    seen = undefined;
    onAddress(address);
  };
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", take);
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
    const child = startLab(options, async (address) => {
      await ready;
      say(
        `JupyterLab is at  ${atNotebook(address, options.notebook)}\n${options.browser ? "Your browser opens it. " : ""}Ctrl-C ends it.`,
      );
    });
    // The terminal sends Ctrl-C to JupyterLab too; a signal to this process alone is passed on.
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
      process.on(signal, () => {
        if (!stopping) child.kill("SIGTERM");
        stopping = true;
      });
    child.on("error", reject);
    child.on("close", (status) => {
      if (stopping) say("\nJupyterLab has ended.");
      if (stopping || status === 0) return resolve(0);
      const log = readFileSync(path.join(jupyterState, "lab.log"), "utf8")
        .trimEnd()
        .split("\n")
        .slice(-20)
        .join("\n");
      reject(new SetupError(`JupyterLab stopped (exit code ${status}). The end of its messages:\n\n${log}`));
    });
  });
}
