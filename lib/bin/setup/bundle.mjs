// The library as one file, which "main" of package.json names: a kernel loads one file instead of three hundred.
import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { writeWhole } from "../../files/write-whole.mjs";
import { stepLock } from "./alone.mjs";
import { inRoot, root } from "./paths.mjs";
import { capture } from "./run.mjs";

const bundler = fileURLToPath(new URL("esbuild.mjs", import.meta.url));

/** As deep in .build as the modules that look for files beside them: host/node. */
export const bundled = (folder = root) => path.join(folder, ".build", "bundle", "node", "index.js");

/** Bundles what tsc has written. Where esbuild has no program for this system, the one file points to the three hundred. */
export async function bundle() {
  if (!existsSync(inRoot(".build", "index.js"))) return;
  const options = {
    entryPoints: [inRoot(".build", "index.js")],
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "error",
    outfile: bundled(),
  };
  const made = await capture(process.execPath, [bundler, JSON.stringify(options)], { lock: stepLock });
  if (made.status === 0) return;
  mkdirSync(path.dirname(bundled()), { recursive: true });
  writeWhole([{ file: bundled(), text: 'export * from "../../index.js";\n' }]);
}
