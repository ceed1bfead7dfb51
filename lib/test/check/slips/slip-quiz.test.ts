import assert from "node:assert/strict";
import { test } from "node:test";
import { slipExamples } from "../../../check/slips/slip-examples.js";
import { type SlipQuiz, slipQuiz } from "../../../check/slips/slip-quiz.js";
import { InputError, OptionError } from "../../../text/errors.js";

const text = (shown: { toMime(): Record<string, unknown> }): string => String(shown.toMime()["text/plain"]);
const letters = (quiz: SlipQuiz): Record<number, string> =>
  Object.fromEntries(quiz.solution().rows.map(({ sheet, yours }) => [Number(sheet), String(yours)]));

test("the sheets are there, the slips are in another order, and the answers are not shown", () => {
  const quiz = slipQuiz("backward", { seed: 3, count: 8 });
  const shown = text(quiz);
  const right = letters(quiz);
  assert.equal(Object.keys(right).length, 8);
  assert.notDeepEqual(
    Object.values(right),
    [..."abcdefgh"],
    "a solution in the order of the alphabet needs no thought",
  );
  assert.doesNotMatch(shown, /The step is/);
  assert.equal(text(slipQuiz("backward", { seed: 3, count: 8 })), shown);
  assert.notEqual(text(slipQuiz("backward", { seed: 4, count: 8 })), shown);
});

test("what is right is explained; what is wrong or blank gives nothing away", () => {
  const quiz = slipQuiz("forward", { seed: 1, count: 4 });
  const right = letters(quiz);
  const other = Object.fromEntries(
    Object.entries(right).map(([sheet, own]) => [sheet, own === "a" ? "b" : "a"]),
  );
  assert.ok(quiz.answer(right).rows.every((row) => String(row[""]).startsWith("✓")));
  assert.ok(quiz.answer(other).rows.every((row) => /^✗ try/.test(String(row[""]))));
  assert.match(text(quiz.answer({ 1: null })), /not answered yet/);
});

test("every slip of every stage can come up, each in its own words within a quiz", () => {
  for (const stage of ["forward", "backward", "update"] as const) {
    const count = Math.min(12, slipExamples(stage).length);
    const told = new Set<string>();
    for (let seed = 0; seed < 40; seed++) {
      const lines = text(slipQuiz(stage, { seed, count: Math.min(6, count) }))
        .split("it looks as if")[1]
        .split("\n")
        .slice(1);
      const words = lines.map((line) => line.replace(/^\w\s+/, "").trim());
      assert.equal(new Set(words).size, words.length);
      for (const one of words) told.add(one);
    }
    assert.ok(told.size >= 0.8 * slipExamples(stage).length, `${stage}: ${told.size}`);
  }
});

test("a count, a seed, a sheet or a letter that is none is refused by name", () => {
  for (const options of [{ count: 1 }, { count: 13 }, { count: 2.5 }, { seed: 0.5 }])
    assert.throws(() => slipQuiz("backward", options), OptionError);
  assert.throws(() => slipQuiz("pen", { count: 4 }), { code: "count-out-of-range" });
  const quiz = slipQuiz("backward");
  assert.throws(() => quiz.answer({ 7: "a" }), { constructor: InputError, code: "no-such-sheet" });
  assert.throws(() => quiz.answer({ 1: "z" }), { constructor: InputError, code: "no-such-letter" });
});
