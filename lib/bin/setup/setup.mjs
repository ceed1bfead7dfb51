// What every command needs before it can begin. A second run finds everything in place in well under a second.
import { build } from "./build.mjs";
import { ensurePackages } from "./npm.mjs";
import { ensurePython } from "./python.mjs";
import { SetupError } from "./run.mjs";

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new SetupError(
    `This needs Node 20.19 or newer; this is Node ${process.versions.node}. Get it from https://nodejs.org/.`,
  );
}

/** Installs what is missing and builds. `python: false` leaves .venv alone, `lenient` goes on after type errors. */
export async function setup({ python = true, lenient = false } = {}) {
  checkNode();
  await ensurePackages();
  if (python) await ensurePython();
  await build({ lenient });
}
