import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { check, checkDescent, type Verdicts } from "../../check/index.js";
import { random } from "../../data/random.js";
import { draw } from "../../drawing/drawing.js";
import { formula } from "../../formula/formula.js";
import { add, multiply } from "../../gates/scalar.js";
import { Graph } from "../../graph/graph.js";

const chain = "q = x + y; f = q * z";
const at = { inputs: { x: -2, y: 5, z: -4 } };

const svgOf = (sheet: Verdicts): string => {
  const svg = sheet.toSvg();
  assert.ok(svg, "there is a picture");
  return svg;
};
const unescaped = (text: string): string =>
  text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
const plain = (text: string): string => unescaped(text.replace(/<[^>]*>/g, "").replace(/\ufe0e/g, ""));

/** Every number of a picture as it reads, that below under the one above: "q = 3 ✓ / 4 ✗". */
function readings(svg: string): string[] {
  const drawing = svg.slice(0, svg.indexOf('text-anchor="start"'));
  const texts = [...drawing.matchAll(/<text x="([-\d.]+)" y="([-\d.]+)"([^>]*)>(.*?)<\/text>/g)].map((m) => ({
    x: Number(m[1]),
    y: Number(m[2]),
    below: m[3].includes("italic"),
    text: plain(m[4]).replace(/\s+/g, " "),
    size: m[3].includes("font-size"),
  }));
  const numbers = texts.filter(({ size }) => !size);
  const isUnder = (x: number, y: number) => (one: (typeof texts)[number]) =>
    one.below && Math.abs(one.x - x - 5) < 0.2 && Math.abs(one.y - y - 25) < 0.2;
  return numbers
    .filter(({ below }) => !below)
    .map(({ x, y, text }) => `${text} / ${numbers.find(isUnder(x, y))?.text ?? "–"}`)
    .sort();
}

/** How many wires are drawn in a style, each from its node to its gate. */
function wires(svg: string, style: RegExp): number {
  const paths = [...svg.matchAll(/<path d="(M[^"]*C[^"]*)" fill="none"([^>]*)\/>/g)];
  return paths
    .filter(([, , look]) => style.test(look))
    .reduce((sum, [, path]) => sum + path.split("M").length - 1, 0);
}

type Box = Record<"left" | "right" | "top" | "bottom", number>;

/** The plates behind numbers, the gates, the inputs and the result. */
function boxesOf(svg: string): Box[] {
  const shapes =
    /<(?:rect x|ellipse cx)="([-\d.]+)" c?y="([-\d.]+)" (?:width|rx)="([\d.]+)" (?:height|ry)="([\d.]+)"/g;
  return [...svg.matchAll(shapes)].slice(1).map(([shape, ...numbers]) => {
    const [x, y, width, height] = numbers.map(Number);
    return shape.startsWith("<rect")
      ? { left: x, right: x + width, top: y, bottom: y + height }
      : { left: x - width, right: x + width, top: y - height, bottom: y + height };
  });
}

test("a learner's own numbers stand on the wires, each with its mark; the given ones have none", () => {
  const svg = svgOf(check(chain, "q=3 f=-12 dq=4 dx=4 dz=3 dy=", at));
  const own = ["−2 / 4 ↪", "5 / ·", "−4 / 3 ✓", "q = 3 ✓ / 4 ✗", "−12 ✓ / –"];
  assert.deepEqual(readings(svg), own.sort());
});

test("the wire of a wrong number is thick, that of one that follows dashed, and no other", () => {
  const svg = svgOf(check(chain, "q=3 f=-12 dq=4 dx=4 dz=3 dy=", at));
  assert.equal(wires(svg, /stroke-dasharray/), 1);
  assert.equal(svg.match(/fill="none" stroke="#b3300a" stroke-width="4\.5"/g)?.length, 1);
  const right = svgOf(check(chain, "q=3 f=-12 dq=-4 dz=3 dx=-4 dy=-4", at));
  assert.doesNotMatch(right, /stroke-dasharray|stroke-width="4\.5"/);
});

test("the picture is told in words too", () => {
  const html = check(chain, "q=3 f=-12 dq=4 dx=4 dy=", at).toHtml();
  assert.equal(
    unescaped(html.match(/<img [^>]*alt="([^"]*)"/)?.[1] ?? ""),
    "Computation graph of f with your numbers. Given: x = −2, y = 5, z = −4. q = 3 right; f = −12 right; dq = 4 wrong; dy not answered; dx = 4 follows from an earlier slip.",
  );
});

// q = 17 · 29 = 493, r = 3 · 493 = 1479, f = 1479² = 2187441; dr = 2 · 1479 = 2958, dq = 3 · 2958 = 8874,
// dz = 493 · 2958 = 1458294, dx = 29 · 8874 = 257346, dy = 17 · 8874 = 150858.
const large = "q = x * y; r = q * z; f = r^2";
const truths = ["493", "1479", "2187441", "2958", "8874", "1458294", "257346", "150858"];
const inputs = { x: 17, y: 29, z: 3 };

