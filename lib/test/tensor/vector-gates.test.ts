import assert from "node:assert/strict";
import { test } from "node:test";
import { random } from "../../data/random.js";
import * as vector from "../../gates/vector.js";
import { backward } from "../../graph/backward.js";
import { Graph } from "../../graph/graph.js";
import { sizeOf } from "../../graph/shape.js";
import type { VectorGate } from "../../tensor/definition.js";
import { linesRun, vectorGates } from "../../tensor/gate.js";
import { interpretForward, interpretLocal } from "../../tensor/interpret.js";
import { layoutOf } from "../../tensor/layout.js";
import { type Tensor, tensorConstant, tensorInput } from "../../tensor/tensor.js";
import { type VectorSample, vectorSamples } from "../support/vector-samples.js";

const declared = new Map(Object.entries(vector));
const standard = vectorGates.filter((gate) => declared.get(gate.name as keyof typeof vector) === gate);

interface Recorded {
  graph: Graph;
  gate: VectorGate;
  inputs: Tensor[];
  out: Tensor;
}

function record({ gate: name, operands, attributes = {} }: VectorSample): Recorded {
  const gate = declared.get(name as keyof typeof vector) as VectorGate;
  const graph = new Graph();
  const inputs = operands.map((operand, i) => tensorInput(graph, `x${i}`, operand));
  return { graph, gate, inputs, out: gate(inputs, { attributes, name: "out" }) };
}

function near(actual: number, expected: number, bound: number, where: string): void {
  assert.ok(
    Math.abs(actual - expected) <= bound * Math.max(1, Math.abs(expected)),
    `${where}: ${actual}, not ${expected}`,
  );
}

/** Declared in lib/gates, but not in reach of anyone. */
const hidden = vectorGates.filter((gate) => !standard.includes(gate)).map(({ name }) => name);

test("every vector gate is exported and has samples", () => {
  assert.ok(standard.length >= 30);
  assert.deepEqual(hidden, [], `export ${hidden} in lib/gates/vector.ts`);
  const untried = standard
    .map((gate) => gate.name)
    .filter((name) => !vectorSamples.some(({ gate }) => gate === name));
  assert.deepEqual(untried, [], `add samples of ${untried} to lib/test/support/vector-samples.ts`);
});

test("kernels, loops of code and closures make the same numbers, forward and backward", () => {
  for (const sample of vectorSamples) {
    const { graph, gate, inputs, out } = record(sample);
    const spans = inputs.map((input) => input.span);
    const { layout } = layoutOf(gate, spans, out.span.attributes, out.span.offset);
    const upstream = Float64Array.from({ length: graph.length }, (_, row) =>
      row >= out.span.offset && row < out.span.offset + out.span.size ? Math.sin(row) : 0,
    );
    const closures = {
      forward: interpretForward(gate.program),
      locals: gate.inputs.map((_, i) => interpretLocal(gate.program, i)),
    };
    const answers = [closures, linesRun(gate.program)].map(({ forward, locals }) => {
      const value = graph.value.slice();
      const gradient = upstream.slice();
      forward(layout, value);
      for (const local of locals) local?.(layout, value, gradient);
      return [...value.subarray(0, graph.length), ...gradient];
    });
    const gradient = upstream.slice();
    graph.blocks[0].backward(graph.value, gradient);
    answers.push([...graph.value.subarray(0, graph.length), ...gradient]);
    for (const other of answers.slice(1))
      other.forEach((number, i) => {
        near(number, answers[0][i], 1e-13, `${gate.name} at ${i}`);
      });
    assert.ok(sizeOf(out.shape) > 0);
  }
});

test("exact forms are the textbook's lines, forward and backward", () => {
  for (const sample of vectorSamples) {
    const { graph, gate, inputs, out } = record(sample);
    const spans = inputs.map((input) => input.span);
    const { layout } = layoutOf(gate, spans, out.span.attributes, out.span.offset, gate.textbook);
    // The textbook may have more parts than the exact form.
    const value = new Float64Array(graph.length + 1000);
    value.set(graph.value.subarray(0, out.span.offset));
    const { forward, locals } = linesRun(gate.textbook);
    forward(layout, value);
    for (const { index, value: exact } of out.elements()) near(value[index], exact, 1e-12, `${gate.name}`);
    const upstream = Float64Array.from(value, (_, row) =>
      row >= out.span.offset && row < out.span.offset + out.span.size ? Math.sin(row) : 0,
    );
    const [exact, plain] = [upstream.slice(), upstream.slice()];
    graph.blocks[0].backward(graph.value, exact);
    for (const local of locals) local?.(layout, value, plain);
    plain.subarray(0, out.span.offset).forEach((number, i) => {
      near(number, exact[i], 1e-11, `${gate.name}, gradient at ${i}`);
    });
  }
});

test("gradients are those that are measured", () => {
  for (const sample of vectorSamples) {
    const { graph, gate, inputs, out } = record(sample);
    const weights = random(11);
    const L = vector.sum([
      vector.dropout([
        out,
        tensorConstant(
          graph,
          out.elements().map(() => 2 * weights() - 1),
        ),
      ]),
    ]);
    const gradient = backward(L.at());
    inputs.forEach((input, place) => {
      if (gate.local[place] === undefined) return;
      for (const { index, value, name } of input.elements()) {
        const at = (moved: number): number => {
          graph.value[index] = moved;
          graph.forward();
          return L.at().value;
        };
        const h = 1e-5;
        const slope =
          (8 * (at(value + h) - at(value - h)) - (at(value + 2 * h) - at(value - 2 * h))) / (12 * h);
        at(value);
        near(gradient[index], slope, 1e-6, `${gate.name} of ${JSON.stringify(sample.operands)}, ${name}`);
      }
    });
  }
});
