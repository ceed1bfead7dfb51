import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { backprop, typed } from "../support/backprop.js";

const folder = mkdtempSync(join(tmpdir(), "backprop-"));
after(() => rmSync(folder, { recursive: true }));

test("trace --json has the promised form, and the numbers of the chain rule example", () => {
  const { code, out, err } = typed('trace "q = x + y; f = q * z" x=-2 y=5 z=-4 --json');
  assert.deepEqual([code, err], [0, ""]);
  const data = JSON.parse(out);
  assert.deepEqual(Object.keys(data), ["formula", "inputs", "value", "gradients", "steps"]);
  assert.deepEqual(data.formula, "q = x + y; f = q * z");
  assert.deepEqual(data.inputs, { x: -2, y: 5, z: -4 });
  assert.equal(data.value, -12);
  assert.deepEqual(data.gradients, { x: -4, y: -4, z: 3 });
  type Step = {
    name: string;
    gate: string;
    formula: string;
    inputs: { name: string }[];
    value: number;
    gradient: number;
  };
  const steps = data.steps.map((step: Step) => {
    const { name, gate, formula, inputs, value, gradient } = step;
    return [name, gate, formula, inputs.map((input) => input.name).join(), value, gradient];
  });
  assert.deepEqual(steps, [
    ["q", "add", "x + y", "x,y", 3, -4],
    ["f", "multiply", "q × z", "q,z", -12, 1],
  ]);
});

test("trace prints the neuron as the article works it, with two decimals at each step", () => {
  const neuron = '"1/(1+exp(-(w0*x0+w1*x1+w2)))" w0=2 x0=-1 w1=-3 x1=-2 w2=-3';
  const paper = typed(`trace ${neuron} --decimals 2 --round-each-step`);
  assert.equal(paper.code, 0);
  assert.match(paper.out, /1\.00 × \(-1 \/ 1\.37²\) = -0\.53/);
  assert.match(
    paper.out,
    /f = 0\.73, df\/dw0 = -0\.20, df\/dx0 = 0\.40, df\/dw1 = -0\.40, df\/dx1 = -0\.60, df\/dw2 = 0\.20/,
  );
  const exact = typed(`trace ${neuron} --decimals 2`);
  assert.match(exact.out, /df\/dx0 = 0\.39,/);
  const full = JSON.parse(typed(`trace ${neuron} --json`).out);
  assert.ok(Math.abs(full.gradients.x0 - 0.393223866482964) < 1e-14); // 2 f (1 - f), f = 1 / (1 + e^-1)
});

test("trace --csv and --markdown give tables, and notes go to standard error there", () => {
  const csv = typed('trace "max(x, y)" x=2 y=2 --csv');
  assert.match(csv.out, /^step,direction,name,gate,.*\n1,forward,f,max,.*,2,,,,,\n/);
  assert.match(csv.err, /^Note: f: max has a kink at x = y = 2; a tie shares the gradient equally\.\n$/);
  const markdown = typed('trace "max(x, y)" x=2 y=2 --markdown');
  assert.match(markdown.out, /\| step \|/);
  assert.match(markdown.out, /kink/);
  assert.equal(markdown.err, "");
});

/** Ways to give a formula, all of which are -(x²) at 3 or -(-x) at 3. */
const given: [line: string, input: string, value: number][] = [
  ['trace "-x^2" x=3 --json', "", -9],
  ["trace -x^2 x=3 --json", "", -9],
  ["trace --json -x^2 x=+3", "", -9],
  ['trace --json -- "-x^2" x=3.', "", -9],
  ["trace --x x=3 --json", "", 3],
  ["trace -h h=2 --json", "", -2],
  ['trace --json -h "h = 2"', "", -2],
  ["trace --json -- --x x=3", "", 3],
  ["trace - x=3 --json", "-x^2\n", -9],
  ["trace --file - x=3 --json", "q = x^2\n-q\n", -9],
  ['trace "x * 2" "x = 3" --json', "", 6],
  ['trace "x / y" x=-.5e1 y=2E0 --json', "", -2.5],
  ["trace x=3 --json", "", 3], // "x = 3" is itself a formula, of a constant
];
for (const [line, input, value] of given)
  test(`reads ${line}`, () => {
    const { code, out, err } = typed(line, input);
    assert.equal(code, 0, err);
    assert.equal(JSON.parse(out).value, value);
  });

test("reads a formula from a file, with a byte-order mark and a last line end", () => {
  const file = join(folder, "formula.txt");
  writeFileSync(file, "\ufeffq = x + y\nf = q * z\n");
  const { out } = backprop(["trace", "--file", file, "x=-2", "y=5", "z=-4", "--json"]);
  assert.equal(JSON.parse(out).formula, "q = x + y\nf = q * z");
});

test("--svg draws the graph, over its own earlier picture but over no other file", () => {
  const file = join(folder, "graph.svg");
  for (let run = 0; run < 2; run++) {
    const { code, err } = backprop(["trace", "x * y", "x=2", "y=3", "--svg", file]);
    assert.deepEqual([code, err], [0, `Wrote ${file}\n`]);
  }
  const svg = readFileSync(file, "utf8");
  assert.match(svg, /^<!-- made by backprop trace -->\n<svg [\s\S]*<\/svg>\s*$/);
  const precious = join(folder, "precious.svg");
  writeFileSync(precious, "<svg>mine</svg>");
  for (const [path, code] of [
    [precious, "file-exists"],
    [folder, "unwritable-file"],
    [join(folder, "none", "graph.svg"), "unwritable-file"],
  ]) {
    const answer = backprop(["trace", "x * y", "x=2", "y=3", "--json", "--svg", path]);
    assert.equal(answer.code, 2);
    assert.equal(JSON.parse(answer.out).error.code, code);
  }
  assert.equal(readFileSync(precious, "utf8"), "<svg>mine</svg>");
});

test("a file that only speaks of this program, or holds its mark further down, is kept", () => {
  const texts = [
    "# my backprop homework\n",
    "<!doctype html>\n<p>I used backprop</p>\n",
    "see <!-- made by backprop trace -->\n",
    "\n<!-- made by backprop trace -->\n",
    "<!-- made by backpropagation fans -->\n",
  ];
  const file = join(folder, "notes.md");
  for (const text of texts)
    for (const line of ["trace --svg", "trace --html", "descend --html"]) {
      writeFileSync(file, text);
      const [command, option] = line.split(" ");
      const { code, err } = backprop([command, "x^2", "x=2", option, file]);
      assert.equal(code, 2, text);
      assert.match(err, /the file exists and is not of this program/);
      assert.equal(readFileSync(file, "utf8"), text);
    }
  for (const option of ["--html", "--svg", "--html"])
    assert.equal(
      backprop(["trace", "x^2", "x=2", option, join(folder, "own")]).code,
      0,
      "its own are replaced",
    );
});

test("--html writes a page that needs no network, to walk the graph in", () => {
  const file = join(folder, "steps.html");
  assert.equal(backprop(["trace", "x * y", "x=2", "y=3", "--html", file]).code, 0);
  const page = readFileSync(file, "utf8");
  assert.match(page, /^<!doctype html>\n<!-- made by backprop trace -->[\s\S]*<title>x \* y<\/title>/);
  assert.ok(page.includes("backprop-stepper") && page.includes("data:image/svg+xml;base64,"));
  assert.ok(!/<(script|link|img)[^>]*(src|href)=(?!"data:)|@import/.test(page));
});
