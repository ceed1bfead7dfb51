import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { ended, loadSetup, newFolder, ours, until } from "../support/stand-in.js";

/** Programs on a leash: how they end, and that they end. */
interface Captured {
  status: number;
  output: string;
  late?: boolean;
}
const { capture, quietly } = (await loadSetup("run.mjs")) as {
  capture(command: string, args: string[], options?: { seconds?: number }): Promise<Captured>;
  quietly(what: string, command: string, args: string[]): Promise<string>;
};
const node = (script: string, options = {}) => capture(process.execPath, ["-e", script], options);

test("a program's exit code and output come through", async () => {
  const said = await node("console.log('out'); console.error('err'); process.exitCode = 3");
  assert.deepEqual([said.status, said.output.split("\n").sort()], [3, ["", "err", "out"]]);
  assert.equal((await node("")).status, 0);
  assert.equal((await node("process.kill(process.pid, 'SIGKILL')")).status, 128 + 9);
});

test("a program that is not there is no crash", async () => {
  const { status, output } = await capture("no-such-program", []);
  assert.equal(status, 127);
  assert.match(output, /no-such-program/);
  await assert.rejects(quietly("Trying it", "no-such-program", []), /Trying it failed[\s\S]*no-such-program/);
});

test("a program that takes too long is ended, though it ignores what asks it to", async () => {
  const file = join(newFolder(), "pid");
  const script = `process.on("SIGTERM", () => {});
    require("node:fs").writeFileSync(${JSON.stringify(file)}, String(process.pid));
    setInterval(() => {}, 1000)`;
  const { status, late } = await node(script, { seconds: 3 });
  assert.deepEqual([status, late], [1, true]);
  if (!existsSync(file)) return; // on a busy machine it had not even begun
  const pid = Number(readFileSync(file, "utf8"));
  await until(() => !isAlive(pid));
});

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** A process that has a program on a leash, which tells its number in a file, and then does `fate`. */
function holder(fate: string): [ChildProcess, string] {
  const file = join(newFolder(), "pid");
  const program = `require("node:fs").writeFileSync(${JSON.stringify(file)}, String(process.pid));
    setInterval(() => {}, 1000)`;
  const script = `const { capture } = await import(${JSON.stringify(pathToFileURL(ours("lib", "bin", "setup", "run.mjs")).href)});
    const { existsSync } = await import("node:fs");
    capture(process.execPath, ["-e", ${JSON.stringify(program)}]);
    const wait = setInterval(() => {
      if (!existsSync(${JSON.stringify(file)})) return;
      clearInterval(wait);
      ${fate}
    }, 20);`;
  return [spawn(process.execPath, ["--input-type=module", "-e", script]), file];
}

for (const [how, fate] of [
  ["an exception that nobody catches", "throw new Error('fault')"],
  ["process.exit", "process.exit(3)"],
  ["SIGKILL", "process.kill(process.pid, 'SIGKILL')"],
] as const)
  test(`a program ends with a process that ends by ${how}`, async () => {
    const [parent, file] = holder(fate);
    await ended(parent);
    assert.ok(existsSync(file));
    const pid = Number(readFileSync(file, "utf8"));
    await until(() => !isAlive(pid));
  });
