import assert from "node:assert/strict";
import { test } from "node:test";
import { check, checkClass, type Verdicts, worksheets } from "../../check/index.js";
import { formula } from "../../formula/formula.js";

/*
 * Sheets with vectors and matrices. The numbers of the affine layer are worked by hand: dW = Xᵀ·G, dX = G·Wᵀ, db the
 * column sums of G.
 */
const layer = "Z = X*W + b; L = sum(G .* Z)";
const inputs = {
  X: [
    [1, 2],
    [3, 4],
  ],
  W: [
    [0.5, -1],
    [1, 0],
  ],
  b: [0.1, 0.2],
  G: [
    [1, 0],
    [2, -1],
  ],
};
const affine = (answers: Parameters<typeof check>[1], more: object = {}): Verdicts =>
  check(layer, answers, { inputs, ...more });
const told = ({ verdicts, problems }: Verdicts): string =>
  [
    ...verdicts.map(({ name, verdict, slip }) => `${name} ${verdict}${slip ? ` ${slip}` : ""}`),
    ...problems.map(({ code }) => code),
  ].join(", ");
const right = "dW[1,1] right, dW[1,2] right, dW[2,1] right, dW[2,2] right, db[1] right, db[2] right";

test("arrays are answered as a record, as JSON, in a text and by their elements", () => {
  const dW = [
    [7, -3],
    [10, -4],
  ];
  for (const sheet of [
    { dW, db: [3, -1] } as never,
    JSON.stringify({ dW, db: [3, -1] }),
    "dW = [[7, -3], [10, -4]]\ndb: [3, -1]",
    "dL/dW = [[7,-3],[10,-4]], ∂L/∂b = [3,-1]",
    "dW[1,1]=7 dW[1,2]=-3 dW[2,1]=10 dW[2,2]=-4 db[1]=3 db[2]=-1",
    "dW11=7 dW12=-3 dW21=10 dW_22=-4 db1=3 db_2=-1",
    'name,number\n"dW[1,1]",7\n"dW[1,2]",-3\n"dW[2,1]",10\ndW22,-4\ndb1,3\ndb2,-1',
  ])
    assert.equal(told(affine(sheet)), right, JSON.stringify(sheet));
  assert.equal(told(affine("Z = [[2.6, -0.8], [5.6, -2.8]], L = 16.6")).includes("wrong"), false);
});

test("each element is judged by itself: a slip, what follows, what was left open", () => {
  assert.equal(
    told(affine("dX = [[0.5, 1], [, 3]]")),
    "dX[1,1] right, dX[1,2] right, dX[2,1] missing, dX[2,2] wrong sum-as-product",
  );
  assert.equal(
    told(affine("dW = [[7, 10], [-3, -4]]")),
    "dW[1,1] right, dW[1,2] wrong transposed, dW[2,1] carried, dW[2,2] right",
    "transposed",
  );
  const step = affine("dW11 = -7, W11' = 1.2", { learningRate: 0.1 });
  assert.equal(told(step), "dW[1,1] wrong sign-flipped, W[1,1]' carried");
  assert.equal(
    told(affine("dZ21 = G21, dW11 = X11*dZ11 + X21*dZ21, dX11 = dZ11*W12")).slice(0, 47),
    "dZ[2,1] right, dW[1,1] right, dX[1,1] wrong",
  );
});

test("another shape is told with both, and nothing else is lost", () => {
  const { verdicts, problems } = affine("dW = [7, -3]\ndb = [[3, -1, 0]]\nL = 16.6\nL2 = [1]\nL = [1]");
  assert.deepEqual(
    problems.map(({ code, line, message }) => [code, line, message]),
    [
      ["wrong-shape", 1, '"dW": dW is 2×2, and a vector of 2 is written'],
      ["wrong-shape", 2, '"db": db is a vector of 2, and 1×3 is written'],
      ["unknown-answer", 4, 'the problem has no "L2"; did you mean v2?'],
      ["not-a-number", 5, '"L": a list is no number'],
    ],
  );
  assert.equal(verdicts.map(({ name, verdict }) => `${name} ${verdict}`).join(), "L right");
  assert.equal(told(affine({ dW: [[1, 2], [3]] } as never)), "wrong-shape");
});

