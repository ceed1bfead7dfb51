import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type Answers,
  type CheckOptions,
  check,
  type NumberVerdict,
  type Problem,
} from "../../check/index.js";
import { saidOf } from "../../check/report/sheet/summary.js";

/** What is said of the last number of a sheet. */
const last = (problem: Problem, answers: Answers, options: CheckOptions): NumberVerdict => {
  const { verdicts } = check(problem, answers, options);
  return verdicts[verdicts.length - 1];
};
/** The slip that is named when f = x, at x = 1.2345, is written like this. */
const named = (written: string, x = 1.2345): string | null =>
  last("f = x * y", `f=${written}`, { inputs: { x, y: 1 } }).slip;

test("a slip explains a number that lies less than a unit from it, but for a single digit and more than that", () => {
  // -1.2345: -1.23 is it rounded, -1.24 is 0.55 units off, -1.22 is 1.45 and -1.25 is 1.55.
  assert.deepEqual(
    ["-1.23", "-1.24", "-1.22", "-1.25"].map((one) => named(one)),
    ["sign-flipped", "sign-flipped", null, null],
  );
  // -0.314: -0.32 is 0.6 units off, -0.30 is 1.4; as a single digit -0.3 is it rounded and -0.4 is not.
  assert.deepEqual(
    ["-0.31", "-0.32", "-0.30", "-0.3", "-0.4"].map((one) => named(one, 0.314)),
    ["sign-flipped", "sign-flipped", null, "sign-flipped", null],
  );
});

test("a decimal point is misplaced where the digits are right", () => {
  const told: [written: string, where: string | null][] = [
    ["0.123", "one place too far to the left"],
    ["0.124", "one place too far to the left"],
    ["0.125", null],
    ["12.34", "one place too far to the right"],
    ["12.36", null],
    ["123.5", "two places too far to the right"],
    ["123.6", null],
    ["0.01235", "two places too far to the left"],
  ];
  for (const [written, where] of told) {
    const { slip, message } = last("f = x * y", `f=${written}`, { inputs: { x: 1.2345, y: 1 } });
    assert.equal(slip, where && "decimal-point", written);
    const end = where
      ? `It looks as if the decimal point is ${where}.`
      : "That does not follow: look at the gate that gives f.";
    assert.ok(message.startsWith(`You wrote f = ${written}. `) && message.endsWith(end), message);
  }
  assert.equal(named("0", 12.3), null, "0 has no point to move");
});

test("two neighbouring digits are swapped, also around the point and after a minus", () => {
  const swapped: [written: string, x: number, slip: string | null][] = [
    ["1.32", 1.2345, "digits-swapped"],
    ["2.13", 1.2345, "digits-swapped"],
    ["1.325", 1.2345, "digits-swapped"],
    ["12.43", 12.34, "digits-swapped"],
    ["-7.53", -5.73, "digits-swapped"],
    ["−7.53", -5.73, "digits-swapped"],
    ["-7.53", -5.76, null],
    ["3.57", 7.53, null],
  ];
  for (const [written, x, slip] of swapped) assert.equal(named(written, x), slip, `${written} for ${x}`);
});

test("two answers are exchanged where each is right at the other's place", () => {
  const slips = (answers: string, inputs: Record<string, number>): (string | null)[] =>
    check("a = x * y; b = x + z; f = a * b", answers, { inputs }).verdicts.map(({ slip }) => slip);
  const inputs = { x: 1.1, y: 1.4, z: 1.32 };
  // a = 1.54, b = 2.42; near enough is half a unit and half a hundredth of the number: 0.0171 at 2.42, 0.0127 at 1.54.
  assert.deepEqual(slips("a=2.42 b=1.54", inputs), ["answers-exchanged", "answers-exchanged"]);
  assert.deepEqual(slips("a=2.43 b=1.55", inputs), ["answers-exchanged", "answers-exchanged"]);
  assert.equal(slips("a=2.44 b=1.54", inputs)[0], null);
  assert.equal(slips("a=2.42 b=1.56", inputs)[0], null);
  const { message } = check("q = x * y", "dx=5 dy=2.4", { inputs: { x: 5, y: 2.4 } }).verdicts[1];
  assert.match(
    message,
    /It looks as if the answers for dy and dx are exchanged\. It could also be that upstream/,
  );
});

