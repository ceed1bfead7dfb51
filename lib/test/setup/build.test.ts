import assert from "node:assert/strict";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { ours, StandIn } from "../support/stand-in.js";

/** The build by the true compiler, of a library of two lines: a file that .build has lost comes back. */
function library(packages = readdirSync(ours("node_modules"))): StandIn {
  const project = new StandIn();
  mkdirSync(project.at("node_modules"));
  for (const name of packages)
    symlinkSync(ours("node_modules", name), project.at("node_modules", name), "junction");
  const { compilerOptions } = JSON.parse(readFileSync(ours("tsconfig.json"), "utf8"));
  project.write("tsconfig.json", JSON.stringify({ compilerOptions, include: ["lib"] }));
  project.write("package.json", '{ "type": "module" }');
  project.write("lib/cli/main.ts", "export const cli = 1;");
  project.write("lib/bench/main.ts", "export const bench = 1;");
  return project;
}

test("a file that .build has lost, or that is empty, is compiled again, though tsc's notes say it is there", async () => {
  const project = library();
  const built = project.at(".build", "cli", "main.js");
  const build = async () => {
    const { status, text } = await project.run("build.mjs");
    assert.equal(status, 0, text);
  };
  await build();
  const whole = readFileSync(built, "utf8");
  for (const harm of [() => rmSync(built), () => writeFileSync(built, "")]) {
    harm();
    await build();
    assert.equal(readFileSync(built, "utf8"), whole);
  }
  rmSync(project.at(".build", "bench"), { recursive: true });
  await build();
  assert.ok(existsSync(project.at(".build", "bench", "main.d.ts")));
});

test("where .build cannot be written that is said, not that the library does not compile", async () => {
  const project = library();
  project.write(".build", "a file where the folder should be");
  const { status, text } = await project.run("build.mjs");
  assert.equal(status, 1);
  assert.match(text, /Nothing can be written in .*\.build, as /);
  assert.doesNotMatch(text, /\bat .*:\d+:\d+/, "no stack");
});

/** What the file that "main" of package.json names holds once a library of one number is built. */
async function bundleWith(packages?: string[]): Promise<{ text: string; seven: unknown }> {
  const project = library(packages);
  project.write("lib/index.ts", 'export { seven } from "./seven.js";');
  project.write("lib/seven.ts", "export const seven = 7;");
  const { status, text } = await project.run("build.mjs");
  assert.equal(status, 0, text);
  const file = project.at(".build", "bundle", "node", "index.js");
  return { text: readFileSync(file, "utf8"), ...(await import(pathToFileURL(file).href)) };
}

test("the library is bundled into one file", async () => {
  const { text, seven } = await bundleWith();
  assert.equal(seven, 7);
  assert.doesNotMatch(text, /index\.js"/);
});

test("where esbuild does not run, the one file points to the others", async () => {
  const { text, seven } = await bundleWith(["typescript", "@typescript", "@types", "undici-types"]);
  assert.equal(seven, 7);
  assert.match(text, /^export \* from/);
});
