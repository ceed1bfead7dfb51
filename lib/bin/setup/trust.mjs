// Jupyter runs the scripts of a notebook's outputs (our steppers) only in notebooks that were signed on this machine.
import { readdirSync } from "node:fs";
import { jupyterEnvironment } from "./jupyter.mjs";
import { inRoot, venvPython } from "./paths.mjs";
import { capture } from "./run.mjs";

const lines = (text) => text.split("\n").filter((line) => line.endsWith(".ipynb"));

/** The course's notebooks as they were published: those that git knows and that nobody changed since. */
async function committedNotebooks() {
  const git = (...args) => capture("git", args).catch(() => ({ status: 1, output: "" }));
  const known = await git("ls-files", "--", "notebooks");
  const changed = await git("diff", "--name-only", "--relative", "HEAD", "--", "notebooks");
  const all = readdirSync(inRoot("notebooks")).map((name) => `notebooks/${name}`);
  return published(all, known.status === 0 ? lines(known.output) : [], lines(changed.output));
}

/** All of them where git knows none: without git, or in a ZIP that was unpacked inside another project. */
export function published(all, known, changed) {
  if (known.length === 0) return all.filter((name) => name.endsWith(".ipynb"));
  return known.filter((name) => !changed.includes(name));
}

/** Signs them. Never fails: what is not signed only asks the reader to trust it. */
export async function signCommitted() {
  try {
    const notebooks = await committedNotebooks();
    const script = inRoot("lib", "run", "sign.py");
    if (notebooks.length > 0)
      await capture(venvPython, [script, ...notebooks], { env: jupyterEnvironment() });
  } catch {
    // as said above
  }
}
