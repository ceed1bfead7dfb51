// npm packages: installed when one that package-lock.json names is missing or has another version.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { inRoot, root, windows } from "./paths.mjs";
import { capture, quietly, say } from "./run.mjs";

const packagesOf = (file) => {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return undefined; // not there, or half written
  }
};

/** npm itself writes node_modules/.package-lock.json last: comparing it with ours needs no stamp of our own. */
function complete() {
  const installed = packagesOf(inRoot("node_modules", ".package-lock.json"));
  if (!installed) return false;
  return Object.entries(packagesOf(inRoot("package-lock.json"))).every(([place, wanted]) => {
    if (place === "") return true;
    const found = installed[place];
    if (!found) return wanted.optional === true; // for another system
    return found.version === wanted.version && existsSync(inRoot(place));
  });
}

/** npm as it was called, else the one on the PATH. */
function npm(args) {
  const script = process.env.npm_execpath;
  if (script && path.basename(script).startsWith("npm-cli")) return [process.execPath, [script, ...args], {}];
  return [windows ? "npm.cmd" : "npm", args, { shell: windows }];
}

export async function ensurePackages() {
  if (complete()) return;
  say("Installing the npm packages of package-lock.json (about 15 s) …");
  const [command, args, options] = npm([
    "ci",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ]);
  const hint = "Is the machine online? `npm ci` shows the whole output.";
  await quietly("npm ci", command, args, { ...options, cwd: root, hint });
  await ensureZeromq();
}

/** The kernel talks through zeromq, which brings its binary for the usual systems; elsewhere it is compiled here. */
async function ensureZeromq() {
  const load = await capture(process.execPath, ["-e", 'require("zeromq")']);
  if (load.status === 0) return;
  say("Compiling zeromq, which has no ready binary for this system …");
  const hint = "The kernel needs zeromq: see https://github.com/zeromq/zeromq.js for what to install.";
  await quietly("Compiling zeromq", process.execPath, ["script/install.js"], {
    cwd: inRoot("node_modules", "zeromq"),
    hint,
  });
}
