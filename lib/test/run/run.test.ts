import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { differences, keepAlike } from "../../run/compare.js";
import { follow } from "../../run/execute.js";
import { main } from "../../run/main.js";
import {
  alike,
  type Cell,
  canonical,
  figureType,
  hashOf,
  type Json,
  type Notebook,
  stillKey,
  stillType,
} from "../../run/notebook.js";
import { save } from "../../run/save.js";
import { shrink } from "../../run/shrink.js";

/** What the notebook runner decides without a kernel: what is equal, what is kept, how a still is made smaller. */
const notebook = (...cells: Partial<Cell>[]): Notebook => ({
  cells: cells.map((cell, index) => ({
    id: `c${index}`,
    cell_type: "code",
    source: "",
    metadata: {},
    ...cell,
  })),
  metadata: {},
  nbformat: 4,
  nbformat_minor: 5,
});
const figureCell = (figure: Json, still?: string, of: Json = figure): Partial<Cell> => ({
  outputs: [
    {
      output_type: "display_data",
      data: { [figureType]: figure, ...(still ? { [stillType]: still } : {}) },
      metadata: still ? { [stillKey]: hashOf(of) } : {},
    },
  ],
});
const printed = (text: string): Partial<Cell> => ({
  outputs: [{ output_type: "stream", name: "stdout", text }],
});

/** Stands for execute.py: tells a run without cells, then waits on standard input. */
const stand = `console.log(JSON.stringify({ event: "done", seconds: 1, after: { cells: [] } }));
process.stdin.resume().on("end", () => process.exit(0));`;
const nothing = (): void => undefined;

test("when a still cannot be drawn, the program that waits is let go and the failure is told", async () => {
  const child = spawn(process.execPath, ["-e", stand]);
  const finish = () => Promise.reject(new Error("no browser started"));
  try {
    await assert.rejects(follow(child, nothing, finish), /no browser started/);
    assert.ok(child.stdin.writableEnded);
    assert.equal(child.exitCode, 0);
  } finally {
    child.kill();
  }
});

/** Stands for execute.py: tells what is to stand in the file once it is given the notebook. */
const standing = `console.log(JSON.stringify({ event: "begin", cells: 0, before: { cells: [] }, source: "abc" }));
console.log(JSON.stringify({ event: "done", seconds: 1, after: { cells: [] } }));
let given = "";
process.stdin.on("data", (text) => { given += text; }).on("end", () => {
  if (given.trim()) console.log(JSON.stringify({ event: "text", text: "text of " + given.trim() }));
});`;

test("a run tells which file it was of, and what is to stand in it", async () => {
  const given = await follow(spawn(process.execPath, ["-e", standing]), nothing, async () => notebook());
  assert.deepEqual([given.source, given.text], ["abc", `text of ${JSON.stringify(notebook())}`]);
  const kept = await follow(spawn(process.execPath, ["-e", standing]), nothing, async () => undefined);
  assert.deepEqual([kept.source, kept.text, kept.failure], ["abc", undefined, undefined]);
});

test("a notebook that was saved or taken away while it ran is left alone, and told", () => {
  const folder = mkdtempSync(join(tmpdir(), "run-"));
  after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "notebook.ipynb");
  const source = createHash("sha256").update("as it was run").digest("hex");
  writeFileSync(file, "as it was run");
  assert.equal(save(file, "as it came out", source), undefined);
  assert.equal(readFileSync(file, "utf8"), "as it came out");
  assert.match(save(file, "as it came out", source) ?? "", /saved anew while it ran, and is left as it is/);
  writeFileSync(file, "an edit");
  assert.match(save(file, "as it came out", source) ?? "", /saved anew while it ran/);
  assert.equal(readFileSync(file, "utf8"), "an edit");
  rmSync(file);
  assert.match(save(file, "as it came out", source) ?? "", /taken away while it ran/);
  mkdirSync(file);
  assert.match(save(file, "as it came out", source) ?? "", /taken away|it is a folder/);
  assert.match(
    save(join(folder, "none", "a.ipynb"), "", source) ?? "",
    /left as it is: its folder takes no file/,
  );
  assert.deepEqual(readdirSync(folder), ["notebook.ipynb"]);
});

