import assert from "node:assert/strict";
import { test } from "node:test";
import { check, checkClass, worksheets } from "../../../check/index.js";
import { templates } from "../../../check/worksheet/templates.js";
import { formula } from "../../../formula/formula.js";
import { faceStyle } from "../../../show/face.js";
import { InputError, OptionError } from "../../../text/errors.js";

test("every template: the key is right, and the filled-in table is graded right", () => {
  assert.ok(templates.length >= 9);
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

/** Names of answers that are alike in size whatever the numbers: a sum passes its gradient on, the loser of max gets none. */
const alike: Readonly<Record<string, readonly string[]>> = {
  "product-of-a-sum": ["q=dz", "dq=dx=dy"],
  "sigmoid-neuron": ["dz=db"],
  "softmax-cross-entropy": ["g=loss"],
  pooling: ["dY[1,1]=dY[1,2]=dY[2,1]=dY[2,2]", "dY[1,3]=dY[1,4]=dY[2,3]=dY[2,4]"],
  "max-and-relu": ["m=dr=dz", "r=dm=dy", "m=dr=dz=dk", "r=dm"],
};

for (const { name, inputs: ranges, decimals, formula: text } of templates)
  test(`${name}: the numbers are for working by hand, whatever the seed`, () => {
    for (let seed = 1; seed <= 25; seed++)
      for (const { inputs, answers } of worksheets(name, { seed, count: 4 }).sheets) {
        const at = `${name}, seed ${seed}: ${JSON.stringify(inputs)}`;
        const sizes = Object.values(inputs).map(Math.abs);
        assert.equal(new Set(sizes).size, sizes.length, `${at}: no two inputs alike`);
        for (const [input, value] of Object.entries(inputs)) {
          assert.ok(value >= ranges[input][0] && value <= ranges[input][1], at);
          assert.ok(![0, 1, -1].includes(value) && String(value).length <= 4, `${at}: ${input}`);
        }
        assert.deepEqual(formula(text, inputs).warnings, [], `${at}: no kink`);
        const written = new Map<string, string[]>();
        for (const [asked, value] of answers) {
          const size = Math.abs(value).toFixed(decimals);
          const routed =
            (name === "max-and-relu" && asked === "dy" && inputs.x > inputs.y) ||
            (name === "pooling" && asked.startsWith("dX") && value === 0);
          if (routed) assert.equal(value, 0);
          else {
            assert.ok(
              Math.abs(value) >= 20 * Number(`1e${-decimals}`) && Math.abs(value) <= 250,
              `${at}: ${asked}`,
            );
            assert.ok(Math.abs(Math.abs(value) - 1) > 1e-9, `${at}: ${asked} = ${value}`);
            written.set(size, [...(written.get(size) ?? []), asked]);
          }
        }
        for (const group of [...written.values()].filter((names) => names.length > 1))
          assert.ok((alike[name] ?? []).includes(group.join("=")), `${at}: ${group.join(" = ")}`);
        for (const gate of ["y", "h1", "h2"])
          if (text.includes("sigmoid") && answers.has(gate))
            assert.ok(
              Math.abs((answers.get(gate) as number) - 0.5) <= 0.42,
              `${at}: ${gate} is not saturated`,
            );
      }
  });

test("no two students get the same sheet, and there is a limit to that", () => {
  for (const { name } of templates) {
    const { sheets } = worksheets(name, { seed: 7, count: 120 });
    assert.equal(new Set(sheets.map(({ inputs }) => JSON.stringify(inputs))).size, 120, name);
    assert.deepEqual(
      worksheets(name, { seed: 7, count: 3 }).sheets,
      sheets.slice(0, 3),
      "more begin with the same",
    );
  }
  // x0 is one of 200 tenths from -10 to 10 that are not 0; ±1 is not taken.
  assert.throws(
    () => worksheets("momentum", { count: 199 }),
    (error) => error instanceof OptionError && error.code === "count-out-of-range" && error.value === 199,
  );
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
  for (const blank of [made.toHtml(), made.toText(), made.toCsv(), JSON.stringify(made.toData())])
    assert.ok(!blank.includes(loss.toFixed(4)) && !blank.includes(String(loss)));
  assert.ok(made.toText(true).includes(`loss = ${loss.toFixed(4)}`));
  assert.ok(JSON.stringify(made.toData(true)).includes(`"loss":${loss}`));
  assert.equal(made.toHtml().match(/<section>/g)?.length, 2);
});

test("a sheet is printed as a textbook prints it", () => {
  const page = worksheets("network-2-2-1", { seed: 5 }).toHtml();
  assert.ok(
    page.includes("<i>z</i><sub>1</sub> = <i>u</i><sub>1</sub> × <i>x</i> + <i>u</i><sub>2</sub> × <i>y</i>"),
  );
  assert.ok(
    page.includes("<b><i>w</i><sub>1</sub>′</b>=") && page.includes("<i>loss</i> = <i>r</i><sup>2</sup>"),
  );
  assert.ok(page.includes("network-2-2-1 · seed 5 · sheet 1"));
  const { "text/html": short } = worksheets("sigmoid-neuron", { seed: 7, count: 2 }).toMime();
  assert.match(
    String(short),
    /<b>Sheet 2:<\/b> <i>w<\/i><sub>0<\/sub> = −?\d[\s\S]*Wanted: <i>z<\/i>, <i>y<\/i>/,
  );
  for (const { name } of templates) {
    const made = worksheets(name);
    const written = `${made.toHtml()}${made.keyToHtml()}${made.toText()}`.replaceAll(faceStyle(), "");
    assert.doesNotMatch(written, /`|undefined|NaN/);
  }
});

test("an unknown template, seed or count is refused", () => {
  assert.throws(
    () => worksheets("sigmoid-neurn"),
    (error) => error instanceof InputError && /did you mean sigmoid-neuron/.test(error.message),
  );
  for (const options of [{ count: 0 }, { count: 1.5 }, { count: 1001 }, { seed: -1 }])
    assert.throws(() => worksheets("adam", options), OptionError);
});

test("sheets that ask for formulas: each derivation of the key is judged right, by itself and among the others", () => {
  for (const { name, formula: text, learningRate } of templates) {
    const made = worksheets(name, { ask: "formulas" });
    const [{ inputs, answers }] = made.toData(true).sheets as [
      { inputs: Record<string, number>; answers: Record<string, string> },
    ];
    // A choice is for people: the language of answers has none.
    const written = Object.entries(answers).filter(([, formula]) => !formula.includes(" if "));
    assert.ok(written.length >= 5, name);
    const sheet = check(text, Object.fromEntries(written), { inputs, learningRate });
    for (const one of sheet.verdicts)
      assert.equal(one.verdict, "right", `${name}: ${one.name} = ${one.written}`);
  }
  assert.match(worksheets("sigmoid-neuron", { ask: "formulas" }).toText(true), /dz {2}= \(1 - y\) × y\n/);
  const made = worksheets("sigmoid-neuron", { ask: "formulas", seed: 3 });
  assert.doesNotMatch(made.toText() + made.toHtml(), /\d\.\d+ ?[,<]/, "no numbers are given");
  assert.match(made.keyToHtml(), /<td style="text-align:left;white-space:normal">dz × x0<\/td>/);
  assert.throws(
    () => worksheets("adam", { ask: "sums" as never }),
    (error) => error instanceof OptionError && error.code === "unknown-ask" && error.value === "sums",
  );
});
