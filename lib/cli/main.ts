import { reason } from "../../lib/files/reason.mjs";
import { codeOf, readInput, writeAll } from "./parts/standard.js";
import { run } from "./run.js";

/** What a shell tells of a program that was ended because its reader (`backprop … | head`) had enough. */
const ENDED_BY_READER = 141;
/** What was asked for could not be written (EX_IOERR). */
const NOT_WRITTEN = 74;

// A limit on the size of files (ulimit -f) is then an error like a full disk, instead of the end without a word.
process.on("SIGXFSZ", () => undefined);

const code = await run(process.argv.slice(2), { out, err, read: readInput });
// Nothing is waited for: not even the thread that draws, should it not end.
process.exit(code);

/** An answer that did not arrive must not pass for one: it is the end, without a word where nobody listens. */
function out(text: string): void {
  try {
    writeAll(1, text);
  } catch (error) {
    if (codeOf(error) === "EPIPE") process.exit(ENDED_BY_READER);
    err(`backprop: cannot write to standard output: ${reason(error)}\n`);
    process.exit(NOT_WRITTEN);
  }
}

/** Where messages cannot be told, the exit code still tells. */
function err(text: string): void {
  try {
    writeAll(2, text);
  } catch {
    // there is nobody left to tell
  }
}
