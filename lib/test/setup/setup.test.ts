import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

/** What the commands decide before anything is installed: lib/bin/setup is plain ESM. */
const root = fileURLToPath(new URL("../../../", import.meta.url));
const load = (file: string) => import(new URL(`../../../lib/bin/setup/${file}`, import.meta.url).href);
const { nodeProblem } = (await load("node.mjs")) as { nodeProblem(version: string): string | undefined };
const { outdated } = (await load("build.mjs")) as { outdated(folder: string): boolean };

const folder = mkdtempSync(join(tmpdir(), "backprop-setup-"));
after(() => rmSync(folder, { recursive: true }));

test("a Node that cannot load ES modules with require is refused, as package.json says", () => {
  for (const version of ["20.19.0", "20.20.2", "22.12.0", "23.0.0", "24.1.0"])
    assert.equal(nodeProblem(version), undefined, version);
  for (const version of ["18.20.4", "20.18.3", "21.7.0", "22.0.0", "22.11.0"])
    assert.match(nodeProblem(version) ?? "", new RegExp(`20\\.19 .*22\\.12 .*this is Node ${version}\\.`));
  for (const file of ["package.json", "package-lock.json"]) {
    const { engines, packages } = JSON.parse(readFileSync(join(root, file), "utf8"));
    assert.equal((packages ? packages[""].engines : engines).node, "^20.19.0 || >=22.12.0", file);
  }
});

test("the library is built again when a source is newer than the build, and only then", () => {
  const place = join(folder, "build");
  const write = (name: string, seconds: number): void => {
    mkdirSync(join(place, name, ".."), { recursive: true });
    writeFileSync(join(place, name), "export {};");
    utimesSync(join(place, name), seconds, seconds);
  };
  write("tsconfig.json", 1000);
  write("lib/cli/main.ts", 1000);
  write("lib/bin/backprop.mjs", 5000); // is not compiled
  assert.ok(outdated(place), "never built");
  write(".build/cli/main.js", 1500);
  write(".build/cli/main.d.ts", 1500);
  assert.ok(outdated(place), "half built");
  write(".build/tsconfig.tsbuildinfo", 2000);
  assert.equal(outdated(place), false);
  writeFileSync(join(place, ".build/cli/main.d.ts"), "");
  assert.ok(outdated(place), "emptied");
  rmSync(join(place, ".build/cli/main.d.ts"));
  assert.ok(outdated(place), "lost");
  write(".build/cli/main.d.ts", 1500);
  write("lib/cli/main.ts", 3000);
  assert.ok(outdated(place), "pulled");
  write(".build/tsconfig.tsbuildinfo", 4000);
  write("tsconfig.json", 5000);
  assert.ok(outdated(place), "other settings");
});

test("backprop without its packages says so and exits with 70: 1 and 2 are answers", () => {
  for (const part of ["bin", "files"])
    cpSync(join(root, "lib", part), join(folder, "bare", "lib", part), { recursive: true });
  const program = join(folder, "bare", "lib", "bin", "backprop.mjs");
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, "--help"], { encoding: "utf8" });
  assert.deepEqual([status, stdout], [70, ""]);
  assert.match(stderr, /npm packages are missing: run `npm start`/);
});

test("the library loads mathjs with the first formula that is read, not before", () => {
  const script = `const { Graph, formula, multiply } = await import("gradient-gates");
    const { default: { _cache } } = await import("node:module");
    const loaded = () => Object.keys(_cache).some((file) => file.includes("mathjs"));
    const graph = new Graph();
    const before = [loaded(), formula(multiply(graph.input("x", 2), graph.input("y", 3))).value, loaded()];
    console.log(JSON.stringify([...before, formula("x", { x: 1 }).value, loaded()]));`;
  const args = ["--input-type=module", "--eval", script];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  assert.equal(stdout, "[false,6,false,1,true]\n", stderr);
});
