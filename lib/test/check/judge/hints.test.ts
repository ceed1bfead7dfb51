import assert from "node:assert/strict";
import { test } from "node:test";
import { check, worksheets } from "../../../check/index.js";
import { templates } from "../../../check/worksheet/templates.js";
import { formatNumber } from "../../../text/format.js";

/** Hints come in steps: which slip, how the step goes, what it gives. No true number is told before it is asked for. */
const inputs = { x: -2, y: 5, z: -4 };
const product = "q = x + y; f = q * z";

test("first where to look and which slip; asked again, how the step goes; last, what it gives", () => {
  const sheet = "q=3 f=-12 dq=4";
  const asked = check(product, sheet, { inputs });
  assert.match(asked.toText(), /It looks as if the sign is flipped\.$/);
  assert.match(asked.toText({ steps: true }), /flipped\. The step is dq = df × z = 1 × \(-4\)\.$/);
  assert.match(
    check(product, sheet, { inputs, reveal: true }).toText(),
    /The step is dq = df × z = 1 × \(-4\) = -4\.$/,
  );
});

test("on a page the step opens when it is asked for, and stands open beside the true numbers", () => {
  const page = (reveal: boolean): string => check(product, "dq=4", { inputs, reveal }).toHtml();
  assert.match(page(false), /<details><summary[^>]*>How does the step go\?<\/summary>dq = df × z/);
  assert.match(page(true), /<details open><summary/);
  assert.doesNotMatch(check(product, "dq=-4", { inputs }).toHtml(), /<details/);
});

test("a step is filled in with the numbers that the problem or the sheet states, else it is told in names", () => {
  const step = (sheet: string): string | undefined => check(product, sheet, { inputs }).first?.step;
  assert.equal(step("q=3 f=12"), "f = q × z = 3 × (-4)");
  assert.equal(step("f=12"), "f = q × z");
  assert.equal(step("dx=4"), "dx = dq × 1");
  assert.equal(step("dq=-4 dx=4"), "dx = dq × 1 = (-4) × 1");
});

test("a slip that is not known: at which gates to look", () => {
  const told = (sheet: string): string =>
    check("h = w * x; f = h * h + w", sheet, { inputs: { w: 2, x: 3 }, learningRate: 0.1 }).first?.message ??
    "";
  assert.equal(told("h=17.3"), "You wrote h = 17.3. That does not follow: look at the gate that gives h.");
  assert.match(told("dw=17.3"), /That does not follow: dw is what arrives back through .*h.*\.$/);
  assert.match(told("w'=17.3"), /That does not follow: look at the step from w along dw\.$/);
});

for (const { name, formula, learningRate } of templates)
  test(`${name}: sheets full of wrong numbers tell no true one`, () => {
    const [{ inputs: given, answers: key }] = worksheets(name, { seed: 3 }).sheets;
    const names = [...key.keys()];
    names.forEach((wrong, at) => {
      // Every second number is on the sheet, spoiled or right; the others are what must not be told.
      const sheet = names.filter((_, i) => (i - at) % 2 === 0);
      const answers = Object.fromEntries(
        sheet.map((one) => [
          one,
          one === wrong ? Number(key.get(one)) * 1.37 + 0.0731 : Number(key.get(one)),
        ]),
      );
      const judged = check(formula, answers, { inputs: given, learningRate });
      const text = judged.toText({ steps: true }) + judged.toHtml().replaceAll(/<[^>]*>/g, " ");
      const told = new Set(text.replaceAll("−", "-").match(/-?\d+\.\d+/g));
      const stated = new Set(
        [...Object.values(given), ...Object.values(answers)].map((one) => formatNumber(one)),
      );
      for (const one of judged.work?.plan.lines ?? []) {
        const truth = formatNumber(one.exact);
        // Numbers of one or two digits come about in several ways.
        if (one.kind === "given" || stated.has(truth) || !/\.\d{3}/.test(truth)) continue;
        assert.ok(!told.has(truth), `${one.name} = ${truth} is told beside ${wrong}`);
      }
    });
  });
