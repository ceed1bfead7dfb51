// The library as one file, which "main" of package.json names: a kernel loads one file instead of three hundred.
import { existsSync } from "node:fs";
import path from "node:path";
import { writeWhole } from "../../files/write-whole.mjs";
import { stepLock } from "./alone.mjs";
import { inRoot, root } from "./paths.mjs";
import { capture } from "./run.mjs";

/** As deep in .build as the modules that look for files beside them: host/node. */
export const bundled = (folder = root) => path.join(folder, ".build", "bundle", "node", "index.js");

/** Bundles what tsc has written. Where esbuild has no program for this system, the one file points to the three hundred. */
export async function bundle() {
  if (!existsSync(inRoot(".build", "index.js"))) return;
  const esbuild = inRoot("node_modules", "esbuild", "bin", "esbuild");
  const options = [
    "--bundle",
    "--platform=node",
    "--format=esm",
    "--log-level=error",
    `--outfile=${bundled()}`,
  ];
  const made = await capture(process.execPath, [esbuild, inRoot(".build", "index.js"), ...options], {
    lock: stepLock,
  });
  if (made.status !== 0) writeWhole([{ file: bundled(), text: 'export * from "../../index.js";\n' }]);
}
