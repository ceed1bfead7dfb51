import assert from "node:assert/strict";
import { test } from "node:test";
import { formula } from "../../formula/formula.js";
import { add, exp, multiply } from "../../gates/scalar.js";
import { gate } from "../../graph/gate.js";
import { Graph } from "../../graph/graph.js";
import { OptionError } from "../../text/errors.js";
import { trace } from "../../trace/trace.js";

const neuron = formula("1/(1+exp(-(w0*x0+w1*x1+w2)))", { w0: 2, x0: -1, w1: -3, x1: -2, w2: -3 });

/** Source: the article's own working, two decimals at each step, from the result back. */
test("the article's neuron, worked on paper", () => {
  const text = trace(neuron, { working: 2 }).text();
  const sent = text.split("\n").flatMap((line) => line.match(/ = (-?\d\.\d\d) {2}/)?.[1] ?? []);
  assert.deepEqual(sent, "-0.53 -0.53 -0.20 0.20 0.20 0.20 0.20 0.20 -0.40 -0.60 -0.20 0.40".split(" "));
  assert.match(text, /1\.00 × \(-1 \/ 1\.37²\) = -0\.53/);
  assert.match(text, /-0\.53 × exp\(-1\.00\) = -0\.20/);
  assert.match(text, /f = 0\.73, df\/dw0 = -0\.20, df\/dx0 = 0\.40/);
});

test("decimals only shorten what is shown", () => {
  assert.match(trace(neuron, { decimals: 2 }).text(), /df\/dx0 = 0\.39/);
  assert.equal(trace(neuron, { decimals: 2 }).json().gradients.x0, trace(neuron).json().gradients.x0);
});

test("where paths meet, the running sum is shown: b = a + a, c = b + b", () => {
  const text = trace(formula("b = a + a; c = b + b", { a: 3 })).text();
  assert.match(text, /dc\/db .* 1 × 1 = 1 +1\n.*dc\/db .* 1 × 1 = 1 +1 \+ 1 = 2\n/);
  assert.match(text, /dc\/da .* 2 × 1 = 2 +2\n.*dc\/da .* 2 × 1 = 2 +2 \+ 2 = 4\n/);
});

test("JSON, as promised for the command line", () => {
  const data = trace(formula("q = x + y; f = q * z", { x: -2, y: 5, z: -4 })).json();
  assert.deepEqual(data, {
    formula: "q = x + y; f = q * z",
    inputs: { x: -2, y: 5, z: -4 },
    value: -12,
    gradients: { x: -4, y: -4, z: 3 },
    steps: [
      {
        name: "q",
        gate: "add",
        formula: "x + y",
        inputs: [
          { name: "x", value: -2, local: 1, sent: -4 },
          { name: "y", value: 5, local: 1, sent: -4 },
        ],
        value: 3,
        gradient: -4,
      },
      {
        name: "f",
        gate: "multiply",
        formula: "q × z",
        inputs: [
          { name: "q", value: 3, local: -4, sent: -4 },
          { name: "z", value: -4, local: 3, sent: 3 },
        ],
        value: -12,
        gradient: 1,
      },
    ],
  });
});

test("CSV has a line for each gate forward and each gradient sent, all with as many cells", () => {
  const lines = trace(formula("q = x + y; f = q * z", { x: -2, y: 5, z: -4 }))
    .csv()
    .trimEnd()
    .split("\n");
  assert.deepEqual(lines, [
    "step,direction,name,gate,formula,value,to,upstream,local,sent,gradient",
    "1,forward,q,add,x + y,3,,,,,",
    "2,forward,f,multiply,q × z,-12,,,,,",
    "4,backward,f,multiply,z,-12,q,1,-4,-4,-4",
    "4,backward,f,multiply,q,-12,z,1,3,3,3",
    "5,backward,q,add,1,3,x,-4,1,-4,-4",
    "5,backward,q,add,1,3,y,-4,1,-4,-4",
  ]);
});

test("Markdown and HTML carry the same numbers in TeX; HTML without TeX has no dollar", () => {
  const made = trace(neuron, { working: 2 });
  assert.match(
    made.markdown(),
    /\| \$1\.00 \\times \\left\(-\\frac\{1\}\{1\.37\^\{2\}\}\\right\) = -0\.53\$ \|/,
  );
  assert.match(
    made.html(),
    /<td[^>]*>\$1\.00 \\times \\left\(-\\frac\{1\}\{1\.37\^\{2\}\}\\right\) = -0\.53\$<\/td>/,
  );
  assert.match(made.html({ tex: false }), /<td[^>]*>1\.00 × \(−1 \/ 1\.37<sup>2<\/sup>\) = −0\.53<\/td>/);
  assert.doesNotMatch(made.html({ tex: false }), /\$|\\/);
  assert.deepEqual(Object.keys(made.toMime()), ["text/html", "text/markdown", "text/plain"]);
});

test("a graph recorded gate by gate, with a name that is markup", () => {
  const graph = new Graph();
  const x = graph.input('<img src=x onerror="alert(1)">', 2);
  const made = trace(add(exp(x), multiply(x, 3)));
  for (const html of [made.html(), made.html({ tex: false })]) assert.doesNotMatch(html, /<img/);
});

test("a kink is told; decimals out of range are refused", () => {
  assert.match(trace(formula("relu(x)", { x: 0 })).text(), /Note: .*relu'\(0\) is taken as 0/);
  assert.throws(() => trace(neuron, { decimals: 99 }), OptionError);
  assert.throws(() => trace(neuron, { working: -1 }), OptionError);
});

test("in rounded working an input is shown in full, as it is used", () => {
  const text = trace(formula("x * y", { x: 0.125, y: 3 }), { working: 2 }).text();
  assert.match(text, /0\.125 × 3\.00 +0\.38\n/);
  assert.match(text, /1\.00 × 0\.125 = 0\.13/);
  assert.match(trace(formula("x * y", { x: 0.125, y: 3 }), { decimals: 1 }).text(), /0\.1 × 3\.0 +0\.4\n/);
});

test("a gate's symbol is text in every table of a page", () => {
  const odd = gate("odd", { symbol: "<b>&", forward: "2 * x", local: ["2"] });
  const shown = trace(odd(new Graph().input("x", 1), "f"));
  for (const tex of [true, false]) {
    assert.doesNotMatch(shown.html({ tex }), /<b>&/);
    assert.equal(shown.html({ tex }).split("&#60;b&#62;&#38;").length, 3);
  }
});
