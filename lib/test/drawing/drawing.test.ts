import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { random } from "../../data/random.js";
import { draw } from "../../drawing/drawing.js";
import { layOut } from "../../drawing/layout.js";
import { partsOf } from "../../drawing/parts.js";
import { type Formula, formula } from "../../formula/formula.js";
import {
  add,
  addConstant,
  divide,
  exp,
  max,
  multiply,
  pow,
  scale,
  subtract,
  tanh,
} from "../../gates/scalar.js";
import { Graph, type Node } from "../../graph/graph.js";
import { OptionError } from "../../text/errors.js";
import { gateSymbol } from "../../trace/symbol.js";
import { walk } from "../../trace/walk.js";

const chainRule = formula("q = x + y; f = q * z", { x: -2, y: 5, z: -4 });
const neuron = formula("1/(1+exp(-(w0*x0+w1*x1+w2)))", { w0: 2, x0: -1, w1: -3, x1: -2, w2: -3 });

/** The texts of a drawing with their places. */
function texts(svg: string): { x: number; y: number; text: string; kind: string }[] {
  return [...svg.matchAll(/<text x="([-\d.]+)" y="([-\d.]+)"([^>]*)>(.*?)<\/text>/g)].map((match) => ({
    x: Number(match[1]),
    y: Number(match[2]),
    kind: match[3].includes("bold") ? "value" : match[3].includes("italic") ? "gradient" : "",
    text: match[4].replace(/<[^>]*>/g, ""),
  }));
}

/** Each value with the gradient that stands under it on the same wire. */
function readings(svg: string): string[] {
  const all = texts(svg).filter(({ text }) => !/above|below/.test(text));
  return all
    .filter(({ kind }) => kind === "value")
    .map((value) => {
      const below = all.find(
        ({ kind, x, y }) =>
          kind === "gradient" && Math.abs(x - value.x - 5) < 0.2 && Math.abs(y - value.y - 25) < 0.2,
      );
      return `${value.text} / ${below?.text}`;
    })
    .sort();
}

test("values above, gradients below, each on its wire: (x + y) z at -2, 5, -4", () => {
  const { svg } = draw(chainRule);
  assert.deepEqual(readings(svg), ["5 / −4", "q = 3 / −4", "−12 / 1", "−2 / −4", "−4 / 3"].sort());
  const names = texts(svg).filter(({ kind }) => kind === "");
  assert.deepEqual(names.map(({ text }) => text).sort(), ["+", "f", "x", "y", "z", "×"].sort());
});

test("where a value is used twice its wire forks: the whole gradient before, a part on each branch", () => {
  const { svg } = draw(formula("b = a + a; c = b + b", { a: 3 }));
  assert.deepEqual(
    readings(svg),
    ["12 / 1", "3 / 2", "3 / 2", "3 / 4", "6 / 1", "6 / 1", "b = 6 / 2"].sort(),
  );
});

test("worked to two decimals, the numbers of the article's picture", () => {
  const all = readings(draw(neuron, { working: 2 }).svg);
  for (const one of ["1.37 / −0.53", "0.37 / −0.53", "−1.00 / −0.20", "−1.00 / 0.40", "2.00 / −0.20"])
    assert.ok(all.includes(one), one);
});

test("a drawing grows moment by moment without anything moving", () => {
  const whole = draw(neuron, { highlight: [] }).svg;
  const known = [];
  for (let reveal = 0; reveal <= 17; reveal++) {
    const { svg } = draw(neuron, { reveal, highlight: [] });
    for (const line of texts(svg)) assert.ok(whole.includes(`x="${line.x}" y="${line.y}"`), line.text);
    known.push(texts(svg).filter(({ kind }) => kind !== "").length - 2);
  }
  // Five inputs, eight gates, the start, then one gradient for each input of a gate.
  assert.deepEqual(known, [5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 20, 22, 24, 26]);
  assert.throws(() => draw(neuron, { reveal: 18 }), {
    constructor: OptionError,
    code: "reveal-out-of-range",
  });
});

test("without gradients there are none, and no legend", () => {
  const { svg } = draw(chainRule, { gradients: false });
  assert.ok(texts(svg).every(({ kind, text }) => kind !== "gradient" && !/above/.test(text)));
});

test("what is asked for is marked, and nothing else", () => {
  const marks = (svg: string): number => svg.match(/stroke-width="3\.5"/g)?.length ?? 0;
  assert.equal(marks(draw(chainRule).svg), 0);
  assert.equal(marks(draw(chainRule, { highlight: "q" }).svg), 1);
  assert.equal(marks(draw(chainRule, { highlight: ["q", chainRule.graph.node("x")] }).svg), 2);
  assert.equal(marks(draw(chainRule, { reveal: 4 }).svg), 1);
  assert.throws(() => draw(chainRule, { highlight: "nothing" }), { code: "unknown-name" });
});

test("constants stand inside their gates", () => {
  const graph = new Graph();
  const x = graph.input("x", 2);
  const cases: [Node, string][] = [
    [addConstant(x, 1), "+1"],
    [addConstant(x, -3), "−3"],
    [scale(x, 2), "×2"],
    [scale(x, -0.5), "×(−0.5)"],
    [pow(x, 2), "x²"],
    [pow(x, -1.5), "x^−1.5"],
    [pow(2, x), "2ˣ"],
    [subtract(5, x), "5 −"],
    [subtract(x, 5), "−5"],
    [divide(x, 4), "÷4"],
    [max(x, 0), "max(x, 0)"],
    [tanh(x), "tanh"],
  ];
  for (const [node, symbol] of cases) assert.equal(gateSymbol(node), symbol);
  const { svg } = draw(addConstant(x, 7));
  assert.equal(texts(svg).filter(({ text }) => text === "7").length, 0);
});

