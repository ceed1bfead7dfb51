import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

/** The command as it is installed, in a process of its own. */
const program = fileURLToPath(new URL("../../../lib/bin/backprop.mjs", import.meta.url));
const command = (args: string[], input = "") =>
  spawnSync(process.execPath, [program, ...args], {
    encoding: "utf8",
    input,
    env: { ...process.env, NO_COLOR: "1" },
  });

test("answers with exit code 0, on standard output only, without colour", () => {
  const { status, stdout, stderr } = command(["trace", "-", "x=-2", "y=5", "z=-4"], "q = x + y\nf = q * z\n");
  assert.deepEqual([status, stderr], [0, ""]);
  assert.match(stdout, /f = -12, df\/dx = -4, df\/dy = -4, df\/dz = 3\n$/);
  assert.ok(!stdout.includes("\u001b"));
});

test("answers bad input with exit code 2 and one message without a stack", () => {
  const { status, stdout, stderr } = command(["trace", "2x", "x=1"]);
  assert.deepEqual([status, stdout], [2, ""]);
  assert.equal(stderr, "backprop trace: Column 2: a product is never left out; write 2 * x\n  2x\n   ^\n");
});

test("ends quietly when its reader has enough", async () => {
  const child = spawn(process.execPath, [
    program,
    "descend",
    "x^2",
    "x=1",
    "--learning-rate",
    "1e-9",
    "--steps",
    "100000",
    "--json",
  ]);
  let stderr = "";
  child.stderr.on("data", (text) => {
    stderr += text;
  });
  child.stdout.once("data", () => child.stdout.destroy());
  const status = await new Promise((resolve) => child.on("close", resolve));
  assert.deepEqual([status, stderr], [0, ""]);
});
