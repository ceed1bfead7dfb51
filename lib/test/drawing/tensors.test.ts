import assert from "node:assert/strict";
import { test } from "node:test";
import { draw } from "../../drawing/drawing.js";
import { formula } from "../../formula/formula.js";
import { stepper } from "../../stepper/stepper.js";
import { trace } from "../../trace/trace.js";

const small = formula("z = W * x; L = dot(z, z)", {
  W: [
    [1, 2],
    [3, 4],
  ],
  x: [1, -1],
});
const count = 40;
const large = formula("h = tanh(W * x); L = dot(h, h)", {
  W: Array.from({ length: count }, (_, i) => Array.from({ length: count }, (_, j) => Math.sin(i * j))),
  x: Array.from({ length: count }, (_, i) => i / count),
});

test("a small tensor shows its shape, every number and every gradient", () => {
  const { svg, alt } = draw(small);
  // z = (-1, -1), dz = 2 z, dW = dz xᵀ = (-2, 2; -2, 2), dx = Wᵀ dz = (-8, -12)
  assert.match(svg, />W<\/tspan>.*2×2</);
  for (const number of ["−8", "−12", "3", "4"]) assert.ok(svg.includes(`>${number}</text>`), number);
  assert.match(alt, /W = \[\[1, 2\], \[3, 4\]\], x = \[1, -1\]; z = W · x = \[-1, -1\]/);
  assert.match(alt, /Gradients of L: to W \[\[-2, 2\], \[-2, 2\]\], to x \[-8, -12\]\./);
});

test("a large tensor is painted, with a legend, and counts as one gate", () => {
  const { svg, alt } = draw(large);
  const cells = svg.match(/<rect /g)?.length ?? 0;
  // 27 × 27 means of blocks twice for W, and vectors of 27: not 1600 cells each.
  assert.ok(cells > 2 * 27 * 27 && cells < 2 * 27 * 27 + 12 * 27, String(cells));
  assert.match(svg, /below each map stands its own ±m/);
  assert.match(alt, /\(40×40\) between −/);
});

test("no text is below 12 pixels but the index of a name", () => {
  for (const f of [small, large])
    for (const [, size] of draw(f, { allNames: true }).svg.matchAll(
      /<(?:text|g|svg)[^>]* font-size="([\d.]+)"/g,
    ))
      assert.ok(Number(size) >= 12, size);
});

test("revealed step by step: gradients appear when the walk has gathered them, and tensors are marked by name", () => {
  const numbers = (reveal: number): boolean[] =>
    ["−12", "−8"].map((one) => draw(small, { reveal }).svg.includes(`>${one}</text>`));
  assert.deepEqual(numbers(4), [false, false]);
  assert.deepEqual(numbers(5), [true, true]);
  assert.match(draw(small, { highlight: "W" }).svg, /stroke="#b7791f"/);
  assert.doesNotMatch(draw(small).svg, /stroke="#b7791f"/);
});

test("the stepper walks a vector gate in one step", () => {
  const { sentences, walk } = stepper(small);
  assert.equal(walk.last, 5);
  assert.equal(sentences.length, 6);
  assert.match(sentences[5].body, /to <i>W<\/i>: d<i>W<\/i> = d<i>z<\/i> · <i>x<\/i><sup>T<\/sup> = /);
  assert.match(sentences[4].body, /Paths meet at <i>z<\/i>, so gradients add/);
});

test("opened, a vector gate is drawn, told and walked by its scalar gates", () => {
  const { svg } = draw(small, { open: true });
  assert.equal(svg.match(/: multiply gate, /g)?.length, 6);
  assert.equal(svg.match(/: add gate, /g)?.length, 3);
  assert.match(trace(small, { open: true }).text(), /z\[1\] = v1 \+ v2 +1 \+ \(-2\) +-1/);
  assert.equal(stepper(small, { open: true }).walk.last, 19);
});

test("in the walk a vector gate can be opened where it stands", () => {
  const { sentences } = stepper(small);
  assert.match(
    sentences[1].body,
    /<details>.*<i>z<\/i><sub>1<\/sub> = <i>W<\/i><sub>1,1<\/sub> × <i>x<\/i><sub>1<\/sub> \+ <i>W<\/i><sub>1,2<\/sub> × <i>x<\/i><sub>2<\/sub> = 1 × 1 \+ 2 × \(−1\) = −1</,
  );
  assert.doesNotMatch(stepper(large).sentences[1].body, /<details>/);
});