test("a vector may stand as a row or as a column; a matrix that is written transposed is told, and none is used so where it cannot be", () => {
  const wide = formula("y = W*x; L = sum((y - t)^2)/2", {
    W: [
      [1, 0, 2],
      [-1, 1, 0],
    ],
    x: [1, 2, -1],
    t: [0, 0],
  });
  // y = (−1, 1), dy = y − t, dx = Wᵀdy = (−2, 1, −2).
  for (const dx of [[-2, 1, -2], [[-2, 1, -2]], [[-2], [1], [-2]]])
    assert.equal(check(wide, { dx }).right, 3, JSON.stringify(dx));
  assert.equal(check(wide, "y=[-1,1]; dy=[-1,1]; dx = dy^T * W").right, 7);
  for (const written of ["dW = [[-1,1],[-2,2],[1,-1]]", "dW = x*dy^T"])
    assert.match(check(wide, written).problems[0].message, /dW is 2×3, and .*3×2.* transpose/);
  // At dx[1], W[1,2] for W[2,1] would be dy[1]·1 + dy[2]·0 = −1, but a 2×3 matrix does not act on two numbers.
  assert.notEqual(check(wide, { dx: [-1, 1, -2] }).verdicts[0].slip, "factor-transposed");
});

test("what the vector gates say is worked number by number: softmax, pooling, a class", () => {
  // softmax of (2, 1, 0) is 0.66524, 0.24473, 0.09003: the slope is p - t.
  const sheet = check("L = softmaxCrossEntropy(z, t)", "L=0.4076 dz=[-0.335,0.245,0.090]", {
    inputs: { z: [2, 1, 0], t: [1, 0, 0] },
  });
  assert.equal(sheet.right, 4);
  const picture = [
    [1, 3],
    [4, 2],
  ];
  const pool = check("P = maxPool2d(x, 2); L = 5*sum(P)", "dx = [[0, 0], [5, 0]]", {
    inputs: { x: picture },
  });
  assert.equal(pool.right, 4);
  const report = checkClass(layer, "student,dW11,db2\nAda,7,-1\nBo,3,-1\n", { inputs });
  assert.deepEqual(
    report.students.map(({ verdicts }) => verdicts.right),
    [2, 1],
  );
  assert.equal(check(formula<typeof inputs>(layer, inputs) as never, "db1=3").right, 1);
  assert.match(affine("dW12=3").toHtml(), /<svg|svg\+xml/, "the picture is that of the scalar gates");
});

/** A worksheet's right numbers with some in their places, to its decimals; the wrong numbers that are told, with their slips. */
function slipsOf(name: string, changed: (right: (one: string) => number) => Record<string, number>): string {
  const { template, sheets } = worksheets(name, { seed: 3 });
  const [{ inputs: given, answers }] = sheets;
  const right = (one: string): number => given[one] ?? (answers.get(one) as number);
  const all = { ...Object.fromEntries(answers), ...changed(right) };
  const written = Object.fromEntries(
    Object.entries(all).map(([one, value]) => [one, value.toFixed(template.decimals)]),
  );
  const { verdicts } = check(template.formula, written, { inputs: given });
  assert.ok(!verdicts.some(({ verdict }) => verdict === "missing"));
  return verdicts
    .filter(({ verdict }) => verdict === "wrong")
    .map(({ name: one, slip }) => `${one.replace(/\[.*/, "")} ${slip}`)
    .join(", ");
}
const cells = (rows: number, columns: number, at = (i: number, j: number) => `${i},${j}`): string[] =>
  Array.from({ length: rows * columns }, (_, k) => at(Math.floor(k / columns) + 1, (k % columns) + 1));

