// One set-up of a folder at a time. The lock is the system's, held by a process and dropped when that ends, however it
// ends: a file with a process's number in it would outlive a SIGKILL, and clearing it away is a race of its own.
import { createHash } from "node:crypto";
import { closeSync, constants, openSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { windows } from "./paths.mjs";

/** open() takes the lock by itself on macOS and the BSDs: their flag, which Node has no name for. */
const O_EXLOCK = 0x20;

/** A name that only one process can listen on and that stands in no folder: on Linux and Windows. */
function nameOf(folder) {
  const { dev, ino } = statSync(folder, { bigint: true }); // the same folder, under whatever path
  const hash = createHash("sha256").update(`${dev} ${ino}`).digest("hex").slice(0, 32);
  return `${windows ? "\\\\.\\pipe\\" : "\0"}gradient-gates-${hash}`;
}

/** Takes the lock of a folder: resolves to a function that gives it back, or to undefined while another holds it. */
async function take(folder) {
  if (windows || process.platform === "linux" || process.platform === "android") {
    const server = createServer((socket) => socket.destroy());
    return new Promise((resolve, reject) => {
      server.on("error", (error) => (error.code === "EADDRINUSE" ? resolve(undefined) : reject(error)));
      server.listen(nameOf(folder), () => resolve(() => new Promise((done) => server.close(done))));
    });
  }
  try {
    const file = openSync(folder, constants.O_RDONLY | constants.O_NONBLOCK | O_EXLOCK);
    return async () => closeSync(file);
  } catch (error) {
    if (error.code === "EAGAIN") return undefined;
    throw error;
  }
}

/** Waits for the lock of `folder`; `waiting` is called once if another holds it. Resolves to what gives it back. */
export async function lock(folder, waiting = () => {}) {
  for (let told = false; ; told = true) {
    const release = await take(folder);
    if (release) return release;
    if (!told) waiting();
    await pause(100);
  }
}
