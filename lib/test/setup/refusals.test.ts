import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { loadSetup, newFolder } from "../support/stand-in.js";

/** What the system refuses is told in words; only a fault of the program shows its stack. */
const { SetupError, wordsOf } = (await loadSetup("run.mjs")) as {
  SetupError: new (message: string) => Error;
  wordsOf(error: unknown): string;
};
const refusal = (code: string, path: string): Error =>
  Object.assign(new Error(`${code}: refused, mkdir '${path}'`), { code, path, syscall: "mkdir" });

for (const [code, why] of [
  ["EROFS", /the disk can only be read/],
  ["EACCES", /it is not allowed/],
  ["EPERM", /it is not allowed/],
  ["ENOSPC", /the disk is full/],
] as const)
  test(`${code} names the file and the way out`, () => {
    const words = wordsOf(refusal(code, "/shared/.jupyter/state"));
    assert.match(words, /^\/shared\/\.jupyter\/state: this cannot be written, as /);
    assert.match(words, why);
    assert.match(words, /put a copy of it where you may write/);
    assert.doesNotMatch(words, /\n\s+at /);
  });

test("a folder that its user may not write is told as such", { skip: process.getuid?.() === 0 }, () => {
  const folder = newFolder();
  mkdirSync(join(folder, "read-only"), { mode: 0o500 });
  try {
    mkdirSync(join(folder, "read-only", "state"));
    assert.fail("it was written");
  } catch (error) {
    assert.match(wordsOf(error), /read-only.state: this cannot be written/);
  }
});

test("a set-up's own failure is its message, any other error keeps its stack", () => {
  assert.equal(wordsOf(new SetupError("no Python")), "no Python");
  assert.match(wordsOf(new TypeError("x")), /^TypeError: x\n\s+at /);
  assert.equal(wordsOf("thrown text"), "thrown text");
});