test("the slips of an affine layer: the bias not summed over the batch, the mean for the sum", () => {
  const layer = (changed: Parameters<typeof slipsOf>[1]): string => slipsOf("affine-layer", changed);
  assert.equal(
    layer((at) => ({ "db[1]": at("G[1,1]"), "db[2]": at("G[1,2]") })),
    "db fan-out-overwritten",
  );
  assert.equal(
    layer((at) => ({ "db[1]": at("db[1]") / 2, "db[2]": at("db[2]") / 2 })),
    "db mean-for-sum",
  );
});

test("the slips of softmax with cross-entropy: t - p, 1/n forgotten, p (p - t), the diagonal of the Jacobian alone", () => {
  // The first sample is of class 2, the second of class 1: dZ = (P - T) / 2.
  const t = (at: string): number => (at === "1,2" || at === "2,1" ? 1 : 0);
  const scores = (made: (p: number, t: number) => number): string =>
    slipsOf("softmax-batch", (right) =>
      Object.fromEntries(cells(2, 3).map((at) => [`dZ[${at}]`, made(right(`P[${at}]`), t(at))])),
    );
  assert.equal(
    scores((p, one) => (one - p) / 2),
    "dZ sign-flipped",
  );
  assert.equal(
    scores((p, one) => p - one),
    "dZ factor-missing",
  );
  assert.equal(
    scores((p, one) => (p * (p - one)) / 2),
    "dZ softmax-twice",
  );
  assert.equal(
    scores((p, one) => (one ? (p - 1) / 2 : 0)),
    "dZ softmax-diagonal",
  );
});

test("the slips of pooling: the gradient to every element of the window, the mean without 1/n", () => {
  const window = (at: string): number => (Number(at.split(",")[1]) > 2 ? 2 : 1);
  const pool = (of: string, from: string): string =>
    slipsOf("pooling", (right) =>
      Object.fromEntries(cells(2, 4).map((at) => [`${of}[${at}]`, right(`${from}[1,${window(at)}]`)])),
    );
  assert.equal(pool("dX", "G"), "dX sent-to-all");
  assert.equal(pool("dY", "H"), "dY factor-missing");
});

test("the slips of a batch norm: mean and variance held fixed on the way back, or one of them", () => {
  // Ioffe & Szegedy 2015, 3: dx = dc - mean(dc), dc = dn/s + dv·2c/4.
  const norm = (made: (i: number, right: (one: string) => number) => number): string =>
    slipsOf("batch-norm", (right) =>
      Object.fromEntries([1, 2, 3, 4].map((i) => [`dx[${i}]`, made(i, right)])),
    );
  const direct = (i: number, right: (one: string) => number): number => right(`dn[${i}]`) / right("s");
  const spread = (i: number, right: (one: string) => number): number =>
    (right("dv") * 2 * (right(`x[${i}]`) - right("m"))) / 4;
  const mean = (right: (one: string) => number): number =>
    [1, 2, 3, 4].reduce((sum, i) => sum + direct(i, right), 0) / 4;
  assert.equal(
    norm((i, right) => direct(i, right) + spread(i, right) - mean(right)),
    "",
  );
  assert.equal(norm(direct), "dx held-fixed");
  assert.equal(
    norm((i, right) => direct(i, right) - mean(right)),
    "dx held-fixed",
  );
  assert.equal(
    norm((i, right) => direct(i, right) + spread(i, right)),
    "dx held-fixed",
  );
});

