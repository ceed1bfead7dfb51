import assert from "node:assert/strict";
import { test } from "node:test";
import { gates } from "../../gates/scalar.js";
import { backward } from "../../graph/backward.js";
import { compile } from "../../graph/compile.js";
import { steps } from "../../graph/steps.js";
import { forwardMode } from "../support/dual.js";
import { randomGraph } from "../support/random-graph.js";

const GRAPHS = 10_000;

test(`on ${GRAPHS} random graphs reverse mode is forward mode, to 1e-14 of the sum of |paths|`, () => {
  const used = new Map<string, number>();
  let nonZero = 0;
  for (let seed = 0; seed < GRAPHS; seed++) {
    const { graph, output } = randomGraph(seed);
    const gradient = backward(output);
    for (const input of graph.inputs()) {
      const { slope, paths } = forwardMode(output, input);
      const difference = Math.abs(gradient[input.index] - slope);
      assert.ok(
        difference <= 1e-14 * paths,
        `graph ${seed}, ${input.name}: ${gradient[input.index]}, ${slope}`,
      );
      if (slope !== 0) nonZero++;
    }
    for (const { gate } of graph.nodes()) if (gate) used.set(gate.name, (used.get(gate.name) ?? 0) + 1);
    assert.deepEqual(backward(output), gradient, `graph ${seed}: the same again`);
  }
  for (const { name } of gates) assert.ok((used.get(name) ?? 0) > 1000, `${name}: ${used.get(name)} times`);
  assert.ok(nonZero > GRAPHS, `${nonZero} derivatives other than 0`);
});

test(`on ${GRAPHS} random graphs compiled code gives what the tape gives, there and at another point`, () => {
  let moved = 0;
  for (let seed = 0; seed < GRAPHS; seed++) {
    const { graph, output, next } = randomGraph(seed);
    const inputs = graph.inputs();
    const { names, evaluate } = compile(output);
    const gradient = new Float64Array(names.length);
    const agree = (): void => {
      const all = backward(output);
      assert.equal(
        evaluate(
          inputs.map((input) => input.value),
          gradient,
        ),
        output.value,
        `graph ${seed}`,
      );
      inputs.forEach((input, i) => {
        // 0 and -0 are the same gradient.
        assert.ok(gradient[i] === all[input.index], `graph ${seed}: ${gradient[i]}, not ${all[input.index]}`);
      });
    };
    agree();
    try {
      graph.set(Object.fromEntries(names.map((name) => [name, graph.node(name).value + 0.02 * next()])));
      backward(output);
    } catch {
      continue; // no value there
    }
    agree();
    moved++;
  }
  assert.ok(moved > GRAPHS * 0.9, `${moved} graphs could be moved`);
});

test(`on ${GRAPHS} random graphs the steps send what backward adds up`, () => {
  for (let seed = 0; seed < GRAPHS; seed++) {
    const { graph, output } = randomGraph(seed);
    const gradient = backward(output);
    const gathered = new Float64Array(graph.length);
    gathered[output.index] = 1;
    for (const step of steps(output)) {
      if (step.kind === "forward") continue;
      assert.equal(step.upstream, gathered[step.node.index]);
      for (const { to, local, sent, total } of step.sent) {
        assert.equal(sent, step.upstream * local);
        gathered[to.index] += sent;
        assert.equal(total, gathered[to.index]);
      }
    }
    for (const input of graph.inputs())
      assert.ok(gathered[input.index] === gradient[input.index], `graph ${seed}, ${input.name}`);
  }
});