test("no true number is in the picture that the learner did not find, unless it is revealed", () => {
  for (const answers of ["q=500 f=40 dq=-1 dy=", "q=500 r=1500 f= dr= dq= dz= dx= dy= df=2", "q=500"]) {
    const words = plain(svgOf(check(large, answers, { inputs })).replaceAll("</text>", "\n"));
    assert.match(words, /q = 500\s✗/);
    for (const truth of truths) assert.ok(!words.includes(truth), `${truth} after ${answers}`);
  }
  const all = "q=500 r=1 f=2 dr= dq=3 dz=4 dx= dy=5";
  const svg = svgOf(check(large, all, { inputs, reveal: true }));
  for (const truth of truths) assert.ok(svg.includes(`(${truth})`), truth);
  assert.ok(readings(svg).includes("q = 500 ✗ (493) / 3 ✗ (8874)"), readings(svg).join());
});

test("what is right has no second number beside it, even when all is revealed", () => {
  const svg = svgOf(check(chain, "q=3 dq=4", { ...at, reveal: true }));
  assert.ok(readings(svg).includes("q = 3 ✓ / 4 ✗ (−4)"), readings(svg).join());
});

test("gates without a name are called v1, v2, … where they were answered", () => {
  const svg = svgOf(check("(x + y) * z", "v1=-10 dv1=-4", at));
  assert.ok(readings(svg).includes("v1 = −10 ✗ / −4 ✓"), readings(svg).join());
  assert.doesNotMatch(svgOf(check("(x + y) * z", "f=-10", at)), /v<\/tspan>/);
});

test("where a value is used twice, its one gradient stands before the fork", () => {
  const svg = svgOf(check("b = a + a; c = b + b", "b=6 c=12 db=2 da=2", { inputs: { a: 3 } }));
  assert.deepEqual(readings(svg), ["3 / 2 ✗", "b = 6 ✓ / 2 ✓", "12 ✓ / –"].sort());
  const thick = (answers: string): number =>
    wires(svgOf(check("b = a + a; c = b + b", answers, { inputs: { a: 3 } })), /"4\.5"/);
  assert.deepEqual([thick("b=6 db=1"), thick("b=5 db=2")], [3, 5], "a wrong value goes along both branches");
});

test("a page shows the picture only where a number on a wire is wrong or follows from one", () => {
  const html = (answers: string, more = {}): string => check(chain, answers, { ...at, ...more }).toHtml();
  for (const quiet of ["q=3 f=-12 dq=-4 dz=3 dx=-4 dy=-4", "q= f=", "q=3 f=", ""])
    assert.doesNotMatch(html(quiet), /<img/, quiet);
  assert.doesNotMatch(html("q= f= dq=", { reveal: true }), /<img/);
  const onlyUpdate = html("dx=-4 x'=7", { learningRate: 0.1 });
  assert.match(onlyUpdate, /✗/);
  assert.doesNotMatch(onlyUpdate, /<img/);
  const sheet = check(chain, "q=-10 f=40", at);
  const data = sheet.toHtml().match(/<img src="data:image\/svg\+xml;base64,([^"]+)"/)?.[1] ?? "";
  assert.equal(Buffer.from(data, "base64").toString(), sheet.toSvg());
  assert.equal(String(sheet.toMime()["text/html"]), sheet.toHtml());
});

test("without a graph there is no picture: plain numbers, a table of descent, more than 40 gates", () => {
  assert.equal(check({ steps: 17 }, { steps: 3 }).toSvg(), undefined);
  const descent = { formula: "f = x^2", start: { x: 1 }, learningRate: 0.1 };
  const table = checkDescent(descent, "step,x,f\n0,1,5\n1,0.7,9");
  assert.ok(table.right < table.of);
  assert.equal(table.toSvg(), undefined);
  const sum = (gates: number): string => Array.from({ length: gates + 1 }, () => "x").join(" + ");
  assert.ok(check(sum(40), "f=3", { inputs: { x: 1 } }).toSvg());
  assert.equal(check(sum(41), "f=3", { inputs: { x: 1 } }).toSvg(), undefined);
});

test("nothing is drawn before the picture is asked for", () => {
  const f = formula(chain, at.inputs);
  let copies = 0;
  const copy = f.graph.copy.bind(f.graph);
  f.graph.copy = () => {
    copies += 1;
    return copy();
  };
  const sheet = check(f, "q=-10 f=40");
  assert.ok(sheet.toText() && sheet.toJSON());
  assert.equal(copies, 0);
  assert.ok(sheet.toSvg());
  assert.equal(copies, 1);
});

test("the picture is that of the numbers which were checked, whatever the formula was set to since", () => {
  const f = formula("q = x + y; f = log(q)", { x: 1, y: 2 });
  const sheet = check(f, "q=4", { reveal: true });
  f.set({ x: 100, y: 7 });
  assert.deepEqual(readings(svgOf(sheet)).sort(), ["1 / –", "2 / –", "q = 4 ✗ (3) / –"].sort());
  assert.deepEqual(f.inputs, { x: 100, y: 7 }, "and the formula stays as it was set");
});

