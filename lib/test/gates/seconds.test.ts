import assert from "node:assert/strict";
import { test } from "node:test";
import type { BigNumber } from "mathjs";
import { random } from "../../data/random.js";
import { secondsOf } from "../../gate/seconds.js";
import { elu, gates } from "../../gates/scalar.js";
import { type Gate, gate } from "../../graph/gate.js";
import { functions } from "../../notation/functions.js";
import { bigMath, exactly } from "../support/truth.js";

/*
 * The second derivatives that are made from the gates' declarations, against mathjs's symbolic derivative of its
 * symbolic derivative with 60 digits. relu, leakyRelu, max and min, of which mathjs knows none, are straight lines: 0;
 * elu is made of them too, and stands in a test of its own.
 */
const math = bigMath(60);
const straight = new Set(["relu", "leakyRelu", "max", "min"]);

function assertClose(actual: number, expected: BigNumber, relative: number, where: string): void {
  const size = math.max(math.bignumber(1e-300), expected.abs());
  const error = exactly(math, actual).minus(expected).abs().div(size);
  assert.ok(error.lt(relative), `${where}: ${actual} against ${expected.toString()}`);
}

function points(one: Gate): [number, number][] {
  const next = random(29);
  const all = Array.from({ length: 30 }, (): [number, number] => [8 * next() - 4, 8 * next() - 4]);
  return all.filter(([x, y]) => one.inDomain(x, y) && Number.isFinite(one.value(x, y)) && !one.onKink(x, y));
}

for (const one of gates.filter((gate) => gate.name !== "elu"))
  test(`${one.name}: its second derivatives are mathjs's symbolic ones`, () => {
    let tested = 0;
    const seconds = secondsOf(one);
    assert.equal(seconds.length, one.local.length);
    const by = one.inputs.slice(0, seconds.length);
    const symbolic = by.map((a) => {
      if (straight.has(one.name)) return [];
      const slope = math.derivative(one.forward, a, { simplify: false });
      return by.map((b) => math.derivative(slope, b, { simplify: false }).compile());
    });
    for (const [x, y] of points(one)) {
      const scope = { x: exactly(math, x), [one.inputs[1] ?? "y"]: exactly(math, y) };
      seconds.forEach((row, i) => {
        row.forEach((second, j) => {
          const own = second(x, y, one.value(x, y));
          if (straight.has(one.name)) {
            assert.equal(own, 0);
            return;
          }
          const expected: unknown = symbolic[i][j].evaluate(scope);
          if (math.isComplex(expected)) return;
          const where = `∂²${one.name}/∂${one.inputs[i]}∂${one.inputs[j]} at ${x}, ${y}`;
          // What is near 0 beside the other terms of its sum has lost digits: 1e-11 covers x·log x + 1 near its zero.
          assertClose(own, math.bignumber(expected as BigNumber), 1e-11, where);
        });
      });
      tested++;
    }
    assert.ok(tested >= 5, `only ${tested} points`);
  });

test("where the textbook's form overflows, and at the seam of the exact one, the second derivative is right", () => {
  const second = (name: string, x: number, y = 0): number => {
    const one = gates.find((gate) => gate.name === name) as Gate;
    return secondsOf(one)[0][0](x, y, one.value(x, y));
  };
  assert.equal(second("softplus", 0), 0.25);
  assert.ok(second("sigmoid", 0) === 0 && second("tanh", 0) === 0);
  // softplus'' = e^x/(1 + e^x)² is e^x to the last digit far left, and e^-x far right
  for (const x of [-30, -400, -700, 40, 700]) {
    const expected = math.exp(exactly(math, -Math.abs(x)));
    const share = math.add(1, expected) as unknown as BigNumber;
    assertClose(second("softplus", x), expected.div(share.times(share)), 1e-13, `softplus ${x}`);
  }
  assert.ok(second("softplus", -1000) === 0);
  assert.equal(second("pow", 0, 2), 2);
  assert.ok(second("pow", 0, 1) === 0);
  assert.equal(second("pow", -3, 3), -18);
  assert.ok(second("pow", 5, 0) === 0);
});