test("the nearest slip is told first, then two others at most with their places", () => {
  const inputs = { a: 3, b: 2 };
  // s = 6, f = 36, ds = 12, da = 24; 12 is ds as it came, 6 · 2 without the exponent, 2 · 3 · 2 without b in s.
  const { message, step, slip, others } = last("s = a * b; f = s^2", "da=12", { inputs });
  assert.deepEqual([slip, ...others], ["chain-factor-forgotten", "exponent-forgotten", "factor-missing"]);
  assert.equal(
    `${message} ${step}`,
    "You wrote da = 12. It looks as if upstream was passed on as it is: the local derivative was forgotten. " +
      "It could also be that on the way, at ds, the exponent was not brought down in front, " +
      "or that on the way, at s, the factor b was left out. da = ds × b",
  );
  // 2 is b alone, and 3 is a alone: made twice, that is far likelier than anything else.
  const [twice] = check("s = a * b; f = s^2", "da=2 db=3", { inputs }).verdicts;
  assert.match(twice.message, /upstream was forgotten\.$/);
  assert.match(
    last("s = a * b; f = s^2", "da=2", { inputs }).message,
    /It could also be that on the way, at ds/,
  );
});

test("what arrives on two ways: one alone, one with its sign lost, one with the wrong factor", () => {
  // q = 15, r = 8: dq = 8, dr = 15, and da = 8·5 + 15 = 55, where 40 comes from q and 15 from r.
  const overwritten = ": where a value is used twice, its gradients add (+=, not =)";
  for (const [da, slip, says] of [
    [40, "fan-out-overwritten", `only what arrives from q was taken${overwritten}`],
    [15, "fan-out-overwritten", `only what arrives from r was taken${overwritten}`],
    [25, "sign-flipped", "the sign of what arrives from r is flipped"],
    [-25, "sign-flipped", "the sign of what arrives from q is flipped"],
    [-55, "sign-flipped", "the sign is flipped"],
    [39, "inputs-swapped", "upstream was multiplied by a itself; a product sends the other input, b"],
  ] as const) {
    const sheet = `q=15 r=8 f=120 dq=8 dr=15 da=${da}`;
    const one = last("q = a * b; r = a + b; f = q * r", sheet, { inputs: { a: 3, b: 5 } });
    assert.equal(one.slip, slip, String(da));
    assert.equal(
      saidOf(one, true),
      `You wrote da = ${da}. It looks as if ${says}. The step is da = dr × 1 + dq × b = 15 × 1 + 8 × 5.`,
    );
  }
});

test("the way back through a sigmoid that is written out is told as y (1 - y), and only there", () => {
  const slip = (problem: string, dz: string): string =>
    saidOf(last(problem, `y=0.731 f=1.462 dy=2 dz=${dz}`, { inputs: { z: 1, k: 2 } }), true);
  const written = "y = 1 / (1 + exp(-z)); f = y * k";
  // 2 · (1 - 0.731) = 0.538 and 2 · 0.731 = 1.462
  for (const [dz, used] of [
    ["0.538", "1 − y alone was used where y·\\(1 − y\\) is meant"],
    ["1.462", "y alone was used where y·\\(1 − y\\) is meant"],
  ])
    assert.match(
      slip(written, dz),
      new RegExp(`It looks as if ${used}\\..* The step is dz = dy × y × \\(1 - y\\)\\.$`),
    );
  assert.doesNotMatch(slip("y = 1 / (2 + exp(-z)); f = y * k", "0.538"), /1 − y|1 - y/);
});

test("a weight that was updated too early is told alone, or two together", () => {
  // o = 2·3 = 6, do = 12, dh = 12·2, dw = 36, w' = 2 - 3.6 = -1.6: with it dv = 12 · (-1.6) · 3 = -57.6.
  const options = { inputs: { v: 1, x: 3, w: 2 }, learningRate: 0.1 };
  const one = last("h = v * x; o = w * h; l = o^2", "l=36 dw=36 w'=-1.6 dv=-57.6", options);
  assert.equal(one.slip, "updated-too-early");
  assert.match(
    saidOf(one, true),
    /the weight w was already updated when its old value was still needed\. The step is dh =/,
  );
  // a = 2h, b = 5h, do = 1 each, h = 3: w' = 2 - 0.3, u' = 5 - 0.3, dh = 6.4 in place of 7.
  const two = last("h = v * x; a = w * h; b = u * h; l = a + b", "l=21 w'=1.7 u'=4.7 dh=6.4", {
    inputs: { v: 1, x: 3, w: 2, u: 5 },
    learningRate: 0.1,
  });
  assert.equal(two.slip, "updated-too-early");
  assert.match(
    two.message,
    /the weights w and u were already updated when their old values were still needed\./,
  );
});