test("a program that does not start is a failure of its notebook", async () => {
  const run = await follow(spawn("no-such-program"), nothing, async () => undefined);
  assert.match(run.failure?.message ?? "", /no-such-program/);
});

test("--jobs takes a whole number from 1", async () => {
  for (const jobs of ["x", "0", "1.5", "-2", "", "1e1"])
    await assert.rejects(main([`--jobs=${jobs}`]), /--jobs wants a whole number from 1, not/);
});

test("canonical JSON does not depend on the order of keys", () => {
  assert.equal(canonical({ b: [1, { d: null, c: "x" }], a: true }), '{"a":true,"b":[1,{"c":"x","d":null}]}');
  assert.equal(hashOf({ a: 1, b: 2 }), hashOf({ b: 2, a: 1 }));
  assert.notEqual(hashOf({ a: 1 }), hashOf({ a: 2 }));
});

test("numbers are alike up to their last bits, everything else exactly", () => {
  assert.ok(alike([0.1 + 0.2, { a: 1e20 }], [0.3, { a: 1e20 * (1 + 2e-16) }]));
  assert.ok(!alike(1, 1.0000001));
  assert.ok(!alike("0.30000000000000004", "0.3"));
  assert.ok(!alike([1], [1, 2]));
  assert.ok(!alike({ a: 1 }, { b: 1 }));
  assert.ok(!alike({ 0: 1 }, [1]));
  assert.ok(!alike(null, {}));
});

test("an output that came out alike is kept with its still picture", () => {
  const before = notebook(figureCell({ y: [0.3] }, "<svg/>"), printed("1\n"));
  const after = notebook(figureCell({ y: [0.1 + 0.2] }), printed("2\n"));
  keepAlike(after, before);
  assert.deepEqual(after.cells[0], before.cells[0]);
  assert.deepEqual(after.cells[1]?.outputs, printed("2\n").outputs);
});

test("differences name the cell and show both sides, and pass over still pictures", () => {
  const committed = notebook(figureCell({ y: [1] }, "<svg/>"), printed("loss 0.25\n"));
  assert.deepEqual(differences(committed, notebook(figureCell({ y: [1] }), printed("loss 0.25\n"))), []);
  const [first, ...others] = differences(committed, notebook(figureCell({ y: [1] }), printed("loss 0.26\n")));
  assert.match(
    first ?? "",
    /cell 2 \(c1\)[\s\S]*committed:[\s\S]*loss 0\.25[\s\S]*fresh run:[\s\S]*loss 0\.26/,
  );
  assert.deepEqual(others, []);
});

test("a missing still, and one of another figure, are differences", () => {
  const fresh = notebook(figureCell({ y: [1] }));
  assert.match(differences(notebook(figureCell({ y: [1] })), fresh).join(), /no still picture/);
  assert.match(
    differences(notebook(figureCell({ y: [1] }, "<svg/>", { y: [2] })), fresh).join(),
    /of another figure/,
  );
  assert.match(differences(notebook(figureCell({ y: [2] }, "<svg/>")), fresh).join(), /vnd\.plotly/);
});

test("a still is made smaller: numbers of tags rounded, empty groups gone, texts and nesting kept", () => {
  const svg =
    '<svg><g class="a"><g class="x"/><g class="y"><g></g></g></g><g class="b"/>' +
    '<g class="c"><path stroke-width="1.23456" opacity="0.123456" d="M12.34567,0.123456L-3.999999,7e1" data-unformatted="0.7310585"/></g>' +
    "<text>0.7310585</text></svg>";
  assert.equal(
    shrink(svg),
    '<svg><g class="c"><path stroke-width="1.2346" opacity="0.1235" d="M12.3,0.1L-4,7e1"/></g><text>0.7310585</text></svg>',
  );
});
