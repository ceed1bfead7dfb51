// Running other programs without their noise: silent when they succeed, the end of their output when they fail.
import { spawn } from "node:child_process";
import { root } from "./paths.mjs";

/** A failure that is told to the person in plain words, without a stack. */
export class SetupError extends Error {}

export function say(line) {
  process.stdout.write(`${line}\n`);
}

/** Runs a program and resolves to { status, output }; never rejects but when it cannot be started. */
export function capture(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"], ...options });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
    child.on("error", reject);
    child.on("close", (status) => resolve({ status: status ?? 1, output }));
  });
}

/** Runs a program; a failure becomes a SetupError that says what failed, the last lines it printed and a hint. */
export async function quietly(what, command, args, { hint = "", ...options } = {}) {
  const { status, output } = await capture(command, args, options).catch((error) => ({
    status: 1,
    output: error.message,
  }));
  if (status === 0) return output;
  const tail = output.trimEnd().split("\n").slice(-20).join("\n");
  throw new SetupError(`${what} failed. The end of its output:\n\n${tail}\n${hint && `\n${hint}`}`);
}

/** Runs an async main function: a SetupError is printed as it is, other errors with their stack; both exit with `failed`. */
export async function main(body, failed = 1) {
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    process.stderr.write(`\n${error instanceof SetupError ? error.message : error.stack}\n`);
    process.exitCode = failed;
  }
}
