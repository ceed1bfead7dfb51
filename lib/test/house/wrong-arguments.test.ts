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

const moons = library.twoMoons(10);
const net = library.network(2, [library.dense(1)]);
const rule = { rule: "w = 1", source: "1", settings: [], start: () => () => 1 };

/** For each function, arguments with which it answers. */
const good: Record<string, readonly unknown[]> = {
  accuracy: [net, moons],
  backward: [node, new Float64Array(1)],
  batches: [[1, 2], 1, library.random(1)],
  batchNormalization: [],
  blobs: [10, {}],
  centralDifference: [f.compile(), point, 0, 1e-3],
  check: [f, "df=1", {}],
  checkClass: ["f = x^2 + 2*y^2", "student,f\nAda,9", { inputs }],
  checkDescent: [descent, "step,x\n0,1", {}],
  claim: [{ a: 1 }, { a: 1 }],
  classify: [net, [[1, 2]]],
  clipped: [library.gradientDescent(0.1), { norm: 1 }],
  compile: [f.output, ["x"]],
  confusion: [net, moons],
  contourAnimation: [f, walk, {}],
  contourPath: [f, walk, {}],
  courseMap: [],
  curvature: [f, { x: 1, y: 1 }],
  decayed: [library.gradientDescent(0.1), 0.01],
  decisionBoundary: [(rows: readonly unknown[]) => rows.map(() => [0.2]), moons, {}],
  dense: [2, "tanh", {}],
  derivativeError: [[0.1, 0.01], { forward: [0.1, 0.01] }, {}],
  descend: [f, { x: 1, y: 1 }, library.gradientDescent(0.1), { steps: 2 }],
  digits: [],
  directionalDerivative: [f, { x: 1, y: 1 }, {}],
  draw: [f, {}],
  dropout: [0.5],
  eachParameter: [0, () => () => () => 0],
  expand: [f],
  elementwise: [library.tanh, [node], "q"],
  exercise: [f, {}],
  formula: ["f = x^2 + 2*y^2", inputs],
  forwardDifference: [f.compile(), point, 0, 1e-3],
  functionPath: [one, line, {}],
  gate: ["cubeOfTest", declaration],
  gateCurve: [library.sigmoid, {}],
  gateReference: [[library.sigmoid]],
  glossary: ["gradient"],
  glossaryTerms: [],
  gateFormula: [library.sigmoid, "tex"],
  gradientCheck: [f, 1e-6],
  histograms: [{ a: [1, 2] }, {}],
  html: ["<b>a</b>", "a"],
  images: [[[0, 1, 1, 0]], {}],
  initializer: ["ofTest", rule],
  iris: [],
  kinks: [node],
  latex: ["x"],
  layerCurves: [{ a: library.layerSpread(net, moons) }, {}],
  layerNormalization: [],
  layerSpread: [net, moons],
  lossPlane: [net, moons, { seed: 2 }],
  lines: [[line2], { title: "t", x: "x", y: "y" }],
  localDerivative: [library.sigmoid, 0, "tex"],
  lossCurve: [walk, {}],
  markdown: ["a"],
  meanOf: [[f.compile()]],
  measure: [walk, f.compile()],
  network: [2, [library.dense(1)], {}],
  networkFormula: [net, moons],
  networkFromJson: [library.networkToJson(net)],
  networkToJson: [net],
  oneHot: [[0, 1], 2],
  optimizer: ["stillOfTest", still],
  parameterCurves: [walk, {}],
  path: [walk],
  penalized: [f.compile(), { l2: 1 }],
  picture: ["<svg/>", "nothing", 10],
  predict: [net, [[1, 2]]],
  random: [1],
  ready: [],
  regressionFit: [[{ target: 1, output: 2 }], {}],
  residual: [library.dense(2)],
  show: ["a"],
  shuffled: [[1, 2], library.random(1)],
  slipExamples: ["pen"],
  slipQuiz: ["pen", { seed: 1, count: 2 }],
  slipTable: ["pen"],
  spirals: [10, {}],
  split: [moons, {}],
  stepper: [f, {}],
  steps: [f.output, {}],
  stepSizes: [f, { x: 1, y: 1 }, [0.1, 0.2], {}],
  stepSizeSlider: [f, { x: 1, y: 1 }, [0.1, 0.2], {}],
  sumOf: [[f.compile()]],
  surfaceAnimation: [f, walk, {}],
  surfacePath: [f, walk, {}],
  table: [[{ a: 1 }], {}],
  tensorConstant: [new Graph(), [1, 2], "c"],
  tensorInput: [new Graph(), "x", [1, 2]],
  trace: [f, {}],
  train: [net, moons, { epochs: 1, quiet: true }],
  training: [net, moons, {}],
  twoMoons: [10, {}],
  warmUp: [0.1, 5],
  vectorGate: [
    "doubleOfTest",
    { symbol: "2x", line: "out[i] = 2 * x[i]", local: ["2 for x[i]"], summary: "doubles" },
  ],
  worksheets: ["adam", { count: 1 }],
};
for (const name of ["xavierUniform", "xavierNormal", "kaimingUniform", "kaimingNormal", "plainNormal"])
  good[name] = [{}];
good.constantly = [0.5];
good.zeros = [];
for (const make of library.optimizers) good[exportOf(make)] = [0.1];
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

for (const [name, gate] of Object.entries(library.vector))
  test(`vector.${name} answers or refuses in our own words, whatever it is given`, () => {
    const tensor = library.tensorInput(new Graph(), "x", [[1, 2]]);
    for (const value of junk) {
      const call = gate as (...given: unknown[]) => unknown;
      answersOrRefuses(() => call(value), `vector.${name}(${say(value)})`);
      for (const options of [{}, value, { attributes: value }, { name: value }])
        for (const operands of [[tensor], [value], [tensor, value], [tensor, tensor, value]])
          answersOrRefuses(() => call(operands, options), `vector.${name}([…], ${say(options)})`);
    }
  });

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
