// The library, compiled from lib/ to .build/ (incremental: a third of a second when nothing changed).
import { inRoot } from "./paths.mjs";
import { capture, SetupError, say } from "./run.mjs";

/** Compiles; type errors stop the caller unless `lenient`, which prints them and goes on with what was written. */
export async function build({ lenient = false } = {}) {
  const tsc = inRoot("node_modules", "typescript", "bin", "tsc");
  const { status, output } = await capture(process.execPath, [tsc, "--pretty", "false"]);
  if (status === 0) return;
  const lines = output.trimEnd().split("\n");
  const errors = `${lines.slice(0, 12).join("\n")}${lines.length > 12 ? `\n… and ${lines.length - 12} lines more` : ""}`;
  if (!lenient) throw new SetupError(`The library does not compile:\n\n${errors}`);
  say(`The library has type errors (going on with it as it is):\n${errors}`);
}
