import { readFileSync } from "node:fs";
import { run } from "./run.js";

// A reader that has enough (`backprop … | head`) closes the pipe: that is no fault, and the rest is not wanted.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  process.exit(error.code === "EPIPE" ? 0 : 74);
});
process.stderr.on("error", () => process.exit());

process.exitCode = run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  read: () => readFileSync(0),
});

// Once all is written, nothing is waited for: not even the thread that draws, should it not end.
process.stdout.write("", () => process.stderr.write("", () => process.exit()));
