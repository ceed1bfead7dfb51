// Jupyter runs the scripts of a notebook's outputs (our steppers) only in notebooks that were signed on this machine.
import { readdirSync } from "node:fs";
import { jupyterEnvironment } from "./jupyter.mjs";
import { inRoot, venvPython } from "./paths.mjs";
import { capture } from "./run.mjs";

const lines = (text) => text.split("\n").filter((line) => line.endsWith(".ipynb"));

/** The course's notebooks as they were published: those that git knows and that nobody changed since. */
async function committedNotebooks() {
  const known = await capture("git", ["ls-files", "--", "notebooks"]).catch(() => ({ status: 1 }));
  if (known.status !== 0) return readdirSync(inRoot("notebooks")).map((name) => `notebooks/${name}`); // no git here
  const changed = await capture("git", ["diff", "--name-only", "HEAD", "--", "notebooks"]);
  return lines(known.output).filter((name) => !lines(changed.output).includes(name));
}

/** Signs them. Never fails: what is not signed only asks the reader to trust it. */
export async function signCommitted() {
  try {
    const notebooks = (await committedNotebooks()).filter((name) => name.endsWith(".ipynb"));
    const script = inRoot("lib", "run", "sign.py");
    if (notebooks.length > 0)
      await capture(venvPython, [script, ...notebooks], { env: jupyterEnvironment() });
  } catch {
    // as said above
  }
}
