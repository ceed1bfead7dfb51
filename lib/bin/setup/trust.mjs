// Jupyter runs the scripts of a notebook's outputs (our steppers) only in notebooks that were signed on this machine.
import { readdirSync } from "node:fs";
import { jupyterEnvironment } from "./jupyter.mjs";
import { inRoot, venvPython } from "./paths.mjs";
import { capture } from "./run.mjs";

/** Signs the course's notebooks as published (sign.py). Never fails: what is not signed asks its reader to trust it. */
export async function signPublished() {
  try {
    const names = readdirSync(inRoot("notebooks")).filter((name) => name.endsWith(".ipynb"));
    const script = inRoot("lib", "run", "sign.py");
    const files = names.map((name) => inRoot("notebooks", name));
    if (files.length > 0) await capture(venvPython, [script, ...files], { env: jupyterEnvironment() });
  } catch {
    // as said above
  }
}
