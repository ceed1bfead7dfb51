import assert from "node:assert/strict";
import { test } from "node:test";
import { add, exp, multiply, pow, scale, sqrt } from "../../gates/scalar.js";
import { backward } from "../../graph/backward.js";
import { Graph } from "../../graph/graph.js";
import { ancestors, type BackwardStep, type ForwardStep, steps } from "../../graph/steps.js";

test("beside a gate that has no slope and does not matter, constants still get no gradient", () => {
  const graph = new Graph();
  const x = graph.input("x", 0);
  const [five, two] = [graph.constant(5), graph.constant(2)];
  sqrt(x); // its slope at 0 is infinite, and f does not depend on it
  const f = multiply(add(x, 3), five);
  assert.deepEqual(
    [x, five].map(({ index }) => backward(f)[index]),
    [5, 0],
  );
  // The slope of x² by its exponent, x² · log x, does not exist at x = -3.
  const square = pow(scale(add(x, 3), -1), two);
  assert.deepEqual(
    [x, two].map(({ index }) => backward(square)[index]),
    [6, 0],
  );
});

test("gates on which the result does not depend are no steps, also where one feeds another", () => {
  const graph = new Graph();
  const x = graph.input("x", 1);
  const aside = exp(exp(x, "a"), "b");
  const f = add(x, 2, "f");
  multiply(aside, f, "later");
  assert.deepEqual(
    steps(f).map(({ name, kind }) => `${name} ${kind}`),
    ["f forward", "f backward"],
  );
  assert.deepEqual(
    ancestors(f).map(({ name }) => name),
    ["x", "2", "f"],
  );
});

test("nothing is sent to a constant, on paper neither, and only inputs are told to be as given", () => {
  const graph = new Graph();
  const x = graph.input("x", 0.125);
  const half = graph.constant(0.5);
  const f = multiply(multiply(half, x, "p"), half, "f");
  for (const decimals of [undefined, 2]) {
    const all = steps(f, { decimals });
    const back = all.filter((step): step is BackwardStep => step.kind === "backward");
    assert.deepEqual(
      back.map(({ sent }) => sent.map(({ to }) => to.name)),
      [["p"], ["x"]],
    );
    const forward = all.filter((step): step is ForwardStep => step.kind === "forward");
    const given = decimals === undefined ? undefined : true;
    assert.deepEqual(
      forward.map(({ inputs }) => inputs.map(({ asGiven, constant }) => [asGiven, constant])),
      [
        [
          [undefined, true],
          [given, false],
        ],
        [
          [undefined, false],
          [undefined, true],
        ],
      ],
    );
  }
});
