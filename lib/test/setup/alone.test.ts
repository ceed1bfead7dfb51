import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { ended, StandIn, until } from "../support/stand-in.js";

/** Several set-ups of one folder at once, and what becomes of their programs when they are killed. */

test("of three set-ups at once one works, the others wait, say so and find everything in place", async () => {
  const project = new StandIn();
  const runs = await Promise.all([project.run(), project.run(), project.run()]);
  for (const { status, text } of runs) {
    assert.equal(status, 0, text);
    assert.match(text, /bench ran/);
  }
  assert.equal(runs.filter(({ text }) => /Another set-up .* waiting for it to end/.test(text)).length, 2);
  assert.deepEqual(project.done, ["npm ci", "tsc", "tsc", "tsc"]);
});

test("of three commands at once that find no build one compiles", async () => {
  const project = new StandIn();
  await project.run();
  project.write(".build/tsconfig.tsbuildinfo", "");
  project.write(".build/cli/main.js", "");
  const before = project.done.length;
  const runs = await Promise.all([1, 2, 3].map(() => project.run("backprop.mjs")));
  for (const { status, text } of runs) {
    assert.equal(status, 0, text);
    assert.match(text, /cli ran/);
  }
  assert.deepEqual(project.done.slice(before), ["tsc"]);
});

/** Stands for an npm that does not end by itself or when it is asked to, nor does the program that it runs. */
const beat = `process.on("SIGTERM", () => {}); setInterval(() => require("node:fs").appendFileSync("beats", "."), 5)`;
const stubborn = `
process.on("SIGTERM", () => {});
process.chdir(__dirname);
require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(beat)}], { stdio: "inherit" });
setInterval(() => {}, 1000);
`;

for (const signal of ["SIGINT", "SIGTERM", "SIGKILL"] as const)
  test(`what a set-up runs ends with it at ${signal}, and the next one begins when it has`, async () => {
    const project = new StandIn();
    const npm = readFileSync(project.at("npm-cli.js"), "utf8");
    project.write("npm-cli.js", stubborn);
    const first = project.start("bench.mjs");
    await until(() => existsSync(project.at("beats")));
    project.write("npm-cli.js", `${npm}\nrmSync("beats")`); // it beats no more, or the file comes back
    const second = project.start("bench.mjs");
    const secondEnded = ended(second);
    await new Promise<void>((resolve) => second.stdout?.once("data", () => resolve())); // says that it waits
    first.kill(signal);
    const { status, text } = await secondEnded;
    assert.equal(status, 0, text);
    assert.match(text, /^Another set-up /);
    assert.equal(existsSync(project.at("beats")), false);
  });
