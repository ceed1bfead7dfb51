import assert from "node:assert/strict";
import { test } from "node:test";
import { formulaAnswers } from "../../../bench/soak/formulas.js";
import { check, checkClass, type Verdicts } from "../../../check/index.js";

/*
 * Answers that are formulas. The right ones are derived by hand from a table of derivatives; each wrong one is the rule of
 * the slip that it is named after.
 */
const product = (answers: Parameters<typeof check>[1]): Verdicts =>
  check("q = x + y; f = q * z", answers, { inputs: { x: -2, y: 5, z: -4 } });
const neuron = (answers: Parameters<typeof check>[1], more: object = {}): Verdicts =>
  check("z = w*x + b; o = sigmoid(z); L = (o - t)^2", answers, {
    inputs: { w: 0.5, x: 0.3, b: 0.1, t: 1 },
    ...more,
  });
/** "dq right, dx carried": with the slip behind a wrong one. */
const told = ({ verdicts, problems }: Verdicts): string =>
  [
    ...verdicts.map(({ name, verdict, slip }) => `${name} ${verdict}${slip ? ` ${slip}` : ""}`),
    ...problems.map(({ code }) => code),
  ].join(", ");

test("a formula is right that equals the truth as a function, however it is written", () => {
  const ways: Record<string, string[]> = {
    dw: [
      "dz*x",
      "2*(o - t)*o*(1 - o)*x",
      "2(o−t)·o(1−o)x",
      "x*(2*o^2 - 2*o^3 - 2*t*o + 2*t*o^2)",
      "do*o*x - do*o²*x",
      "dL/dz * x",
      "∂L/∂o * ∂o/∂z * ∂z/∂w",
    ],
    o: ["sigmoid(z)", "σ(w*x + b)", "1/(1 + e^(-z))", "exp(z) / (1 + exp(z))"],
    do: ["2*(o - t)", "-2*(t - o)", "2o - 2t", "dL*2*(o-t)"],
  };
  for (const [name, formulas] of Object.entries(ways))
    for (const text of formulas) assert.equal(told(neuron({ [name]: text })), `${name} right`, text);
  assert.equal(
    told(product("q = x + y, f = q z; dq = z dz = q\ndx = dq")),
    "q right, f right, dq right, dz right, dx right",
  );
});

test("the data say what was written, and the words of the verdicts stay", () => {
  const [one] = product({ dq: "z" }).toJSON().verdicts;
  assert.deepEqual(one, {
    name: "dq",
    given: "z",
    exact: -4,
    verdict: "right",
    slip: null,
    message: "Right, as a formula.",
  });
});

test("what fits these numbers alone is wrong, with inputs at which it fails", () => {
  const square = check("f = x^2", { dx: "x + 2" }, { inputs: { x: 2 } });
  assert.equal(told(square), "dx wrong right-here-only");
  const failing = /such as x = (-?[\d.]+)\.$/.exec(square.verdicts[0].message)?.[1];
  assert.notEqual(Number(failing) + 2, 2 * Number(failing));
});

test("what follows from an own earlier line is carried, by name or written out", () => {
  assert.equal(
    told(neuron("do = o - t, dz = do*o*(1-o), dw = (o-t)*o*(1-o)*x")),
    "do wrong exponent-forgotten, dz carried, dw carried",
  );
  assert.equal(told(product("dq = 4, dx = dq")), "dq wrong sign-flipped, dx carried");
  assert.equal(
    told(product("dq = q, dx = 3")),
    "dq wrong inputs-swapped, dx carried",
    "numbers follow from formulas",
  );
});

test("the slip of a wrong formula is named by the rules for numbers", () => {
  const wrong: Record<string, string> = {
    "dz = do * o": "y-for-derivative",
    "dz = do * (1 - o)": "one-minus-y",
    "dz = o - o^2": "upstream-forgotten",
    "dw = dz * w": "inputs-swapped",
    "dw = 2*(o - t)*(1 - o)*x": "one-minus-y",
    "dx = dz*x": "inputs-swapped",
    "db = -dz": "sign-flipped",
    "o = 1/(1 + exp(z))": "exponent-sign",
  };
  for (const [text, slip] of Object.entries(wrong))
    assert.equal(told(neuron(text)), `${text.split(" ")[0]} wrong ${slip}`, text);
  assert.equal(told(product("q = x + z")), "q wrong wrong-input");
  const step = { learningRate: 0.5 };
  assert.equal(told(neuron("w' = w - eta*dw", step)), "w' right");
  assert.equal(told(neuron("w' = w - 0.5*dw", step)), "w' right");
  assert.equal(told(neuron("w' = w + eta*dw", step)), "w' wrong gradient-added");
  assert.equal(told(neuron("db = o*z*t")), "db wrong", "no name is made up");
});

