import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { inRoot } from "../../run/project.js";

/** What is installed is what was once looked at: every package of every system is pinned by its hash. */

interface Entry {
  version?: string;
  integrity?: string;
  link?: boolean;
}

test("every npm package has an exact version and its integrity, those of other systems too", () => {
  const { packages } = JSON.parse(readFileSync(inRoot("package-lock.json"), "utf8")) as {
    packages: Record<string, Entry>;
  };
  const entries = Object.entries(packages).filter(([place, { link }]) => place !== "" && !link);
  assert.ok(entries.length > 50);
  const bare = entries.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ""));
  assert.deepEqual(bare, []);
  const wanted = JSON.parse(readFileSync(inRoot("package.json"), "utf8"));
  for (const [name, version] of Object.entries({ ...wanted.dependencies, ...wanted.devDependencies }))
    assert.match(String(version), /^(\d+\.\d+\.\d+|file:\.)$/, name);
});

test("every Python package has an exact version and hashes, for pip's --require-hashes", () => {
  const text = readFileSync(inRoot(".binder", "requirements.txt"), "utf8").replaceAll("\\\n", "");
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  assert.ok(lines.length > 90);
  const bare = lines.filter(
    (line) => !/^[\w.-]+==[\w.]+( ; .+?)?\s+(--hash=sha256:[0-9a-f]{64}\s*)+$/.test(line),
  );
  assert.deepEqual(bare, []);
});
