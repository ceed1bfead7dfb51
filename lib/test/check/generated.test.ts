import assert from "node:assert/strict";
import { test } from "node:test";
import { fuzz } from "../../bench/soak/fuzz.js";
import { hiddenSlips } from "../../bench/soak/hidden.js";
import { digits, falseAlarms, habits, problems } from "../../bench/soak/right.js";
import { plantedSlips, type SlipTally } from "../../bench/soak/slips.js";

/*
 * Sheets made with fixed seeds, worked in plain arithmetic apart from the library (lib/bench/soak/problems.ts). The full
 * figures come from `npm run soak` and stand in lib/bench/RESULTS.md.
 */
const rate = (part: number, whole: number): number => (100 * part) / whole;

test("right solutions are never called wrong, however they are rounded", () => {
  assert.ok(problems.length >= 12);
  for (const habit of habits)
    for (const kept of digits) {
      const tally = falseAlarms(habit, kept, 250, 42);
      assert.ok(tally.numbers > 2000);
      assert.deepEqual(tally.examples, [], `${habit} ${kept.count} ${kept.kind}`);
      assert.equal(tally.right + tally.loose, tally.numbers);
      if (habit === "full")
        assert.ok(rate(tally.right, tally.numbers) > 99.5, "full precision is right, not loose");
    }
});

test("planted slips are flagged, named, and carried forward", () => {
  for (const habit of habits)
    for (const kept of digits) {
      const tally: SlipTally = plantedSlips(habit, kept, 1, 43);
      const what = `${habit} ${kept.count} ${kept.kind}: ${tally.examples.slice(0, 5).join("\n")}`;
      assert.ok(tally.planted > 300, what);
      const least = kept.kind === "decimals" && kept.count === 2 ? 97 : 99;
      assert.ok(
        rate(tally.flagged, tally.planted) >= least,
        `${rate(tally.flagged, tally.planted)} flagged, ${what}`,
      );
      assert.ok(
        rate(tally.named, tally.distinct) >= 95,
        `${rate(tally.named, tally.distinct)} named, ${what}`,
      );
      assert.ok(
        rate(tally.carried, tally.later) >= 99,
        `${rate(tally.carried, tally.later)} carried, ${what}`,
      );
    }
});

test("a slip on a line that was not handed in is noticed, and is one mistake", () => {
  const tallies = habits.flatMap((habit) => digits.map((kept) => hiddenSlips(habit, kept, 1, 45)));
  const sum = (key: "sheets" | "noticed" | "once"): number =>
    tallies.reduce((total, tally) => total + tally[key], 0);
  const examples = tallies.flatMap((tally) => tally.examples.slice(0, 2)).join("\n");
  assert.ok(sum("sheets") > 2000);
  assert.ok(
    rate(sum("noticed"), sum("sheets")) > 97,
    `${rate(sum("noticed"), sum("sheets"))} noticed\n${examples}`,
  );
  assert.ok(rate(sum("once"), sum("noticed")) > 92, `${rate(sum("once"), sum("noticed"))} once\n${examples}`);
});

test("any text as a formula or as a sheet is answered or refused with an error of our own", () => {
  assert.deepEqual(fuzz(4000, 44).strangers, []);
});