test("no true number and no right formula is told without reveal", () => {
  const { message } = neuron("dw = dz*w").verdicts[0];
  assert.match(message, /^You wrote dw = dz\*w\. It looks as if upstream was multiplied by w itself/);
  assert.doesNotMatch(message, /The step is/);
  assert.equal(neuron("dw = dz*w", { reveal: true }).verdicts[0].step, "dw = dz × x");
});

test("at a kink the side of the sheet's numbers counts", () => {
  const relu = (w: number): Verdicts =>
    check("h = relu(w*x); L = h*v", "dw = v*x, dv = w*x", { inputs: { w, x: 2, v: 3 } });
  assert.equal(told(relu(1)), "dw right, dv right");
  assert.match(told(relu(-1)), /^dw wrong .*, dv wrong/);
});

test("derivatives of any name by any other may stand in a formula", () => {
  assert.equal(told(neuron("do/dz = o*(1-o), dz = do * do/dz")), "∂o/∂z right, dz right");
  assert.equal(told(neuron("dz = do * dz/do")), "dz wrong", "z does not depend on o");
});

test("a formula that comes from itself says nothing", () => {
  assert.equal(told(product("dq = dq")), "dq wrong circular");
  assert.equal(told(neuron("dz = dw/x, dw = dz*x")), "dz wrong circular, dw wrong circular");
  assert.match(neuron("dz = dw/x, dw = dz*x").verdicts[0].message, /in a circle: dz from dw from dz\.$/);
});

test("what cannot be read is told with its place, and nothing else is lost", () => {
  const { problems } = product("q = 3\ndq = u*2 + x");
  assert.deepEqual(
    problems.map(({ code, line, message }) => [code, line, message]),
    [["unknown-name", 2, '"dq": "u" is no name of this problem; it has x, y, z, q, f, df, dq, dz, dy, dx']],
  );
  assert.equal(told(product("dq = x +* y, q = 3")), "dq missing, q right, syntax");
  assert.equal(told(product("dq = 2*3")), "dq missing, calculation", "a calculation is no formula");
  assert.equal(told(product("dq = no idea")), "dq missing, not-a-number");
  assert.equal(told(product({ dq: "process.exit(z)" })).startsWith("dq missing, "), true);
  assert.equal(told(product({ dq: "z.constructor" })).startsWith("dq missing, "), true);
  assert.equal(told(product("dq = x/0 + 1")), "dq wrong", "no value");
});

test("a number at the end of a chain is what is judged; the last answer counts", () => {
  assert.equal(told(product("dq = df*z = -4")), "dq right");
  assert.equal(told(product("dq = df*z = 1*(-4)")), "dq right", "with the working alone its formula is");
  assert.equal(told(product("dq = q, dq = -4")), "dq right");
});

test("a class, a cell of a table, and a page", () => {
  const report = checkClass("f = x^2 * y", "student,dx,dy\nAda,2*x*y,x^2\nBo,x*y,9\n", {
    inputs: { x: 3, y: 2 },
  });
  assert.deepEqual(
    report.students.map(({ verdicts }) => verdicts.verdicts.map(({ verdict, slip }) => `${verdict} ${slip}`)),
    [
      ["right null", "right null"],
      ["wrong exponent-forgotten", "right null"],
    ],
  );
  assert.match(product("dq,z\ndx,df*z").toText(), /2 of 2 right/);
  const page = neuron({ do: "o^2<t" }).toHtml() + neuron({ do: "2*(o - t)^2" }).toHtml();
  assert.doesNotMatch(page, /o\^2<t/);
  assert.match(page, /2 × \(<i>o<\/i> − <i>t<\/i>\)<sup>2<\/sup>/);
});

test("formulas in other writings are right, wrong ones are called so and named", () => {
  const { right, alarms, slipped, flagged, named, spoiled, spoiledFlagged } = formulaAnswers(150, 1);
  assert.deepEqual([right, alarms, flagged, spoiledFlagged], [150, 0, slipped, spoiled]);
  assert.ok(named >= 0.95 * slipped, `${named} of ${slipped}`);
});
