// Running other programs without their noise: silent when they succeed, the end of their output when they fail.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { reason } from "../../files/reason.mjs";
import { root, windows } from "./paths.mjs";

/** A failure that is told to the person in plain words, without a stack. */
export class SetupError extends Error {}

export function say(line) {
  process.stdout.write(`${line}\n`);
}

const leash = fileURLToPath(new URL("leash.mjs", import.meta.url));

/**
 * Starts a program, with all that it starts, in a process group of its own that ends when this process ends, however
 * that happens, or when the standard input of what is returned is closed: `grace` ms after it was asked to. It holds the
 * lock of the folder `lock` as long as it lives.
 */
export function spawnLeashed(command, args, { shell = false, grace = 1000, lock, ...options } = {}) {
  const order = JSON.stringify({ command, args, shell, grace, lock });
  const stdio = ["pipe", "pipe", "pipe"];
  const own = { cwd: root, windowsHide: true, detached: !windows, ...options, stdio };
  const child = spawn(process.execPath, [leash, order], own);
  child.stdin.on("error", () => {}); // it has ended already
  return child;
}

/**
 * Runs a program and resolves to { status, output }: 127 when it cannot be started. After `seconds` it is ended, and
 * `late` is true.
 */
export function capture(command, args, { seconds, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawnLeashed(command, args, options);
    let output = "";
    const streams = [child.stdout, child.stderr];
    for (const stream of streams)
      stream.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
    const timer = setTimeout(
      () => {
        child.stdin.end();
        for (const stream of streams) stream.destroy(); // something may hold them open that is in no group of ours
        resolve({ status: 1, output, late: true });
      },
      (seconds ?? 0) * 1000,
    );
    if (seconds === undefined) clearTimeout(timer);
    child.on("error", reject);
    child.on("close", (status) => {
      clearTimeout(timer);
      resolve({ status: status ?? 1, output });
    });
  });
}

/** The end of what a program printed, without what would move the cursor. */
export const endOf = (output, lines = 20) =>
  stripVTControlCharacters(output).trimEnd().split("\n").slice(-lines).join("\n");

/** What npm, pip and the system call a network that is not there. */
const unreachable =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|NewConnectionError|Temporary failure in name resolution|Max retries exceeded/;

/** The first words of a hint for a program that could not load anything; nothing for other failures. */
export const offline = (output) => (unreachable.test(output) ? "Is the machine online? " : "");

/**
 * Runs a program; a failure becomes a SetupError that says what failed, the last lines it printed and a hint, which may
 * be a function of all it printed.
 */
export async function quietly(what, command, args, { hint = "", ...options } = {}) {
  const { status, output } = await capture(command, args, options);
  if (status === 0) return output;
  const advice = typeof hint === "function" ? hint(output) : hint;
  throw new SetupError(
    `${what} failed. The end of its output:\n\n${endOf(output)}\n${advice && `\n${advice}`}`,
  );
}

/** Codes of what the person, not the program, has to mend. */
const refusals = new Set(["EROFS", "EACCES", "EPERM", "ENOSPC", "EDQUOT"]);

/** An error as it is told: what the system refuses in words, and only a fault of the program with its stack. */
export function wordsOf(error) {
  if (error instanceof SetupError) return error.message;
  const cause = error?.cause ?? error;
  if (!refusals.has(cause?.code)) return error?.stack ?? String(error);
  return `${error.file ?? cause.path ?? root}: this cannot be written, as ${reason(cause)}.
Everything is kept inside the project folder: put a copy of it where you may write and there is room.`;
}

/** Runs an async function that is a whole command: a failure is told in words; it exits with `failed`. */
export async function attempt(body, failed) {
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    process.stderr.write(`\n${wordsOf(error)}\n`);
    process.exitCode = failed;
  }
}

/** The same for a command that prints as it goes: it ends when that cannot be written, without a word for a closed pipe. */
export async function main(body) {
  process.stdout.on("error", (error) => {
    if (error.code === "EPIPE") process.exit(141); // as a shell says it
    process.stderr.write(`Cannot write to standard output: ${reason(error)}\n`);
    process.exit(74); // EX_IOERR
  });
  await attempt(body, 1);
}
