import assert from "node:assert/strict";
import { test } from "node:test";
import * as library from "../../index.js";

/*
 * Every function of the library with arguments of another kind in each place: it answers, or throws one of our own
 * errors, with the value and what was expected; never "Cannot read properties of null". A function that is added to
 * lib/index.ts needs a line here: the last test asks for it.
 */

const { Graph, InputError, BackpropError, OptionError, Formula } = library;
const f = library.formula("f = x^2 + 2*y^2", { x: 1, y: 2 });
const one = library.formula("x^2", { x: 1 });
const node = new Graph().input("x", 2);
const walk = library.descend(f, { x: 1, y: 1 }, library.gradientDescent(0.1), { steps: 3 });
const line = library.descend(one, { x: 1 }, library.gradientDescent(0.1), { steps: 3 });
const point = Float64Array.of(1, 2);
const inputs = { x: 1, y: 2 };
const descent = { formula: "f = x^2", start: { x: 1 }, learningRate: 0.1 };
const line2 = { name: "a", x: [1, 2], y: [1, 2] };
const still = {
  rule: "θ ← θ",
  source: "none",
  learningRate: 0.1,
  settings: [],
  start: () => (at: Float64Array) => at,
} as const;
/** The name under which the library exports a thing. */
const exportOf = (thing: unknown): string =>
  Object.entries(library).find(([, one]) => one === thing)?.[0] ?? "";
const declaration = { symbol: "x³", forward: "x^3", local: ["3 * x^2"] } as const;

/** For each function, arguments with which it answers. */
const good: Record<string, readonly unknown[]> = {
  backward: [node, new Float64Array(1)],
  centralDifference: [f.compile(), point, 0, 1e-3],
  check: [f, "df=1", {}],
  checkClass: ["f = x^2 + 2*y^2", "student,f\nAda,9", { inputs }],
  checkDescent: [descent, "step,x\n0,1", {}],
  claim: [{ a: 1 }, { a: 1 }],
  clipped: [library.gradientDescent(0.1), { norm: 1 }],
  compile: [f.output, ["x"]],
  contourPath: [f, walk, {}],
  curvature: [f, { x: 1, y: 1 }],
  decayed: [library.gradientDescent(0.1), 0.01],
  derivativeError: [[0.1, 0.01], { forward: [0.1, 0.01] }, {}],
  descend: [f, { x: 1, y: 1 }, library.gradientDescent(0.1), { steps: 2 }],
  draw: [f, {}],
  eachParameter: [0, () => () => () => 0],
  exercise: [f, {}],
  formula: ["f = x^2 + 2*y^2", inputs],
  forwardDifference: [f.compile(), point, 0, 1e-3],
  functionPath: [one, line, {}],
  gate: ["cubeOfTest", declaration],
  gateCurve: [library.sigmoid, {}],
  gateReference: [[library.sigmoid]],
  gateFormula: [library.sigmoid, "tex"],
  gradientCheck: [f, 1e-6],
  histograms: [{ a: [1, 2] }, {}],
  html: ["<b>a</b>", "a"],
  kinks: [node],
  latex: ["x"],
  lines: [[line2], { title: "t", x: "x", y: "y" }],
  localDerivative: [library.sigmoid, 0, "tex"],
  lossCurve: [walk, {}],
  markdown: ["a"],
  meanOf: [[f.compile()]],
  measure: [walk, f.compile()],
  optimizer: ["stillOfTest", still],
  parameterCurves: [walk, {}],
  path: [walk],
  penalized: [f.compile(), { l2: 1 }],
  picture: ["<svg/>", "nothing", 10],
  random: [1],
  regressionFit: [[{ target: 1, output: 2 }], {}],
  show: ["a"],
  slipExamples: ["pen"],
  slipQuiz: ["pen", { seed: 1, count: 2 }],
  slipTable: ["pen"],
  stepSizes: [f, { x: 1, y: 1 }, [0.1, 0.2], {}],
  stepSizeSlider: [f, { x: 1, y: 1 }, [0.1, 0.2], {}],
  stepper: [f, {}],
  steps: [f.output, {}],
  sumOf: [[f.compile()]],
  surfacePath: [f, walk, {}],
  table: [[{ a: 1 }], {}],
  trace: [f, {}],
  warmUp: [0.1, 5],
  worksheets: ["adam", { count: 1 }],
};
for (const name of ["gradientDescent", "newton"]) good[name] = [0.1];
for (const name of ["momentum", "nesterov", "adagrad"]) good[name] = [0.1, 0.9];
good.rmsProp = [0.1, 0.9, 1e-8];
for (const name of ["adam", "adamW"]) good[name] = [0.1, {}];
for (const schedule of library.schedules) good[exportOf(schedule)] = [0.1, {}];
for (const gate of library.gates) good[gate.name] = gate.inputs.length === 2 ? [node, 2, "q"] : [node, "q"];

