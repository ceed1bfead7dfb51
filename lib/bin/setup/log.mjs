// What a server said, kept in a file for whoever looks for a fault: the owner's alone, and without the token.
import { once } from "node:events";
import { createWriteStream, existsSync, unlinkSync } from "node:fs";
import { reason } from "../../files/reason.mjs";
import { say } from "./run.mjs";

const keptLines = 20;

/** A line as it may be kept and shown: whoever has the token of a running server is its owner. */
export const withoutToken = (line) => line.replace(/(\btoken=)[^\s&"'<>]+/g, "$1[hidden]");

/**
 * A new log in `file`: `write` takes a line, `end` resolves to the last ones once all lie in the file. A log that
 * cannot be written (a full disk) is told once, by `tell`, and nothing else comes of it.
 */
export function openLog(file, tell = say) {
  const last = [];
  let stream;
  const fail = (error) => {
    stream = undefined;
    tell(`JupyterLab's messages are no longer kept in ${file}: ${reason(error)}.`);
  };
  try {
    if (existsSync(file)) unlinkSync(file); // one that others could read, or that another server still writes to
    stream = createWriteStream(file, { flags: "wx", mode: 0o600 }).on("error", fail);
  } catch (error) {
    fail(error);
  }
  return {
    write(line) {
      last.push(line);
      if (last.length > keptLines) last.shift();
      stream?.write(`${line}\n`);
    },
    async end() {
      const ended = stream && once(stream, "close").catch(() => undefined); // what fails is told by `fail`
      stream?.end();
      await ended;
      return last.join("\n");
    },
  };
}
