import assert from "node:assert/strict";
import { test } from "node:test";
import { checkClass } from "../check/class.js";
import { check } from "../check/index.js";
import { templates } from "../check/templates.js";
import { worksheets } from "../check/worksheet.js";
import { InputError, OptionError } from "../errors.js";
import { formula } from "../formula.js";

test("every template: the key is right, and the filled-in table is graded right", () => {
  assert.equal(templates.length, 9);
  for (const { name, formula: text, learningRate, decimals, asks } of templates) {
    const made = worksheets(name, { seed: 3, count: 4 });
    for (const { inputs, answers } of made.sheets) {
      const sheet = Object.fromEntries(
        [...answers].map(([asked, value]) => [asked, value.toFixed(decimals)]),
      );
      const verdicts = check(text, sheet, { inputs, learningRate, decimals });
      assert.deepEqual(verdicts.problems, [], name);
      assert.equal(verdicts.right, asks.length, `${name}\n${verdicts.toText()}`);
    }
    const [head, ...rows] = made.toCsv().trim().split("\n");
    const filled = rows.map((row, i) => {
      const given = row.split(",").slice(0, -asks.length);
      return [...given, ...[...made.sheets[i].answers.values()].map((value) => value.toFixed(decimals))].join(
        ",",
      );
    });
    const report = checkClass(text, [head, ...filled].join("\n"), {
      inputs: made.sheets[0].inputs,
      learningRate,
    });
    assert.deepEqual(report.problems, [], name);
    assert.deepEqual(
      report.students.map(({ verdicts }) => verdicts.right),
      rows.map(() => asks.length),
      name,
    );
  }
});

test("the numbers are for working by hand", () => {
  for (const { name, inputs: ranges, decimals, formula: text } of templates) {
    const { sheets } = worksheets(name, { seed: 8, count: 6 });
    assert.equal(
      new Set(sheets.map(({ inputs }) => JSON.stringify(inputs))).size,
      6,
      "each student another sheet",
    );
    for (const { inputs, answers } of sheets) {
      for (const [input, value] of Object.entries(inputs)) {
        assert.ok(
          value >= ranges[input][0] && value <= ranges[input][1] && value !== 0,
          `${name} ${input} = ${value}`,
        );
        assert.ok(String(value).length <= 4, `${input} = ${value} is short`);
      }
      assert.deepEqual(formula(text, inputs).warnings, [], "no kink");
      for (const [asked, value] of answers)
        assert.ok(
          value === 0 || Math.abs(value) >= Number(`1e${-decimals}`),
          `${name}: ${asked} = ${value} can be written`,
        );
    }
  }
  for (const { answers } of worksheets("sigmoid-neuron", { seed: 1, count: 20 }).sheets)
    assert.ok(Math.abs((answers.get("y") as number) - 0.5) <= 0.42, "not saturated");
});

// x_n = (1 − 2η)ⁿ x0 and y_n = (1 − 4η)ⁿ y0 on the bowl; Adam and momentum by their definitions.
test("the keys agree with what is known in closed form", () => {
  for (const { inputs, answers } of worksheets("gradient-descent", { seed: 2, count: 5 }).sheets) {
    assert.ok(Math.abs((answers.get("x3") as number) - 0.8 * 0.8 * 0.8 * inputs.x0) < 1e-12);
    assert.ok(Math.abs((answers.get("y3") as number) - 0.6 * 0.6 * 0.6 * inputs.y0) < 1e-12);
  }
  for (const { inputs, answers } of worksheets("adam", { seed: 2, count: 5 }).sheets) {
    const { x0, g1, g2 } = inputs;
    const [p, q] = [(0.09 * g1 + 0.1 * g2) / 0.19, (0.0099 * g1 * g1 + 0.01 * g2 * g2) / 0.0199];
    const x2 = x0 - 0.1 * Math.sign(g1) - (0.1 * p) / Math.sqrt(q);
    assert.ok(Math.abs((answers.get("x2") as number) - x2) < 1e-12);
  }
  // v1 = -0.2 x0, x1 = 0.8 x0; v2 = -0.34 x0, x2 = 0.46 x0; v3 = -0.398 x0, x3 = 0.062 x0
  for (const { inputs, answers } of worksheets("momentum", { seed: 2, count: 5 }).sheets)
    assert.ok(Math.abs((answers.get("x3") as number) - 0.062 * inputs.x0) < 1e-12);
});

test("the same seed gives the same sheets, and a sheet does not show its key", () => {
  const made = worksheets("network-2-2-1", { seed: 5, count: 2 });
  assert.equal(made.toHtml(), worksheets("network-2-2-1", { seed: 5, count: 2 }).toHtml());
  assert.notEqual(made.toHtml(), worksheets("network-2-2-1", { seed: 6, count: 2 }).toHtml());
  const loss = made.sheets[0].answers.get("loss") as number;
  assert.ok(made.keyToHtml().includes(loss.toFixed(4)));
  for (const blank of [made.toHtml(), made.toText(), made.toCsv()])
    assert.ok(!blank.includes(loss.toFixed(4)));
  assert.equal(made.toHtml().match(/<section>/g)?.length, 2);
});

test("an unknown template, seed or count is refused", () => {
  assert.throws(
    () => worksheets("sigmoid-neurn"),
    (error) => error instanceof InputError && /did you mean sigmoid-neuron/.test(error.message),
  );
  for (const options of [{ count: 0 }, { count: 1.5 }, { count: 1001 }, { seed: -1 }])
    assert.throws(() => worksheets("adam", options), OptionError);
});