const junk = [
  null,
  5,
  -0.5,
  "x",
  "",
  {},
  [],
  [null],
  [5],
  undefined,
  Symbol("s"),
  Number.NaN,
  true,
  () => 1,
  1n,
];

/** Throws only where the function throws something that is not ours. */
function answersOrRefuses(call: () => unknown, told: string): void {
  const { log } = console;
  console.log = () => {};
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof BackpropError, `${told} throws ${String(error)}`);
    assert.notEqual(error.message, "", told);
  } finally {
    console.log = log;
  }
}

const say = (value: unknown): string =>
  typeof value === "object" && value !== null ? JSON.stringify(value, () => "…") : String(value);

for (const [name, call] of Object.entries(library) as [string, unknown][]) {
  if (typeof call !== "function" || /^[A-Z]/.test(name)) continue;
  test(`${name} answers or refuses in our own words, whatever it is given`, () => {
    const own = good[name];
    assert.ok(own, `${name} is exported; give it a line of arguments with which it answers`);
    // A node's name is taken once.
    const fresh = own.map((value) => (value === node ? new Graph().input("x", 2) : value));
    if (name !== "gate") answersOrRefuses(() => call(...fresh), `${name} with good arguments`);
    for (let place = 0; place < own.length; place++)
      for (const value of junk) {
        const given = own.map((known, i) => (i === place ? value : known));
        answersOrRefuses(() => call(...given), `${name}(${given.map(say).join(", ")})`);
      }
    for (const value of junk) answersOrRefuses(() => call(value), `${name}(${say(value)})`);
    answersOrRefuses(() => call(), `${name}()`);
  });
}

test("methods of graphs, nodes and formulas refuse in the same way", () => {
  const methods: [string, (value: unknown) => unknown][] = [
    ["Graph.input", (value) => new Graph().input(value as string, 1)],
    ["Graph.input, value", (value) => new Graph().input("x", value as number)],
    ["Graph.constant", (value) => new Graph().constant(value as number)],
    ["Graph.node", (value) => f.graph.node(value as string)],
    ["Graph.set", (value) => f.graph.set(value as Record<string, number>)],
    ["Formula.set", (value) => f.set(value as Record<string, number>)],
    ["Formula.gradient", (value) => f.gradient(value as string)],
    ["Formula.objective", (value) => f.objective(value as string[])],
    ["Formula.steps", (value) => f.steps(value as object)],
    ["Formula.steps, decimals", (value) => f.steps({ decimals: value as number })],
  ];
  for (const [name, call] of methods)
    for (const value of junk) answersOrRefuses(() => call(value), `${name}(${say(value)})`);
});

test("the error for an argument of another kind tells the value and what was expected", () => {
  const refused = (call: () => unknown, value: unknown, expected: RegExp): void => {
    assert.throws(call, (error: InstanceType<typeof InputError>) => {
      assert.ok(error instanceof InputError, String(error));
      assert.equal(error.code, "wrong-argument");
      assert.equal(error.value, value);
      assert.match(error.expected ?? "", expected);
      return true;
    });
  };
  refused(() => library.worksheets(5 as never), 5, /a text/);
  refused(() => library.worksheets("adam", null as never), null, /object/);
  refused(() => library.check(null as never, ""), null, /a formula, its text, a node/);
  refused(() => library.checkClass("x^2", 5 as never, { inputs: { x: 1 } }), 5, /CSV as a text/);
  refused(() => library.checkDescent(descent, null as never), null, /CSV as a text/);
  refused(() => library.checkDescent(null as never, "step,x"), null, /formula, start and learningRate/);
  refused(() => library.trace(null as never), null, /a node/);
  assert.throws(() => library.gradientDescent(Symbol("s") as never), OptionError);
  assert.throws(
    () => new Formula(node).set(null as never),
    /must be an object of numbers by name, not null$/,
  );
});

test("every function of the library is walked", () => {
  const functions = Object.entries(library).filter(
    ([name, value]) => typeof value === "function" && /^[a-z]/.test(name),
  );
  assert.deepEqual(functions.map(([name]) => name).sort(), Object.keys(good).sort());
});
