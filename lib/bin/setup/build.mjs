// The library, compiled from lib/ to .build/ (incremental: a third of a second when nothing changed).
import { readdirSync, rmSync, statSync, utimesSync } from "node:fs";
import path from "node:path";
import { stepLock } from "./alone.mjs";
import { bundle, bundled } from "./bundle.mjs";
import { inRoot, root } from "./paths.mjs";
import { capture, SetupError, say } from "./run.mjs";
import { needWritable } from "./writable.mjs";

/** tsc writes it last; its time is set to when the compiler last began, also when that found nothing to write. */
const stamp = (folder) => path.join(folder, ".build", "tsconfig.tsbuildinfo");

/** What is known of a file, undefined where there is none. */
function look(...parts) {
  try {
    return statSync(path.join(...parts));
  } catch {
    return undefined;
  }
}

/** The sources, as names in lib/ without their ending. */
const sources = (folder) =>
  readdirSync(path.join(folder, "lib"), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(".ts"))
    .map((name) => name.slice(0, -".ts".length));

/** Whether a compiled file is gone or empty, which tsc never looks at: it trusts its notes. */
const damaged = (folder) =>
  sources(folder).some(
    (name) => !look(folder, ".build", `${name}.js`)?.size || !look(folder, ".build", `${name}.d.ts`)?.size,
  );

/** Whether something was never built, is lost or older than its source: a look at a thousand files, some milliseconds. */
export function outdated(folder = root) {
  const built = look(stamp(folder))?.mtimeMs;
  if (built === undefined || damaged(folder)) return true;
  if (look(folder, "lib", "index.ts") && !(look(bundled(folder))?.mtimeMs >= built)) return true;
  const newer = (...parts) => look(folder, ...parts).mtimeMs > built;
  return newer("tsconfig.json") || sources(folder).some((name) => newer("lib", `${name}.ts`));
}

/**
 * Compiles; type errors stop the caller unless `lenient`, which goes on with what was written; `tell` then hears of
 * them.
 */
export async function build({ lenient = false, tell = say } = {}) {
  const began = new Date();
  const stale = outdated();
  if (stale) needWritable(inRoot(".build")); // tsc itself panics where it is not
  if (look(stamp(root)) && damaged(root)) rmSync(stamp(root));
  const tsc = inRoot("node_modules", "typescript", "bin", "tsc");
  const { status, output } = await capture(process.execPath, [tsc, "--pretty", "false"], { lock: stepLock });
  if (/^panic:|error TS5033/m.test(output))
    throw new SetupError(
      `The compiler failed to write to ${inRoot(".build")}. Is the disk full?\n\n${firstLines(output)}`,
    );
  dated(began);
  if (stale) await bundle();
  if (status === 0) return;
  const errors = firstLines(output);
  if (!lenient) throw new SetupError(`The library does not compile:\n\n${errors}`);
  tell(`The library has type errors (going on with it as it is):\n${errors}`);
}

function firstLines(output, most = 12) {
  const lines = output.trimEnd().split("\n");
  const more = lines.length > most ? `\n… and ${lines.length - most} lines more` : "";
  return `${lines.slice(0, most).join("\n")}${more}`;
}

function dated(time) {
  try {
    utimesSync(stamp(root), time, time);
  } catch {
    // nothing was written, in a folder that is read-only or another's: it is only looked at once more next time
  }
}
