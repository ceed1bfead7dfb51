import assert from "node:assert/strict";
import { test } from "node:test";
import { descentPlan } from "../../../check/descent/trajectory-plan.js";
import { checkDescent, type Verdicts } from "../../../check/index.js";
import type { Optimizer } from "../../../descent/optimizer.js";
import {
  adagrad,
  adam,
  adamW,
  momentum,
  nesterov,
  newton,
  optimizers,
  rmsProp,
} from "../../../descent/optimizers.js";

/*
 * Tables of optimizers with a memory. Those of x², from 10, are worked by hand: the gradient is 2x; momentum 0.9, learning rate 0.1.
 */
const square = { formula: "f = x^2", start: { x: 10 } };
const judged = (optimizer: Optimizer, table: string, problem: object = square): Verdicts =>
  checkDescent({ ...square, ...problem, optimizer }, table);
const words = ({ verdicts, problems }: Verdicts): string =>
  [
    ...verdicts
      .filter(({ verdict }) => verdict !== "right")
      .map(({ name, verdict, slip }) => `${name} ${verdict}${slip ? ` ${slip}` : ""}`),
    ...problems.map(({ code }) => code),
  ].join(", ");

test("a table of momentum with its velocity: at the beginning of each step, or after it", () => {
  // v = 20, x = 8; v = 0.9·20 + 16 = 34, x = 8 - 3.4.
  const begins = judged(momentum(0.1), "step,x,f,dx,v\n0,10,100,20,0\n1,8,64,16,20\n2,4.6,21.16,9.2,34");
  assert.deepEqual([begins.right, begins.of, words(begins)], [10, 10, ""]);
  assert.equal(
    words(judged(momentum(0.1), "step,x,dx,v\n0,10,20,20\n1,8,16,34\n2,4.6,9.2,")),
    "v[3] missing",
  );
  assert.equal(words(judged(momentum(0.1), "step,x,dx,v'\n0,10,20,20\n1,8,16,34")), "");
});

test("the velocity that was forgotten is named at its step, and carried below", () => {
  assert.equal(
    words(judged(momentum(0.1), "step,x,dx,v\n0,10,20,0\n1,8,16,20\n2,6.4,12.8,16")),
    "x[2] carried, dx[2] carried, v[2] wrong term-left-out",
  );
});

test("a table of Adam with its moments, corrected and not", () => {
  // m = 0.1·20, s = 0.001·400, m̂ = 20, ŝ = 400: a step of 0.1. Then g = 19.8, m = 0.9·2 + 1.98, s = 0.3996 + 0.39204.
  const table = "step,x,dx,m,s,mhat,shat\n0,10,20,2,0.4,20,400\n1,9.9,19.8,3.78,0.79164,19.8947,396.018";
  assert.equal(words(judged(adam(0.1), table)), "");
  assert.match(words(judged(adam(0.1), table.replace("19.8947", "3.78"))), /^mhat\[2\] wrong/);
  assert.equal(words(judged(adam(0.1, { uncorrected: true }), "step,x,m,s\n0,10,2,0.4")), "");
});

test("of several parameters each has its own memory, v_x and v_y", () => {
  const bowl = { formula: "f = x^2 + 2*y^2", start: { x: 1, y: 2 } };
  // g = (2, 8): v = g, x = 0.8, y = 1.2.
  assert.equal(words(judged(momentum(0.1), "step,x,y,v_x,vy\n0,1,2,0,0\n1,0.8,1.2,2,8", bowl)), "");
});

test("the rule on paper is the optimizer's own step, for every one that has it", () => {
  const options = { momentum: { corrected: true } } as const;
  const all = [
    momentum(0.1, options.momentum),
    ...[momentum, nesterov, adagrad, rmsProp, adam, adamW].map((one) => one(0.1)),
  ];
  assert.deepEqual(
    optimizers.filter((one) => !one(0.1).paper?.(0)).map(({ name }) => name),
    ["gradient-descent", "newton"],
    "give a new optimizer its paper, or say here that it has none",
  );
  for (const optimizer of all) {
    const gradientAt = ([x, y]: Float64Array): Float64Array => Float64Array.of(2 * x, 4 * y);
    let point: Float64Array = Float64Array.of(1.5, -2);
    const next = optimizer.start(point, gradientAt);
    const { plan } = descentPlan({ formula: "f = x^2 + 2*y^2", start: { x: 1.5, y: -2 }, optimizer }, 6);
    const exact = new Map(plan.lines.map((line) => [line.name, line.exact]));
    for (let step = 1; step <= 6; step++) {
      point = next(point, gradientAt(point));
      for (const [i, name] of ["x", "y"].entries()) {
        const own = exact.get(`${name}[${step}]`) as number;
        assert.ok(
          Math.abs(own - point[i]) <= 1e-10 * Math.abs(point[i]),
          `${optimizer.name} ${name}[${step}]: ${own}, ${point[i]}`,
        );
      }
    }
  }
});

test("what cannot be checked in a table is refused", () => {
  assert.throws(() => judged(newton(1), "step,x\n0,10\n1,0"), { code: "no-paper" });
  assert.throws(() => judged(nesterov(0.1, { lookAhead: true }), "step,x\n0,10\n1,8"), { code: "no-paper" });
  assert.throws(() => judged(momentum(0.1), "step,x\n0,10", { learningRate: 0.1 }), {
    code: "two-learning-rates",
  });
  assert.throws(
    () => checkDescent({ ...square, optimizer: "momentum" as never }, "step,x\n0,10"),
    /the optimizer/,
  );
});
