import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";

/** A file of this project, from where the compiled tests stand. */
export const ours = (...parts: string[]): string =>
  fileURLToPath(new URL(["../../..", ...parts.map(encodeURIComponent)].join("/"), import.meta.url));

/** A module of lib/bin/setup, which is plain ESM. */
export const loadSetup = (file: string): Promise<unknown> =>
  import(new URL(`../../../lib/bin/setup/${file}`, import.meta.url).href);

/** A new folder, gone when the tests of the file are done. */
export function newFolder(name = "setup"): string {
  const folder = mkdtempSync(path.join(tmpdir(), `backprop-${name}-`));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface Ended {
  status: number | null;
  text: string;
}

/** A project of its own in which the true set-up runs, with programs that stand for npm and for the compiler. */
export class StandIn {
  readonly folder: string;

  constructor(parent: string = newFolder(), name = "project") {
    this.folder = path.join(parent, name);
    for (const part of ["bin", "files"]) cpSync(ours("lib", part), this.at("lib", part), { recursive: true });
    this.write("tsconfig.json", "{}");
    this.write("lib/cli/main.ts", "");
    this.write("lib/bench/main.ts", "");
    const packages = Object.fromEntries(names.map((one) => [`node_modules/${one}`, { version: "1.0.0" }]));
    this.write("package-lock.json", JSON.stringify({ packages: { "": {}, ...packages } }));
    this.write("npm-cli.js", npm(JSON.stringify({ packages })));
  }

  at(...parts: string[]): string {
    return path.join(this.folder, ...parts);
  }

  write(name: string, text: string): void {
    mkdirSync(path.dirname(this.at(name)), { recursive: true });
    writeFileSync(this.at(name), text);
  }

  /** What the programs wrote down of their work: a line each. */
  get done(): string[] {
    return existsSync(this.at("done")) ? readFileSync(this.at("done"), "utf8").trim().split("\n") : [];
  }

  start(script: string, env: NodeJS.ProcessEnv = {}): ChildProcess {
    return spawn(process.execPath, [this.at("lib", "bin", script)], {
      env: { ...process.env, npm_execpath: this.at("npm-cli.js"), ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
  }

  /** Runs a script of lib/bin to its end: by default the one that needs packages and the build, but no Python. */
  run(script = "bench.mjs", env: NodeJS.ProcessEnv = {}): Promise<Ended> {
    return ended(this.start(script, env));
  }
}

/** Resolves when the program has ended, with all that it printed. */
export async function ended(child: ChildProcess): Promise<Ended> {
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (part: string) => {
      text += part;
    });
  const status = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { status, text };
}

/** Asks until it is so, for what another process does when it gets to it; after a minute it never will. */
export async function until(what: () => boolean): Promise<void> {
  for (let times = 0; times < 3000; times++) {
    if (what()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`still not so: ${what}`);
}

const names = ["typescript", "zeromq", "mathjs"];

/** Stands for `npm ci`: packages of two files, and a compiler. Two of them at once are a fault, as they are for npm. */
const npm = (notes: string): string => `
const { appendFileSync, mkdirSync, rmSync, writeFileSync } = require("node:fs");
process.chdir(__dirname);
mkdirSync("busy");
appendFileSync("done", "npm ci\\n");
rmSync("node_modules", { recursive: true, force: true });
for (const name of ${JSON.stringify(names)}) {
  mkdirSync("node_modules/" + name + "/lib", { recursive: true });
  writeFileSync("node_modules/" + name + "/package.json", '{ "main": "lib/main" }');
  for (const file of ["main.js", "part.js"]) writeFileSync("node_modules/" + name + "/lib/" + file, "// " + file);
}
mkdirSync("node_modules/typescript/bin");
writeFileSync("node_modules/typescript/bin/tsc", ${JSON.stringify(compiler())});
setTimeout(() => {
  writeFileSync("node_modules/.package-lock.json", ${JSON.stringify(notes)});
  rmSync("busy", { recursive: true });
}, 200);
`;

/** Stands for tsc with its notes: it writes what they don't name. Two at once are a fault. */
function compiler(): string {
  return `
const { appendFileSync, existsSync, mkdirSync, rmSync, writeFileSync } = require("node:fs");
mkdirSync("compiling");
appendFileSync("done", "tsc\\n");
if (!existsSync(".build/tsconfig.tsbuildinfo"))
  for (const name of ["cli", "bench"]) {
    mkdirSync(".build/" + name, { recursive: true });
    for (const end of ["js", "d.ts"]) writeFileSync(".build/" + name + "/main." + end, "console.log('" + name + " ran')");
  }
setTimeout(() => {
  writeFileSync(".build/tsconfig.tsbuildinfo", "");
  rmSync("compiling", { recursive: true });
}, 200);
`;
}
