import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { neuronByHand, productByHand, regressionByHand } from "../../bench/by-hand.js";
import type { Case } from "../../bench/cases.js";
import { recordChain, recordNeuron, recordProduct, recordRegression } from "../../bench/circuits.js";
import { median } from "../../bench/measure.js";
import { met, table, writeBetweenMarkers } from "../../bench/report.js";
import { compiled, rebuilt, throughTape } from "../../bench/work.js";
import { random } from "../../data/random.js";
import { Graph } from "../../graph/graph.js";

test("what is compared calculates the same: by hand, compiled, through the tape, rebuilt", () => {
  const next = random(3);
  const circuits = [
    { circuit: recordNeuron, byHand: neuronByHand, inputs: 5 },
    { circuit: recordProduct, byHand: productByHand, inputs: 3 },
    { circuit: recordRegression, byHand: regressionByHand, inputs: 3 },
  ];
  for (const { circuit, byHand, inputs } of circuits) {
    const somewhere = (): Float64Array => Float64Array.from({ length: inputs }, () => 4 * next() - 2);
    const start = [...somewhere()];
    const engines = [compiled, throughTape, rebuilt].map((make) => make(circuit, start));
    for (let i = 0; i < 20; i++) {
      const point = somewhere();
      const expected = new Float64Array(inputs);
      const value = byHand(point, expected);
      for (const evaluate of engines) {
        const gradient = new Float64Array(inputs);
        assert.ok(Math.abs(evaluate(point, gradient) - value) <= 1e-14 * Math.max(1, value));
        for (const [j, g] of gradient.entries())
          assert.ok(Math.abs(g - expected[j]) <= 1e-13, `${g}, ${expected[j]}`);
      }
    }
  }
});

test("the chain has as many gates as it says", () => {
  const { graph } = recordChain(new Graph(), 1000);
  assert.equal(graph.nodes().filter((node) => node.kind === "gate").length, 1000);
});

test("a median is the middle one, or the mean of the two", () => {
  assert.equal(median([5, 1, 3]), 3);
  assert.equal(median([4, 1, 3, 2]), 2.5);
});

const run = (): never => assert.fail("nothing is measured here");
const rows = [
  { case: { name: "fast", unit: "×", most: 2, run } satisfies Case, measured: { figure: 1.04, detail: "a" } },
  {
    case: { name: "slow", unit: "ms", most: 150, run } satisfies Case,
    measured: { figure: 151, detail: "b" },
  },
  {
    case: { name: "more", unit: "×", least: 4, run } satisfies Case,
    measured: { figure: 3.99, detail: "c" },
  },
  { case: { name: "told", unit: "bytes", run } satisfies Case, measured: { figure: 27.2, detail: "d" } },
];

test("the table says target, figure and whether the target is met", () => {
  assert.deepEqual(rows.map(met), [true, false, false, undefined]);
  const lines = table(rows).split("\n");
  assert.equal(lines[2], "| fast | ≤ 2 ×    | 1.04 ×     | a       | yes |");
  assert.equal(lines[3], "| slow | ≤ 150 ms | 151 ms     | b       | NO  |");
  assert.equal(lines[5], "| told | –        | 27.2 bytes | d       | –   |");
  assert.equal(new Set(lines.map((line) => line.length)).size, 1);
});

test("the table stands between the markers, is replaced by the next one, and missing markers are told", () => {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const file = pathToFileURL(join(folder, "README.md"));
  try {
    writeFileSync(file, "before\n<!-- bench -->\n<!-- /bench -->\nafter\n");
    for (const text of ["first", "second"]) writeBetweenMarkers(file, text);
    assert.equal(readFileSync(file, "utf8"), "before\n<!-- bench -->\nsecond\n<!-- /bench -->\nafter\n");
    writeFileSync(file, "nothing here\n");
    assert.throws(() => writeBetweenMarkers(file, "x"), /no <!-- bench -->/);
    writeFileSync(file, "<!-- bench -->\n");
    assert.throws(() => writeBetweenMarkers(file, "x"), /no <!-- \/bench -->/);
    assert.equal(readFileSync(file, "utf8"), "<!-- bench -->\n");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
