import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, symlinkSync } from "node:fs";
import { test } from "node:test";
import { newFolder, ours, StandIn } from "../support/stand-in.js";

/** The project in folders whose names mean something to a URL, a shell or a program: %41 is an A in an address. */
const names = ["a%41%20", 'it\'s a "test" & more', "反向传播 #1?"].filter(
  (name) => process.platform !== "win32" || !/["?]/.test(name),
);

for (const name of names)
  test(`set-up, build and command work in a folder named ${name}`, async () => {
    const project = new StandIn(newFolder(), name);
    for (const script of ["bench.mjs", "backprop.mjs", "build.mjs"]) {
      const { status, text } = await project.run(script);
      assert.equal(status, 0, `${script}: ${text}`);
    }
    assert.deepEqual(project.done, ["npm ci", "tsc", "tsc"]);
  });

test("the library, and the tests that start programs of their own, work in such a folder", () => {
  const project = new StandIn(newFolder(), names[0]);
  for (const part of ["lib", ".build", "assets", "package.json", "tsconfig.json"])
    cpSync(ours(part), project.at(part), {
      recursive: true,
      filter: (file) => !/\.build[\\/](browser|mutation)$/.test(file),
    });
  symlinkSync(ours("node_modules"), project.at("node_modules"), "junction");
  const options = {
    cwd: project.folder,
    encoding: "utf8",
    env: { ...process.env, NODE_TEST_CONTEXT: "" },
  } as const;
  const drawn = spawnSync(
    process.execPath,
    ["--test-name-pattern=same in every process", project.at(".build", "test", "drawing", "drawing.test.js")],
    options,
  );
  assert.equal(drawn.status, 0, drawn.stdout);
  assert.match(drawn.stdout, /# pass 1\n/);
  const command = project.at("lib", "bin", "backprop.mjs");
  const traced = spawnSync(
    process.execPath,
    [command, "trace", "x*y", "x=2", "y=3", "--svg", "graph.svg"],
    options,
  );
  assert.deepEqual([traced.status, traced.stderr], [0, "Wrote graph.svg\n"]);
});