test("a matrix before a vector with no sign between is a product, and an element's name may be in a quotient", () => {
  // W = [[1, 2], [3, 4]], x = (1, −1), t = (0, 1): y = (−1, −1), dy = y − t = (−1, −2), dx = Wᵀdy = (−7, −10).
  const problem = formula("y = W*x; L = sum((y - t)^2)/2", {
    W: [
      [1, 2],
      [3, 4],
    ],
    x: [1, -1],
    t: [0, 1],
  });
  for (const sheet of [
    "y = W x = [-1,-1]; dy=[-1,-2]; dx = W^T dy = [-7,-10]",
    "L=2.5 y=[-1,-1]; dL/dW12 = 1; ∂L/∂W₂₂ = 2; dL/dx1 = -7; ∂L/∂x₂ = -10",
  ]) {
    const { verdicts, problems, notes } = check(problem, sheet);
    assert.deepEqual([problems, notes], [[], []], sheet);
    assert.ok(verdicts.length >= 6 && verdicts.every(({ verdict }) => verdict === "right"), sheet);
  }
});

test("numbers of an array are told in its rows and columns, with their marks; what is to be said of them stays", () => {
  // dW = 2·(v − t)·xᵀ at v = (1·1 − 2, 3·1 − 4) = (−1, −1), x = (1, −1): −2, 2 in both rows; dx[2] is left open.
  const problem = formula("v = W*x; L = sum(v^2)", {
    W: [
      [1, 2],
      [3, 4],
    ],
    x: [1, -1],
  });
  const sheet = check(problem, "L=2; dW=[[-2,2],[-2,2.5]]; dx=[-8,?]");
  const lines = sheet.toText().split("\n");
  for (const line of [
    "dW  [ ✓ -2  ✓   2  ]",
    "    [ ✓ -2  ✗ 2.5  ]",
    "dx  [ ✓ -8  ·  ]",
    "✓  L      2  right",
  ])
    assert.ok(lines.includes(line), `${line} in\n${lines.join("\n")}`);
  assert.match(sheet.toText(), /✗ dW\[2,2\]: You wrote/);
  const html = sheet.toMime()["text/html"] as string;
  assert.match(html, /title="dW\[2,2\]: wrong"[^>]*>2\.5 <b/);
  assert.equal(html.match(/You wrote dW/g)?.length, 1);
  assert.match(check(problem, "dW=[[-2,2],[-2,2.5]]", { reveal: true }).toText(), /✗ 2\.5 \(2\.0\) {2}\]/);
});

test("square factors that were multiplied in the other order are told as that, forward and on the way back", () => {
  const inputs = {
    X: [
      [2, 3],
      [5, 7],
    ],
    W: [
      [1, 2],
      [3, 4],
    ],
    G: [
      [2, 9],
      [4, 10],
    ],
  };
  const slipOf = (sheet: string): string[] =>
    check("Z = X*W; L = sum(G .* Z)", sheet, { inputs }).verdicts.flatMap(({ verdict, slip }) =>
      verdict === "wrong" ? [String(slip)] : [],
    );
  // W X = [[12, 17], [26, 37]] for X W; G Xᵀ = [[31, 73], [38, 90]] and G X = [[49, 69], [58, 82]] for Xᵀ G.
  assert.deepEqual(slipOf("Z = [[12, 17], [26, 37]]"), ["factors-exchanged"]);
  assert.deepEqual(slipOf("dW = [[31, 73], [38, 90]]"), ["factors-exchanged"]);
  assert.deepEqual(slipOf("dW = [[49, 69], [58, 82]]"), ["factors-exchanged"]);
  // Wᵀ G = [[14, 39], [20, 58]] for G Wᵀ.
  assert.deepEqual(slipOf("dX = [[14, 39], [20, 58]]"), ["factors-exchanged"]);
});

test("an outer product may be written as such, in a problem and in an answer", () => {
  const inputs = {
    W: [
      [1, 2],
      [3, 4],
    ],
    x: [5, 6],
    G: [2, 3],
  };
  assert.equal(check("z = W*x; L = sum(G .* z)", "dW = outer(G, x)", { inputs }).right, 4);
  // G xᵀ = [[10, 12], [15, 18]], and L = 10 + 24 + 45 + 72.
  const sheet = "P=[[10,12],[15,18]] L=151 dG=[17,39]";
  assert.equal(check("P = outer(G, x); L = sum(W .* P)", sheet, { inputs }).right, 7);
});
