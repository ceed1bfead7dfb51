// The library, compiled from lib/ to .build/ (incremental: a third of a second when nothing changed).
import { readdirSync, statSync, utimesSync } from "node:fs";
import path from "node:path";
import { inRoot, root } from "./paths.mjs";
import { capture, SetupError, say } from "./run.mjs";

/** tsc writes it last; its time is set to when the compiler last began, also when that found nothing to write. */
const stamp = (folder) => path.join(folder, ".build", "tsconfig.tsbuildinfo");

/** Whether the library was never built, or a source is newer than the build: a look at 300 times, a few milliseconds. */
export function outdated(folder = root) {
  const time = (...parts) => statSync(path.join(folder, ...parts), { throwIfNoEntry: false })?.mtimeMs;
  const built = statSync(stamp(folder), { throwIfNoEntry: false })?.mtimeMs;
  if (built === undefined || time(".build", "cli", "main.js") === undefined) return true;
  const sources = readdirSync(path.join(folder, "lib"), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(".ts"));
  return time("tsconfig.json") > built || sources.some((name) => time("lib", name) > built);
}

/**
 * Compiles; type errors stop the caller unless `lenient`, which goes on with what was written; `tell` then hears of
 * them.
 */
export async function build({ lenient = false, tell = say } = {}) {
  const began = new Date();
  const tsc = inRoot("node_modules", "typescript", "bin", "tsc");
  const { status, output } = await capture(process.execPath, [tsc, "--pretty", "false"]);
  if (statSync(stamp(root), { throwIfNoEntry: false })) utimesSync(stamp(root), began, began);
  if (status === 0) return;
  const lines = output.trimEnd().split("\n");
  const errors = `${lines.slice(0, 12).join("\n")}${lines.length > 12 ? `\n… and ${lines.length - 12} lines more` : ""}`;
  if (!lenient) throw new SetupError(`The library does not compile:\n\n${errors}`);
  tell(`The library has type errors (going on with it as it is):\n${errors}`);
}
