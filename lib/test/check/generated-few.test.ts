import assert from "node:assert/strict";
import { test } from "node:test";
import { digits, falseAlarms, habits } from "../../bench/soak/right.js";
import { plantedSlips } from "../../bench/soak/slips.js";

/** A first look, in a second, at what generated.test.ts looks at for long, with other seeds. */
test("a few right solutions of every problem are never called wrong, however they are rounded", () => {
  for (const habit of habits)
    for (const kept of digits) {
      const tally = falseAlarms(habit, kept, 20, 142);
      assert.deepEqual(tally.examples, [], `${habit} ${kept.count} ${kept.kind}`);
      assert.equal(tally.right + tally.loose, tally.numbers);
      if (habit === "full") assert.ok(tally.loose <= 2, `${tally.loose} of ${tally.numbers} loose`);
    }
});

test("a few hundred planted slips are flagged and named, and what follows from them is not called wrong", () => {
  for (const habit of habits) {
    const { planted, flagged, distinct, named, later, carried, examples } = plantedSlips(
      habit,
      { kind: "decimals", count: 4 },
      1,
      143,
    );
    const what = `${habit}: ${[planted, flagged, distinct, named, later, carried]}, ${examples.slice(0, 3)}`;
    assert.ok(planted > 300 && flagged >= 0.99 * planted, what);
    assert.ok(named >= 0.97 * distinct && carried >= 0.995 * later, what);
  }
});
