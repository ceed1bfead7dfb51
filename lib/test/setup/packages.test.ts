import assert from "node:assert/strict";
import { cpSync, rmSync, unlinkSync, utimesSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { test } from "node:test";
import { newFolder, StandIn } from "../support/stand-in.js";

/** npm packages: what is noticed, what is mended, and what is said when it cannot be. */
const installs = (project: StandIn): number => project.done.filter((line) => line === "npm ci").length;

test("packages are installed once", async () => {
  const project = new StandIn();
  for (const _ of [1, 2]) {
    const { status, text } = await project.run();
    assert.equal(status, 0, text);
  }
  assert.equal(installs(project), 1);
});

for (const [what, harm] of [
  ["a file", (place: string) => unlinkSync(`${place}/part.js`)],
  ["a folder", (place: string) => rmSync(place, { recursive: true })],
  ["a package", (place: string) => rmSync(dirname(place), { recursive: true })],
] as const)
  test(`packages that have lost ${what} are installed again`, async () => {
    const project = new StandIn();
    await project.run();
    harm(project.at("node_modules", "mathjs", "lib"));
    const { status, text } = await project.run();
    assert.equal(status, 0, text);
    assert.match(text, /npm packages are (incomplete \(mathjs|not those of package-lock)/);
    assert.equal(installs(project), 2);
    assert.doesNotMatch((await project.run()).text, /npm packages/);
  });

test("packages that were lost before anything was written down about them are noticed too", async () => {
  const project = new StandIn();
  await project.run();
  unlinkSync(project.at("node_modules", ".gradient-gates")); // as after an `npm ci` by hand
  unlinkSync(project.at("node_modules", "mathjs", "lib", "main.js"));
  assert.match((await project.run()).text, /incomplete \(node_modules\/mathjs/);
  assert.equal(installs(project), 2);
});

test("a copy of the folder, with other times and files besides, is complete", async () => {
  const project = new StandIn();
  await project.run();
  const copy = new StandIn(newFolder(), "copy");
  cpSync(project.folder, copy.folder, { recursive: true });
  const place = copy.at("node_modules", "mathjs", "lib");
  writeFileSync(`${place}/.DS_Store`, "");
  utimesSync(place, 1000, 1000);
  const { status, text } = await copy.run();
  assert.equal(status, 0, text);
  assert.equal(installs(copy), 1);
});

test("a command that fails for want of a package's file names the cause", async () => {
  const project = new StandIn();
  await project.run();
  project.write(".build/cli/main.js", 'require("mathjs")');
  assert.equal((await project.run("backprop.mjs")).status, 0);
  rmSync(project.at("node_modules", "mathjs", "lib"), { recursive: true });
  const { status, text } = await project.run("backprop.mjs");
  assert.equal(status, 70);
  assert.match(text, /The cause: The npm packages are incomplete \(mathjs\/lib is gone .*run `npm start`/);
});

test("no npm on the PATH is told as such, not as being offline", async () => {
  const { status, text } = await new StandIn().run("bench.mjs", { npm_execpath: "", PATH: newFolder() });
  assert.equal(status, 1);
  assert.match(text, /There is no npm on the PATH/);
  assert.doesNotMatch(text, /online/);
});

for (const [error, online] of [
  ["npm error code ENOTFOUND", true],
  ["npm error code EINTEGRITY", false],
] as const)
  test(`${error} is ${online ? "" : "not "}told as being offline`, async () => {
    const project = new StandIn();
    project.write("npm-cli.js", `console.error(${JSON.stringify(error)}); process.exit(1)`);
    const { status, text } = await project.run();
    assert.equal(status, 1);
    assert.match(text, new RegExp(`npm ci failed[\\s\\S]*${error}`));
    assert.equal(/Is the machine online/.test(text), online, text);
  });
