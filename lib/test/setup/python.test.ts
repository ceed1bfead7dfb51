import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { loadSetup, newFolder } from "../support/stand-in.js";

/** Which Python is taken, and what is said of those that are not: here programs of Node that stand for them. */
const { findPython } = (await loadSetup("python.mjs")) as {
  findPython(candidates: string[][], seconds: number): Promise<string[]>;
};
const folder = newFolder("python");

/** A "Python" that does this, under a name that tells what. */
function python(name: string, script: string): string[] {
  const file = join(folder, `${name}.cjs`);
  writeFileSync(file, script);
  return [process.execPath, file];
}
const hanging = python("hanging", "setInterval(() => {}, 1000)");
const garbage = python("garbage", "console.log('Welcome\\n\\x1b[31mto the lab\\x1b[0m')");
const failing = python("failing", "console.error('No module named encodings'); process.exit(1)");
const old = python("old", "console.log('2 7 1')");
const bare = python("bare", "console.log('3 12 0')");
const good = python("good", "console.error('warning: slow disk'); console.log('3 12 1')");
const absent = [join(folder, "absent")];

async function problem(...candidates: string[][]): Promise<string> {
  const { message } = await findPython(candidates, 2).then(
    () => assert.fail("it was taken"),
    (error: Error) => error,
  );
  return message;
}

test("a Python that hangs is given up after its time", async () => {
  assert.match(await problem(hanging), /hanging\.cjs did not answer within 2 s\./);
});

test("a Python that prints something else is told with what it printed", async () => {
  const message = await problem(garbage);
  assert.match(message, /garbage\.cjs answered "to the lab" where its version was asked for/);
  assert.doesNotMatch(message, /NaN/);
});

test("a Python that fails, is too old, has no venv or is not there is told as that, and what to install", async () => {
  const message = await problem(failing, old, bare, absent);
  assert.match(message, /failing\.cjs ended with exit code 1: "No module named encodings"/);
  assert.match(message, /old\.cjs is Python 2\.7, which is too old/);
  assert.match(message, /bare\.cjs is Python 3\.12, but its modules venv and ensurepip are missing/);
  assert.match(message, /absent cannot be started/);
  assert.match(message, /sudo apt-get install python3 python3-venv/);
});

test("the first that serves is taken, also after others and with a warning beside its answer", async () => {
  assert.deepEqual(await findPython([absent, old, garbage, good, bare], 20), good);
});