test("any name is drawn as text, and the drawing stays well-formed XML", () => {
  const graph = new Graph();
  const names = ["<b>\"&'x</b>", "学习率", "α", "a_very_long_name_for_the_loss_of_the_first_layer_12", "]]>"];
  const output = names.map((name, i) => graph.input(name, i + 1e-9)).reduce((sum, node) => add(sum, node));
  const { svg, alt } = draw(exp(output, "结果"));
  const open: string[] = [];
  for (const [tag, end, name, self] of svg.matchAll(/<(\/?)([a-z]+)[^>]*?(\/?)>/g)) {
    assert.doesNotMatch(tag, /<b>/);
    if (end) assert.equal(open.pop(), name);
    else if (!self) open.push(name);
  }
  assert.deepEqual(open, []);
  assert.doesNotMatch(svg, /&(?!#\d+;)/);
  for (const part of ["学习率", "结果", "a_very_long_…er_12"]) assert.ok(svg.includes(part), part);
  assert.ok(alt.includes("a_very_long_name_for_the_loss_of_the_first_layer_12"));
});

test("the alternative text tells the whole story; the picture is an image with it", () => {
  const drawing = draw(chainRule);
  const told =
    "Computation graph of f: x = −2, y = 5, z = −4; q = x + y = 3; f = q × z = −12. Gradients of f: to x −4, to y −4, to z 3.";
  assert.equal(drawing.alt, told);
  const mime = drawing.toMime();
  assert.equal(mime["text/plain"], told);
  const html = String(mime["text/html"]);
  assert.match(html, /^<img src="data:image\/svg\+xml;base64,[A-Za-z0-9+/=]+" alt="Computation graph/);
  const data = html.match(/base64,([^"]+)/)?.[1] ?? "";
  assert.equal(Buffer.from(data, "base64").toString(), drawing.svg);
});

/** A graph of gates on values chosen by a seed. */
function randomGraph(seed: number, gates: number): Node {
  const next = random(seed);
  const graph = new Graph();
  const nodes = ["a", "b", "c"].map((name) => graph.input(name, next()));
  for (let i = 0; i < gates; i++) {
    const pick = (): Node => nodes[Math.floor(next() * nodes.length)];
    const [x, y] = [nodes[nodes.length - 1], pick()];
    nodes.push([add(x, y), multiply(x, y), subtract(y, x), tanh(x)][Math.floor(next() * 4)]);
  }
  return nodes[nodes.length - 1];
}

test("in 30 random graphs no two parts lie over each other, and every wire has a course", () => {
  for (let seed = 1; seed <= 30; seed++) {
    const parts = partsOf(walk(randomGraph(seed, 3 + (seed % 12))), true, true);
    const layout = layOut(parts);
    for (const { points, wire } of layout.curves) assert.ok(points.length >= 4, `${wire.from} ${wire.to}`);
    const boxes = parts.parts.map((part) => ({
      ...part,
      ...(layout.places.get(part.id) as { x: number; y: number }),
    }));
    for (const [i, a] of boxes.entries())
      for (const b of boxes.slice(i + 1)) {
        const apart =
          Math.abs(a.x - b.x) >= (a.width + b.width) / 2 - 1 ||
          Math.abs(a.y - b.y) >= (a.height + b.height) / 2 - 1;
        assert.ok(apart, `seed ${seed}: ${a.id} lies over ${b.id}`);
      }
  }
});

test("every arrow touches the gate or the result that it leads to", () => {
  for (const result of [chainRule, neuron, randomGraph(5, 14)]) {
    const { svg } = draw(result);
    const numbers = (text: string): number[] => (text.match(/-?[\d.]+/g) ?? []).map(Number);
    const tips = [...(svg.match(/<path d="([^"]*)" fill="#5f6b76"/)?.[1] ?? "").matchAll(/M[^L]*/g)].map(
      ([tip]) => numbers(tip),
    );
    const gates = [...svg.matchAll(/<ellipse cx="(.*?)" cy="(.*?)" rx="(.*?)" ry="(.*?)"/g)].map((m) =>
      m.slice(1, 5).map(Number),
    );
    const onGate = ([x, y]: number[]): boolean =>
      gates.some(([cx, cy, rx, ry]) => Math.abs(Math.hypot((x - cx) / rx, (y - cy) / ry) - 1) < 0.12);
    const uses = walk(result).backward.flatMap((step) => step.sent).length;
    assert.equal(tips.length, uses + 1);
    assert.equal(tips.filter(onGate).length, uses);
  }
});

test("a big graph is drawn up to 150 gates and then refused in words", () => {
  const chain = (length: number): Node => {
    let node: Node = new Graph().input("x", 0.5);
    for (let i = 0; i < length; i++) node = tanh(node);
    return node;
  };
  assert.ok(draw(chain(150)).svg.length > 10_000);
  assert.throws(() => draw(chain(151)), {
    constructor: OptionError,
    code: "graph-too-big",
    message: /151 gates.*150/,
  });
});

test("a drawing is the same in every process, and holds no process open", () => {
  const module = (name: string): string => new URL(`../../${name}.js`, import.meta.url).href;
  const script = `
    const { draw } = await import(${JSON.stringify(module("drawing/drawing"))});
    const { formula } = await import(${JSON.stringify(module("formula/formula"))});
    process.stdout.write(draw(formula("relu(x*w - 3) + max(x, y)^2", { x: 1.5, w: -3, y: 4 })).svg);`;
  const run = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    encoding: "utf8",
    timeout: 60_000,
  });
  assert.equal(run.status, 0, run.stderr);
  const here: Formula = formula("relu(x*w - 3) + max(x, y)^2", { x: 1.5, w: -3, y: 4 });
  assert.equal(run.stdout, draw(here).svg);
});