test("any name and any answer is drawn as text, and the picture stays well-formed", () => {
  const graph = new Graph();
  const hostile = `</text><script>alert(1)</script>"'&`;
  const [a, b] = ["<b>\"&'x</b>", "]]>"].map((name, i) => graph.input(name, i + 2));
  const result = multiply(add(a, b, hostile), b, "f");
  const answers = { [hostile]: hostile, f: `1${"0".repeat(300)}`, "d]]>": "-4<i>" };
  const sheet = check(result, answers);
  const svg = svgOf(sheet);
  const open: string[] = [];
  for (const [tag, end, name, self] of svg.matchAll(/<(\/?)([a-zA-Z]+)[^>]*?(\/?)>/g)) {
    assert.ok(
      ["svg", "style", "title", "desc", "rect", "g", "path", "text", "tspan", "ellipse", "circle"].includes(
        name,
      ),
      tag,
    );
    if (end) assert.equal(open.pop(), name);
    else if (!self) open.push(name);
  }
  assert.deepEqual(open, []);
  assert.doesNotMatch(svg, /&(?!#\d+;)/);
  const html = sheet.toHtml();
  assert.match(html, /<img [^<>]*alt="[^"<>]*"[^<>]*>/);
  assert.doesNotMatch(html, /<script|<b>|<i>-4/);
  const long = readings(svg).find((text) => text.includes("…")) ?? "";
  assert.ok(long.length < 30, "a long number is cut");
});

test("in 12 random graphs with long numbers nothing lies over anything else, and all is inside", () => {
  const long = "-1234567.1234567";
  for (let seed = 1; seed <= 12; seed++) {
    const next = random(seed);
    const graph = new Graph();
    const nodes = ["a", "b", "learning_rate"].map((name) => graph.input(name, next()));
    for (let i = 0; i < 3 + seed; i++) {
      const [last, other] = [nodes[nodes.length - 1], nodes[Math.floor(next() * nodes.length)]];
      nodes.push(i % 2 ? add(last, other) : multiply(last, other));
    }
    const names = nodes.flatMap(({ kind, name }) => (kind === "gate" ? [name, `d${name}`] : [`d${name}`]));
    const asked = Object.fromEntries(names.map((name) => [name, next() < 0.5 ? long : "7"]));
    const svg = svgOf(check(nodes[nodes.length - 1], asked, { reveal: true }));
    const boxes = boxesOf(svg);
    assert.ok(boxes.length > names.length);
    const [width, height] = (svg.match(/width="(\d+)" height="(\d+)"/) ?? []).slice(1).map(Number);
    for (const [i, a] of boxes.entries()) {
      assert.ok(
        Math.min(a.left, a.top) >= -2 && a.right <= width - 32 && a.bottom <= height - 32,
        `seed ${seed}`,
      );
      for (const b of boxes.slice(i + 1)) {
        const apart = a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top;
        assert.ok(apart, `seed ${seed}: ${JSON.stringify([a, b])}`);
      }
    }
  }
});

test("drawings without marks are as they were: those that the notebooks hold", () => {
  const held = (notebook: string): string[] => {
    const text = readFileSync(new URL(`../../../notebooks/${notebook}.ipynb`, import.meta.url), "utf8");
    const data = [...text.matchAll(/svg\+xml;base64,([A-Za-z0-9+/=]+)/g)];
    return data.map((match) => Buffer.from(match[1], "base64").toString());
  };
  assert.ok(held("02-chain-rule").includes(draw(formula(chain, at.inputs)).svg));
  assert.ok(held("01-gates").includes(draw(formula("p = x * y; f = 2 * p", { x: 3, y: -4 })).svg));
});

test("a sheet of a matrix and a vector is drawn as they are, each element with its mark", () => {
  const source = "v = W*x; L = sum((v - t)^2)";
  const inputs = {
    W: [
      [1, 2],
      [3, 4],
    ],
    x: [1, -1],
    t: [0, 0],
  };
  // dW = 2(v − t)xᵀ = −2·(1, −1) in both rows.
  const sheet = check(formula(source, inputs), {
    dW: [
      [-2, 2],
      [-2, 2.5],
    ],
  });
  const svg = svgOf(sheet);
  const texts = [...svg.matchAll(/<text [^>]*>(.*?)<\/text>/g)].map(([, text]) => plain(text));
  const marked = texts
    .filter((text) => /^\S+\u00a0\S$/.test(text))
    .map((text) => text.replace("\u00a0", " "));
  assert.deepEqual(marked.sort(), ["2 ✓", "2.5 ✗", "−2 ✓", "−2 ✓"]);
  assert.ok(texts.includes("W\u20022×2"), "the matrix is one plate");
  assert.match(svg, /dW\[2,2\] = 2\.5 wrong/);
  assert.doesNotMatch(svg, /-12|−12/, "no true number is told: dx[2] = −12 was not answered");
  // Of a larger one stands how many there are of each mark.
  const wide = { W: [[1, 2, 3, 4, 5]], x: [1, 1, 1, 1, 1], t: [14] };
  const large = svgOf(check(formula(source, wide), { dW: [[2, 2, 2, 2, 3]] }));
  assert.match(plain(large), /4\u00a0✓1\u00a0✗/);
});
