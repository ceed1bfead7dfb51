// What every command needs before it can begin. A second run finds everything in place in well under a second.
import { alone } from "./alone.mjs";
import { build } from "./build.mjs";
import { nodeProblem } from "./node.mjs";
import { ensurePackages } from "./npm.mjs";
import { ensurePython } from "./python.mjs";
import { SetupError } from "./run.mjs";

/** Installs what is missing and builds. `python: false` leaves .venv alone, `lenient` goes on after type errors. */
export async function setup({ python = true, lenient = false } = {}) {
  const problem = nodeProblem();
  if (problem) throw new SetupError(problem);
  await alone(async () => {
    await ensurePackages();
    if (python) await ensurePython();
    await build({ lenient });
  });
}
