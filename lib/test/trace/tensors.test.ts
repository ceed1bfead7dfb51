import assert from "node:assert/strict";
import { test } from "node:test";
import { formula } from "../../formula/formula.js";
import { trace } from "../../trace/trace.js";

const W = [
  [1, 2],
  [3, 4],
];
const affine = formula("z = W * x + b; L = dot(z, o)", { W, x: [1, -1], b: [0, 1], o: [2, 3] });
const batch = formula("Z = X * W + b; L = dot(u * Z, v)", { X: W, W, b: [0, 1], u: [1, 1], v: [1, 0] });

test("the matrix form is told with names and with numbers", () => {
  const text = trace(affine).text();
  assert.match(text, /v1 = W · x +\[\[1, 2\], \[3, 4\]\] · \[1, -1\] +\[-1, -1\]/);
  assert.match(text, /dW = dv1 · xᵀ +\[2, 3\] · \[1, -1\]ᵀ = \[\[2, -2\], \[3, -3\]\]/);
  assert.match(text, /dx = Wᵀ · dv1 +\[\[1, 3\], \[2, 4\]\] · \[2, 3\] = \[11, 16\]/);
  assert.match(text, /L = -2, dL\/dW = \[\[2, -2\], \[3, -3\]\], dL\/dx = \[11, 16\], dL\/db = \[2, 3\]/);
  const batchText = trace(batch).text();
  assert.match(batchText, /v1 = X · W/);
  assert.match(batchText, /dW = Xᵀ · dv1/);
  // dZ = u vᵀ = (1, 0; 1, 0)
  assert.match(
    batchText,
    /db = sum over the rows of dZ +sum over the rows of \[\[1, 0\], \[1, 0\]\] = \[2, 0\]/,
  );
});

test("in TeX vectors stand as columns, and beside the rows of a matrix as rows", () => {
  const column = trace(affine).markdown();
  assert.ok(
    column.includes(
      "$\\begin{bmatrix}2 \\\\ 3\\end{bmatrix} \\cdot \\begin{bmatrix}1 & -1\\end{bmatrix} = \\begin{bmatrix}2 & -2 \\\\ 3 & -3\\end{bmatrix}$",
    ),
  );
  assert.ok(column.includes("$dW = dv_{1} \\cdot x^{\\top}$"));
  assert.ok(trace(batch).markdown().includes("+ \\begin{bmatrix}0 & 1\\end{bmatrix}$"));
});

test("element by element a product has its own sign, and where paths meet no part is called the gradient", () => {
  const text = trace(formula("h = tanh(x); L = dot(h .* y, h)", { x: [0, 0], y: [1, 2] })).text();
  assert.match(text, /dx = dh ⊙ \(1 - h²\)/);
  assert.match(text, /part 1 of 2 of dh: /);
  assert.match(text, /part 2 of 2 of dh: /);
  assert.doesNotMatch(text, / dh = /);
});

test("a gate without a matrix form is told by its line, with the names of the graph and no index of one place", () => {
  const text = trace(formula("s = logSumExp(z); L = s * z[2]", { z: [1, 2] })).text();
  assert.match(text, /s = logSumExp\(z\), s = ln\(Σ over k of exp\(z\[k\]\)\)/);
  assert.match(text, /part 2 of 2 of dz\[k\]: ds × exp\(z\[k\]\) \/ \(Σ over j of exp\(z\[j\]\)\)/);
  assert.match(text, /L = s × z\[2\]/);
});

test("a mean over rows is told with their number, and over a single row without", () => {
  const loss = "L = softmaxCrossEntropy(z, t)";
  const one = trace(formula(loss, { z: [1, 2], t: [0, 1] }));
  assert.match(one.text(), /dz = dL × \(p − t\) +\[/);
  assert.match(one.text(), /L = −Σ t log softmax\(z\) +softmaxCrossEntropy/);
  assert.doesNotMatch(one.markdown(), /\/ 1\$/);
  const two = trace(formula(loss, { z: W, t: W })).text();
  assert.match(two, /dz = dL × \(p − t\) \/ 2/);
});

test("large tensors are told by their shape and first entries", () => {
  const x = Array.from({ length: 7 }, (_, i) => i);
  const text = trace(formula("L = dot(x + 1, y)", { x, y: x })).text();
  assert.match(text, /\[1, 2, 3, …\] \(7\)/);
  assert.doesNotMatch(text, /4, 5/);
});

test("JSON is nested in the shape of each input, and holds local derivatives where there are such", () => {
  const data = trace(affine).json();
  assert.deepEqual(Object.keys(data), ["formula", "inputs", "value", "gradients", "steps"]);
  assert.deepEqual(data.inputs, { W, x: [1, -1], b: [0, 1], o: [2, 3] });
  assert.deepEqual(data.gradients, {
    W: [
      [2, -2],
      [3, -3],
    ],
    x: [11, 16],
    b: [2, 3],
    o: [-1, 0],
  });
  const [product, sum] = data.steps;
  assert.deepEqual([product.gate, product.formula, product.shape], ["matvec", "W · x", [2]]);
  assert.deepEqual(product.inputs[1], { name: "x", shape: [2], value: [1, -1], sent: [11, 16] });
  assert.deepEqual(sum.inputs[1], { name: "b", shape: [2], value: [0, 1], local: [1, 1], sent: [2, 3] });
  const [head, first] = trace(affine).csv().split("\n");
  assert.equal(head, "step,direction,name,gate,shape,formula,value,to,upstream,sent,gradient");
  assert.equal(first, "1,forward,v1,matvec,2,W · x,[-1 -1],,,,");
});
