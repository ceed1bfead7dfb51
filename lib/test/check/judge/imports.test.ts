import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const built = new URL("../../../", import.meta.url);

/** Every built file that is loaded with these, by its path in the library. */
function loadedWith(paths: readonly string[]): Set<string> {
  const found = new Set<string>();
  const open = [...paths];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    const here = new URL(path, built);
    const imports = readFileSync(here, "utf8").matchAll(
      /^(?:import|export)\s[^;]*?from\s+"(\.[^"]+)"|^import\s+"(\.[^"]+)"/gm,
    );
    for (const [, from, bare] of imports)
      open.push(new URL(from ?? bare, here).href.slice(built.href.length));
  }
  return found;
}

const filesOf = (room: string): string[] =>
  // By the sources: .build may still hold files whose source is gone.
  readdirSync(fileURLToPath(new URL(`../lib/check/${room}/`, built)))
    .filter((name) => name.endsWith(".ts"))
    .map((name) => `check/${room}/${name.replace(/ts$/, "js")}`);

/** What only reports need. */
const shown = /^(drawing|plots|show|stepper|notebook|check\/report)\/|graphviz|^host\/worker/;

test("judging loads nothing that draws or shows; the reports do", () => {
  const judging = ["sheet", "plan", "work", "slips", "judge", "class", "descent", "worksheet"].flatMap(
    filesOf,
  );
  assert.ok(judging.includes("check/judge/judge-sheet.js") && judging.includes("check/class/class.js"));
  assert.deepEqual(
    [...loadedWith(judging)].filter((path) => shown.test(path)),
    [],
  );
  const door = [...loadedWith(["check/index.js"])].filter((path) => shown.test(path));
  assert.ok(door.includes("drawing/drawing.js") && door.some((path) => path.includes("graphviz")));
});
