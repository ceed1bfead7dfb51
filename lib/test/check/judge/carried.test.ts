import assert from "node:assert/strict";
import { test } from "node:test";
import { type Answers, type CheckOptions, check, type Problem } from "../../../check/index.js";
import { saidOf } from "../../../check/report/sheet/summary.js";

/** "q wrong, f carried": the verdicts on a sheet. */
const verdicts = (problem: Problem, answers: Answers, options: CheckOptions): string =>
  check(problem, answers, options)
    .verdicts.map(({ name, verdict }) => `${name} ${verdict}`)
    .join(", ");

test("after a wrong number, what its rounding can make of the next is allowed for, and no more", () => {
  // 4.20 stands for anything from 4.195 to 4.205: times 100, for 419.5 to 420.5.
  const problem = "q = x + y; f = q * z";
  for (const sign of ["", "-"])
    for (const [f, verdict] of [
      ["420.0", "carried"],
      ["420.4", "carried"],
      ["419.6", "carried"],
      ["420.7", "wrong"],
      ["419.3", "wrong"],
    ])
      assert.equal(
        verdicts(problem, `q=${sign}4.20 f=${sign}${f}`, { inputs: { x: 1, y: 2, z: 100 } }),
        `q wrong, f ${verdict}`,
        `f = ${sign}${f}`,
      );
});

test("the numbers that a problem gives are not rounded", () => {
  // 1.2345 · 100 is 123.45; 1.23 and 1.24 would make 123 and 124 of it.
  for (const [f, verdict] of [
    ["123.4", "right"],
    ["123.5", "right"],
    ["123.3", "wrong"],
    ["123.6", "wrong"],
  ])
    assert.equal(verdicts("f = x * y", `f=${f}`, { inputs: { x: 1.2345, y: 100 } }), `f ${verdict}`, f);
});

test("a derivative worked from a wrong, rounded output may be as far off as the output", () => {
  // y from 0.795 to 0.805: 2·y(1 - y) from 0.326 to 0.314; from z = 1 it is 0.393.
  for (const [dz, verdict] of [
    ["0.3150", "carried"],
    ["0.3250", "carried"],
    ["0.2900", "wrong"],
    ["0.4200", "wrong"],
  ])
    assert.equal(
      verdicts("y = sigmoid(z); f = y * k", `y=0.80 dz=${dz}`, { inputs: { z: 1, k: 2 } }),
      `y wrong, dz ${verdict}`,
      dz,
    );
});

test("a derivative may be worked from the input of its gate too", () => {
  // 2·σ′(1) = 0.39322, cut off, though y is wrong.
  const cut = verdicts("y = sigmoid(z); f = y * k", "y=0.80 dz=0.3931", { inputs: { z: 1, k: 2 } });
  assert.equal(cut, "y wrong, dz carried");
});

const chain = "q = x + y; r = q * a; s = r * b; f = s * c";
const numbers = { inputs: { x: 2, y: 5, a: 2, b: 3, c: 4 } };

test("a wrong result tells what the lines before it came to, and what fits goes together with it", () => {
  // f = 24 q: 100 comes of q = 4.1667, with s = 25, dc = 25, db = 4·2·q = 33.33, da = 4·3·q = 50.
  const sheet = check(chain, "f=100.00 dc=25.00 db=33.33 da=50.00", numbers);
  assert.deepEqual(
    sheet.verdicts.map(({ verdict }) => verdict),
    ["wrong", "carried", "carried", "carried"],
  );
  for (const { message } of sheet.verdicts.slice(1))
    assert.equal(message, "Goes together with f: the same slip explains it.");
  for (const other of ["da=50.10", "da=51", "db=33.0", "dc=25.20", "dc=24.80"])
    assert.match(verdicts(chain, `f=100.00 ${other}`, numbers), /^f wrong, d\w wrong$/, other);
  for (const other of ["da=50.02", "db=33.3", "dc=25"])
    assert.match(verdicts(chain, `f=100.00 ${other}`, numbers), /^f wrong, d\w carried$/, other);
});

test("a number that fits two wrong ones goes together with both", () => {
  // f = 2q and g = 3r: q = 23 and r = 20, and p = 23 · 20.
  const problem = "q = x + y; r = a + b; f = q * k; g = r * m; h = f * g; p = q * r; o = h + p";
  const inputs = { x: 2, y: 5, a: 4, b: 5, k: 2, m: 3 };
  const [, , p] = check(problem, "f=46.00 g=60.00 p=460.00", { inputs }).verdicts;
  assert.match(p.message, /^Goes together with (g and f|f and g): the same slip explains it\.$/);
});

test("a wrong number is rounded, and so is what follows from what it betrays", () => {
  // 100.0 is 99.95 to 100.05: da, half of it, is 49.975 to 50.025.
  assert.equal(verdicts(chain, "f=100.0 da=50.0", numbers), "f wrong, da carried");
  assert.equal(verdicts(chain, "f=100.0 da=50.1", numbers), "f wrong, da wrong");
});

test("a wrong gradient betrays the gradient that it was worked from", () => {
  // db = ds · 14: 41 comes of ds = 2.92857, so dr = 3 ds = 8.78571, da = 7 dr = 61.5, dx = 2 dr = 17.571.
  assert.equal(verdicts(chain, "db=41.00 da=61.50 dx=17.57", numbers), "db wrong, da carried, dx carried");
  assert.equal(verdicts(chain, "db=41.00 da=62.00 dx=17.90", numbers).slice(0, 18), "db wrong, da wrong");
});