test("the mixed second derivative of xʸ at y = 0 is 1/x, the same from both local derivatives", () => {
  const pow = gates.find((gate) => gate.name === "pow") as Gate;
  const [[, xy], [yx, yy]] = secondsOf(pow);
  assert.deepEqual([xy(4, 0, 1), yx(4, 0, 1)], [0.25, 0.25]);
  assert.equal(yy(4, 0, 1), Math.log(4) * Math.log(4));
});

test("at a kink the second derivative is 0, as straight lines meet there", () => {
  for (const [name, x, y] of [
    ["relu", 0, 0],
    ["abs", 0, 0],
    ["max", 2, 2],
    ["min", 2, 2],
  ] as const) {
    const one = gates.find((gate) => gate.name === name) as Gate;
    for (const second of secondsOf(one).flat()) assert.equal(second(x, y, one.value(x, y)), 0, name);
  }
});

/** One-input formulas in which the function stands, to be differentiated by x, and what that gives, by algebra. */
const throughFunctions: Record<keyof typeof functions, [local: string, slope: (x: number) => number]> = {
  exp: ["exp(2 * x)", (x) => 2 * Math.exp(2 * x)],
  expm1: ["expm1(3 * x)", (x) => 3 * Math.exp(3 * x)],
  log: ["log(x + 1)", (x) => 1 / (x + 1)],
  log1p: ["log1p(x^2)", (x) => (2 * x) / (1 + x * x)],
  sqrt: ["sqrt(4 * x)", (x) => 1 / Math.sqrt(x)],
  abs: ["abs(-x)", (x) => Math.sign(x)],
  sign: ["x * sign(x)", (x) => Math.sign(x)],
  sin: ["sin(x / 2)", (x) => Math.cos(x / 2) / 2],
  cos: ["cos(x) - x", (x) => -Math.sin(x) - 1],
  tan: ["tan(x)", (x) => 1 / (Math.cos(x) * Math.cos(x))],
  sinh: ["-sinh(x)", (x) => -Math.cosh(x)],
  cosh: ["1 / cosh(x)", (x) => -Math.tanh(x) / Math.cosh(x)],
  tanh: ["tanh(x)", (x) => 1 / (Math.cosh(x) * Math.cosh(x))],
  max: ["max(x^2, x)", (x) => (x > 1 ? 2 * x : 1)],
  min: ["min(x^2, 1)", (x) => (x > 1 ? 0 : 2 * x)],
  pow: ["pow(x, x)", (x) => Math.pow(x, x) * (Math.log(x) + 1)],
};

test("every function of the notation is differentiated within a declaration", () => {
  for (const name of Object.keys(functions) as (keyof typeof functions)[]) {
    const row = throughFunctions[name];
    assert.ok(row, `add ${name} to \`throughFunctions\` in lib/test/gates/seconds.test.ts`);
    const [local, slope] = row;
    const one = gate("trial", { symbol: "t", forward: "x", local: [local] });
    for (const x of [0.3, 0.7, 1.4]) {
      const own = secondsOf(one)[0][0](x, 0, one.value(x, 0));
      assert.ok(
        Math.abs(own - slope(x)) <= 1e-14 * Math.max(1, Math.abs(slope(x))),
        `${local} at ${x}: ${own}`,
      );
    }
  }
});

test("a choice is differentiated on the side that is taken, and the slope of out goes through it", () => {
  const huber = gate("huberTrial", {
    symbol: "h",
    forward: "abs(x) < 1 ? x^2 / 2 : abs(x) - 0.5",
    local: ["abs(x) < 1 ? x : sign(x)"],
  });
  const [[second]] = secondsOf(huber);
  assert.deepEqual([second(0.5, 0, 0.125), second(-3, 0, 2.5)], [1, 0]);
  const square = gate("squareTrial", { symbol: "s", forward: "x^2", local: ["2 * out / x"] });
  assert.equal(secondsOf(square)[0][0](3, 0, 9), 2); // 2·(2x)/x - 2x²/x² = 4 - 2
});

test("elu's second derivative is exp(x) on the left and 0 on the right", () => {
  const [[second]] = secondsOf(elu);
  for (const x of [-3, -0.5, 0.5, 3]) assert.equal(second(x, x, elu.value(x, x)), x < 0 ? Math.exp(x) : 0);
});
