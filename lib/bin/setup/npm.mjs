// npm packages: installed when one that package-lock.json names is missing, has another version or has lost files.
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { stepLock } from "./alone.mjs";
import { lost, record, recorded } from "./listing.mjs";
import { inRoot, root, windows } from "./paths.mjs";
import { capture, offline, quietly, SetupError, say } from "./run.mjs";
import { needWritable } from "./writable.mjs";

const modules = inRoot("node_modules");
/** npm itself writes it last. */
const notes = path.join(modules, ".package-lock.json");

const read = (file) => {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined; // not there, or half written
  }
};

/** The first package that npm did not install as package-lock.json wants it, or undefined. */
function otherwise() {
  const installed = read(notes)?.packages;
  if (!installed) return modules;
  return Object.entries(read(inRoot("package-lock.json")).packages).find(([place, wanted]) => {
    const found = installed[place];
    if (place === "" || (!found && wanted.optional === true)) return false; // ourselves, or for another system
    return found?.version !== wanted.version || !existsSync(inRoot(place));
  })?.[0];
}

/** Whether a package (not ourselves, who are built later) lacks the file that it begins with. */
function headless([place, { link }]) {
  if (link) return false;
  const { main } = read(inRoot(place, "package.json")) ?? { main: "package.json" };
  return (
    Boolean(main) && !["", ".js", ".cjs", "/index.js"].some((end) => existsSync(inRoot(place, main + end)))
  );
}

/** The first file that an installed package has lost, or undefined. */
function incomplete() {
  const madeOf = createHash("sha256").update(readFileSync(notes)).digest("hex");
  const before = recorded(modules);
  if (before?.madeOf === madeOf) return lost(modules, before);
  const first = Object.entries(read(notes).packages).find(headless)?.[0];
  if (!first) noted(madeOf); // npm was run by hand: what it finished is taken for whole
  return first;
}

function noted(madeOf) {
  try {
    record(modules, madeOf);
  } catch {
    // in a folder that is read-only or another's, where nothing is going to be lost
  }
}

/** What keeps the packages from being used, in words; undefined when nothing does. */
export function packagesProblem() {
  if (!existsSync(modules)) return "The npm packages are missing";
  if (otherwise()) return "The npm packages are not those of package-lock.json";
  const file = incomplete();
  return file && `The npm packages are incomplete (${file} is gone or changed)`;
}

/** npm as it was called, else the one on the PATH. */
function npm(args) {
  const script = process.env.npm_execpath;
  if (script && path.basename(script).startsWith("npm-cli") && existsSync(script))
    return [process.execPath, [script, ...args], {}];
  const name = windows ? "npm.cmd" : "npm";
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  if (!folders.some((folder) => existsSync(path.join(folder, name))))
    throw new SetupError(`There is no npm on the PATH. It comes with Node.js (https://nodejs.org), on some systems as a package
of its own (Debian, Ubuntu: sudo apt-get install npm). Then run the same command again.`);
  return [name, args, { shell: windows }];
}

export async function ensurePackages() {
  const problem = packagesProblem();
  if (!problem) return;
  if (existsSync(modules)) say(`${problem}.`);
  needWritable(root);
  say("Installing the npm packages of package-lock.json (about 15 s) …");
  const [command, args, options] = npm([
    "ci",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ]);
  const hint = (output) => `${offline(output)}\`npm ci\` shows the whole output.`;
  await quietly("npm ci", command, args, { ...options, hint, lock: stepLock });
  await ensureZeromq();
  const still = packagesProblem();
  if (still) throw new SetupError(`${still}, also after npm ci in ${root}`);
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
    lock: stepLock,
  });
}