test("a weight can only have been updated too early where its update is on the sheet", () => {
  // v' = 1 + 0.1 · 57.6 = 6.76, where dv = 72 gives -6.2.
  const options = { inputs: { v: 1, x: 3, w: 2 }, learningRate: 0.1 };
  for (const [sheet, slip] of [
    ["l=36 dw=36 w'=-1.6 v'=6.76", "updated-too-early"],
    ["l=36 dw=36 v'=6.76", null],
    ["l=36 dw=36 dv=-57.6", null],
  ])
    assert.equal(last("h = v * x; o = w * h; l = o^2", sheet ?? "", options).slip, slip, sheet ?? "");
});

test("a constant is not taken for the input that was multiplied in", () => {
  const inputs = { w: 3, x: 2, v: 5 };
  assert.equal(last("f = w * x + (v + 7)", "dw=5", { inputs }).slip, "wrong-input");
  for (const problem of ["f = w * x + (v + 7)", "f = w * x + 7 * v", "f = w * x + v^7"])
    assert.equal(last(problem, "dw=7", { inputs }).slip, null, problem);
});

test("the input of another place is told with the name that belongs there", () => {
  const wrong = last("f = w * x1 + v * x2", "f=21 dv=5 dw=5", { inputs: { w: 3, v: 3, x1: 2, x2: 5 } });
  assert.deepEqual(wrong.slip, "wrong-input");
  assert.match(wrong.message, /It looks as if x2 was multiplied in where x1 belongs\./);
  const update = { inputs: { v: 3, x: 7, w: 5, y: 11 }, learningRate: 0.1 };
  // 3 - 0.1·11 = 1.9 and 5 - 0.1·7 = 4.3
  const { verdicts } = check("f = v*x + w*y", "f=76 dv=7 dw=11 v'=1.9 w'=4.3", update);
  assert.match(verdicts[3].message, /It looks as if the gradient of w was used for v\./);
  assert.match(verdicts[4].message, /It looks as if the gradient of v was used for w\./);
});

test("a loose number is told how many units off it lies from two on", () => {
  // y = σ(0.66) = 0.65926: dz = 2·(y - 1)·y·(1 - y) = -0.15308
  const told = (dz: string): string =>
    last("z = w*x; y = sigmoid(z); l = (y-t)^2", `l=0.12 dz=${dz}`, { inputs: { w: 0.66, x: 1, t: 1 } })
      .message;
  for (const near of ["-0.14", "-0.17"])
    assert.match(told(near), /^Right, but loosely rounded: the last digit is off\./);
  assert.match(
    told("-0.13"),
    /^Right only as far as so few digits can tell: it lies 2 units of its last digit off\./,
  );
});

test("a wrong number of a plain list has no step to be told", () => {
  const plain = (exact: number, given: number): string => last({ e: exact }, { e: given }, {}).message;
  assert.equal(plain(0.5, -0.5), "You wrote e = -0.5. It looks as if the sign is flipped.");
  assert.equal(plain(0.52, 0.27), "You wrote e = 0.27. That is not it: work it again.");
});

test("a slip is named in small numbers and in large ones", () => {
  for (const [written, x] of [
    ["-2.00e-7", 2e-7],
    ["-2.00e+7", 2e7],
  ] as const)
    assert.equal(named(written, x), "sign-flipped", written);
});

test("no slip is named that makes what is right, or lies about as far from the number as that does", () => {
  // L = 0.5055 from s = 0.711, and (t − s)² is the same; tanh(0.9) = 0.716, σ(0.9) = 0.711.
  const inputs = { w: 0.7, x: 2, b: -0.5, t: 0 };
  const neuron = "z = w*x + b; s = sigmoid(z); L = (s - t)^2";
  assert.equal(last(neuron, "s=0.711 L=0.502", { inputs }).slip, null);
  assert.equal(last(neuron, "s=0.69", { inputs }).slip, null);
  assert.equal(last(neuron, "s=0.716", { inputs }).slip, "wrong-function");
});

test("a number that its own calculation does not come to is not the right one, loosely rounded", () => {
  // s = 0.4502, ds = 2(s − t) = −1.0996, dz = ds·s(1 − s) = −0.2722; −1.1·0.45·0.55 = −0.27225.
  const inputs = { w1: 0.5, x1: 2, w2: -1, x2: 1.5, b: 0.3, t: 1 };
  const neuron = "z = w1*x1 + w2*x2 + b; s = sigmoid(z); L = (s - t)^2";
  const dz = (written: string) => last(neuron, `s=0.45; ds=-1.1; dz = ${written}`, { inputs }).verdict;
  assert.equal(dz("-0.25"), "loose");
  assert.equal(dz("-1.1*0.45*0.55 = -0.25"), "wrong");
  assert.equal(dz("-1.1*0.45*0.55 = -0.27"), "right");
});
