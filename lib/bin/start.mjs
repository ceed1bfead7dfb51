#!/usr/bin/env node
// npm start: installs what is missing, builds, and opens JupyterLab on the first notebook.
import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { serve } from "./setup/lab.mjs";
import { inRoot } from "./setup/paths.mjs";
import { main, SetupError, say } from "./setup/run.mjs";
import { setup } from "./setup/setup.mjs";
import { signPublished } from "./setup/trust.mjs";

const help = `npm start [-- [notebook] [options]]

Installs what is missing (npm packages; JupyterLab in .venv), builds the library and opens JupyterLab.
Everything stays in this folder. Ctrl-C ends it.

  notebook       the notebook to open (default: notebooks/00-start-here.ipynb)
  --no-browser   print the address and open nothing
  --port N       the port to listen on (default: 8888, or the next free one)
  --verbose      show JupyterLab's own messages (else they go to .jupyter/state/lab.log)
  --help         this text
  --             what follows is handed to JupyterLab as it is

Examples:  npm start
           npm start -- --no-browser --port 8899
           npm start -- notebooks/05-gradient-descent.ipynb

Other commands:  npm test (every test) · npm run notebooks (run the notebooks) · npx backprop --help`;

function options() {
  const known = {
    "no-browser": { type: "boolean" },
    port: { type: "string" },
    verbose: { type: "boolean" },
    help: { type: "boolean", short: "h" },
  };
  const end = process.argv.indexOf("--", 2);
  const own = process.argv.slice(2, end < 0 ? undefined : end);
  try {
    const { values, positionals } = parseArgs({ args: own, options: known, allowPositionals: true });
    return { ...values, positionals, passed: end < 0 ? [] : process.argv.slice(end + 1) };
  } catch (error) {
    throw new SetupError(`${error.message}\n\n${help}`);
  }
}

await main(async () => {
  const { positionals, passed, ...given } = options();
  if (given.help) return say(help);
  const port = given.port;
  if (port !== undefined && !(/^\d+$/.test(port) && port > 0 && port < 65536))
    throw new SetupError(`--port wants a number from 1 to 65535, not "${port}"`);
  const wanted = path.resolve(positionals[0] ?? inRoot("notebooks", "00-start-here.ipynb"));
  if (positionals.length > 0 && !existsSync(wanted))
    throw new SetupError(`There is no notebook ${positionals[0]}`);
  await setup({ lenient: true });
  say("Starting JupyterLab …");
  const notebook = existsSync(wanted) ? wanted : inRoot();
  return serve({
    notebook,
    port,
    browser: !given["no-browser"],
    verbose: given.verbose,
    passed,
    ready: signPublished(),
  });
});