test("a right number on the way shows that the slip was made after it", () => {
  // With q = 7 on the sheet da = 4·3·7 = 84, whatever f is.
  assert.equal(verdicts(chain, "q=7.00 f=100.00 da=50.00", numbers), "q right, f wrong, da wrong");
  assert.equal(verdicts(chain, "q=7.00 f=100.00 da=84.00", numbers), "q right, f wrong, da right");
  // dc = 42 is s as it should be, so f alone is wrong; but then db = 33.33 can only be of another ds, 4 · 25 / 42.
  assert.equal(
    verdicts(chain, "f=168.00 dc=42.00 da=50.00 db=33.33", numbers).slice(0, 17),
    "f right, dc right",
  );
});

test("a factor or a sign that is lost on a line that is not there is one slip for all that go back to it", () => {
  const inputs = { w: 2, x: 3, b: 1, k: 8 };
  // dz = 8: dw = 24 and db = 8; with dz = 4 or -8 both have the same slip, and only one of them is counted.
  for (const [sheet, slip] of [
    ["dw=12 db=4", "factor-missing"],
    ["dw=-24 db=-8", "sign-flipped"],
  ]) {
    const [dw, db] = check("z = w * x + b; l = k * z", sheet, { inputs }).verdicts;
    assert.deepEqual([dw.verdict, db.verdict, db.slip], ["carried", "wrong", slip], sheet);
    assert.equal(dw.message, "Goes together with db: the same slip explains it.");
  }
  const alone = check("z = w * x + b; l = k * z", "dw=12 db=8", { inputs }).verdicts;
  assert.deepEqual([alone[0].slip, alone[1].verdict], ["factor-missing", "right"]);
});

test("a slip on a line that is not on the sheet is told there, and what goes back to it goes together", () => {
  const problem = "q = x + y; r = a + b; f = q * r";
  const { verdicts } = check(problem, "f=90 dr=10 dx=9", { inputs: { x: 2, y: 5, a: 4, b: 5 } });
  assert.deepEqual(
    verdicts.map(({ verdict }) => verdict),
    ["wrong", "carried", "right"],
  );
  assert.match(
    saidOf(verdicts[0], true),
    /on the way, at q, the two were multiplied instead of added\. The step is q = /,
  );
});

test("no slip is looked for where a right number shows that there is none", () => {
  // q = 7 or, multiplied, 10: f = 3q + 2q = 35 or 50, and with r = 14 on the sheet f = 30 + 14 would need both.
  const [problem, options] = ["q = x + y; r = q * a; f = q * b + r", { inputs: { x: 2, y: 5, a: 2, b: 3 } }];
  assert.match(
    check(problem, "f=50", options).verdicts[0].message,
    /on the way, at q, the two were multiplied/,
  );
  assert.deepEqual(
    check(problem, "r=14 f=44", options).verdicts.map(({ verdict, slip }) => slip ?? verdict),
    ["right", "wrong"],
  );
});

test("a slip is found from the learner's own numbers and from the true ones, and is told once", () => {
  // Added instead of multiplied: 4 - 4 from the q on the sheet, 3 - 4 from the true one.
  for (const f of ["0", "-1"]) {
    const [q, wrong] = check("q = x + y; f = q * z", `q=4 f=${f}`, {
      inputs: { x: -2, y: 5, z: -4 },
    }).verdicts;
    assert.deepEqual([q.slip, wrong.slip], [null, "wrong-operation"], `f = ${f}`);
  }
  // The sign may be lost on each of the lines that da goes back to.
  const [flipped] = check(chain, "da=-84", numbers).verdicts;
  assert.deepEqual([flipped.slip, flipped.others], ["sign-flipped", []]);
});

test("numbers that do not need each other have the same turn", () => {
  const turns = (problem: string, answers: string, inputs: Record<string, number>): string =>
    check(problem, answers, { inputs, learningRate: 1 })
      .verdicts.map(({ name, order }) => `${name} ${order}`)
      .join(", ");
  const free = { x: 2, y: 5, a: 3, b: 3, z: 4, k: 5 };
  assert.equal(turns("u = x*y; q = a+b; r = z*k; f = q*r*u", "f=2 r=4 q=3 u=3", free), "f 2, r 1, q 1, u 1");
  const net = "q = x + y; r = q * z; s = q * k; f = r * s";
  const four = { x: 2, y: 5, z: 4, k: 5 };
  assert.equal(
    turns(net, "dx=1 dq=1 ds=1 dr=1 f=1 s=1 r=1 q=3", four),
    "dx 6, dq 5, ds 4, dr 4, f 3, s 2, r 2, q 1",
  );
  assert.equal(turns(net, "dx=1 dk=1 f=1 s=1 x'=1", four), "dx 3, dk 3, f 2, s 1, x' 4", "what is left out");
});

test("an open place has a true number, no slip, and what could not be read as it was written", () => {
  const [open] = check("f = x * y", "f=___", { inputs: { x: 0, y: -2 } }).verdicts;
  assert.ok(Object.is(open.exact, 0), "not -0");
  assert.deepEqual(
    [open.verdict, open.given, open.written, open.slip, open.others, open.message],
    ["missing", null, null, null, [], "Not answered yet."],
  );
  const [unread] = check("f = x * y", "f=1,5", { inputs: { x: 3, y: 2 } }).verdicts;
  assert.deepEqual(
    [unread.verdict, unread.given, unread.written, unread.others],
    ["missing", null, "1,5", []],
  );
  assert.equal(
    unread.message,
    'Could not be read (line 1, column 1): "1,5": a decimal comma is not read; write 1.5.',
  );
  const [zero] = check("f = x * y", "f=0", { inputs: { x: 0, y: -2 } }).verdicts;
  assert.ok(zero.verdict === "right" && Object.is(zero.exact, 0));
});
