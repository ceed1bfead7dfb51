import type { Hand } from "../hand.js";

type Inputs = Readonly<Record<string, number>>;
/** A problem worked by hand in plain arithmetic, apart from the library; with the slips that its steps invite. */
export interface WorkedProblem {
  name: string;
  formula: string;
  inputs: readonly string[];
  learningRate?: number;
  /** Where the work is possible and no step is at a kink. */
  fits?(i: Inputs): boolean;
  work(i: Inputs, hand: Hand): void;
}

const exp = Math.exp;
const sigma = (z: number): number => 1 / (1 + exp(-z));

/** A product of two numbers on the way back: upstream × local, each forgotten in turn. */
const chain = (upstream: number, local: number): Record<string, number> => ({
  "upstream-forgotten": local,
  "chain-factor-forgotten": upstream,
});
/** upstream × y(1 − y), with what is used for y(1 − y) instead. */
const sigmoidSlips = (up: number, y: number, z: number): Record<string, number> => ({
  "y-for-derivative": up * y,
  "one-minus-y": up * (1 - y),
  "z-for-derivative": up * z,
  "z-for-y": up * z * (1 - z),
  "derivative-of-output": up * sigma(y) * (1 - sigma(y)),
});
const updateSlips = (old: number, rate: number, g: number): Record<string, number> => ({
  "gradient-added": old + rate * g,
  "learning-rate-forgotten": old - g,
  "learning-rate-twice": old - rate * rate * g,
});

export const problems: readonly WorkedProblem[] = [
  {
    name: "product of a sum",
    formula: "q = x + y; f = q * z",
    inputs: ["x", "y", "z"],
    work({ x, y, z }, h) {
      const q = h.put("q", x + y, { "wrong-operation": x * y });
      h.put("f", q * z, { "wrong-operation": q + z });
      const dq = h.put("dq", z, { "inputs-swapped": q });
      h.put("dz", q, { "inputs-swapped": z });
      h.put("dx", dq, { "sum-as-product": dq * y });
      h.put("dy", dq, { "sum-as-product": dq * x });
    },
  },
  {
    name: "sigmoid neuron",
    formula: "z = w0*x0 + w1*x1 + w2; y = sigmoid(z)",
    inputs: ["w0", "x0", "w1", "x1", "w2"],
    work({ w0, x0, w1, x1, w2 }, h) {
      const a = h.r(w0 * x0);
      const b = h.r(w1 * x1);
      const z = h.put("z", a + b + w2, { "term-left-out": a + b });
      const y = h.put("y", sigma(z), { "exponent-sign": sigma(-z), "reciprocal-forgotten": 1 + exp(-z) });
      const dz = h.put("dz", h.r(y * (1 - y)), sigmoidSlips(1, y, z));
      h.put("dw0", dz * x0, { ...chain(dz, x0), "inputs-swapped": dz * w0 });
      h.put("dx0", dz * w0, { ...chain(dz, w0), "inputs-swapped": dz * x0 });
      h.put("dw1", dz * x1, { ...chain(dz, x1), "inputs-swapped": dz * w1 });
      h.put("dx1", dz * w1, { ...chain(dz, w1), "inputs-swapped": dz * x1 });
      h.put("dw2", dz);
    },
  },
  {
    name: "sigmoid in small steps",
    formula: "p = w*x; s = p + b; n = -s; u = exp(n); v = u + 1; f = 1/v",
    inputs: ["w", "x", "b"],
    work({ w, x, b }, h) {
      const p = h.put("p", w * x, { "wrong-operation": w + x });
      const s = h.put("s", p + b, { "term-left-out": p });
      const n = h.put("n", -s);
      const e = h.put("u", exp(n), { "exponent-sign": exp(-n) });
      const d = h.put("v", e + 1, { "term-left-out": e });
      h.put("f", 1 / d, { "reciprocal-forgotten": d });
      const dd = h.put("dv", -1 / (d * d), { "reciprocal-square": -1 / d, "reciprocal-minus": 1 / (d * d) });
      const de = h.put("du", dd);
      const dn = h.put("dn", de * e, { ...chain(de, e), "exp-as-power": de * n * exp(n - 1) });
      const ds = h.put("ds", -dn);
      h.put("dp", ds);
      h.put("db", ds);
      h.put("dw", ds * x, { ...chain(ds, x), "inputs-swapped": ds * w });
      h.put("dx", ds * w, { ...chain(ds, w), "inputs-swapped": ds * x });
    },
  },
  {
    name: "regression, one sample",
    formula: "o = w1*x1 + w2*x2 + b; r = o - t; l = r^2",
    inputs: ["w1", "x1", "w2", "x2", "b", "t"],
    learningRate: 0.1,
    work({ w1, x1, w2, x2, b, t }, h) {
      const a = h.r(w1 * x1);
      const c = h.r(w2 * x2);
      const o = h.put("o", a + c + b, { "term-left-out": a + c });
      const e = h.put("r", o - t, { "wrong-operation": o + t });
      h.put("l", e * e, { "power-as-product": 2 * e, "power-left-out": e });
      const de = h.put("dr", 2 * e, { "exponent-forgotten": e });
      const dO = h.put("do", de);
      h.put("dt", -de);
      const dw1 = h.put("dw1", dO * x1, {
        ...chain(dO, x1),
        "inputs-swapped": dO * w1,
        "wrong-input": dO * x2,
      });
      const dw2 = h.put("dw2", dO * x2, { ...chain(dO, x2), "inputs-swapped": dO * w2 });
      const db = h.put("db", dO);
      h.put("w1'", w1 - h.r(0.1 * dw1), updateSlips(w1, 0.1, dw1));
      h.put("w2'", w2 - h.r(0.1 * dw2), { ...updateSlips(w2, 0.1, dw2), "wrong-gradient": w2 - 0.1 * dw1 });
      h.put("b'", b - h.r(0.1 * db), updateSlips(b, 0.1, db));
    },
  },
  {
    name: "regression, two samples",
    formula: "o1 = w*x1 + b; o2 = w*x2 + b; e1 = o1 - t1; e2 = o2 - t2; s1 = e1^2; s2 = e2^2; l = s1 + s2",
    inputs: ["w", "x1", "b", "x2", "t1", "t2"],
    learningRate: 0.1,
    work({ w, x1, b, x2, t1, t2 }, h) {
      const [p1, p2] = [h.r(w * x1), h.r(w * x2)];
      const o1 = h.put("o1", p1 + b, { "term-left-out": p1 });
      const o2 = h.put("o2", p2 + b, { "term-left-out": p2 });
      const e1 = h.put("e1", o1 - t1);
      const e2 = h.put("e2", o2 - t2);
      const s1 = h.put("s1", e1 * e1);
      const s2 = h.put("s2", e2 * e2);
      h.put("l", s1 + s2, { "term-left-out": s1 });
      const g1 = h.put("de1", 2 * e1, { "exponent-forgotten": e1 });
      const g2 = h.put("de2", 2 * e2, { "exponent-forgotten": e2 });
      const [a, c] = [h.r(g1 * x1), h.r(g2 * x2)];
      const dw = h.put("dw", a + c, { "fan-out-overwritten": c, "wrong-input": a + g2 * x1 });
      const db = h.put("db", g1 + g2, { "fan-out-overwritten": g2 });
      h.put("w'", w - h.r(0.1 * dw), updateSlips(w, 0.1, dw));
      h.put("b'", b - h.r(0.1 * db), { ...updateSlips(b, 0.1, db), "factor-missing": b - 0.05 * db });
    },
  },
  {
    name: "gradient descent on a bowl",
    formula: "u = x^2; v = y^2; f = u + 2*v",
    inputs: ["x", "y"],
    learningRate: 0.1,
    work({ x, y }, h) {
      const u = h.put("u", x * x, { "power-as-product": 2 * x });
      const v = h.put("v", y * y, { "power-as-product": 2 * y });
      h.put("f", u + h.r(2 * v), { "factor-missing": u + v });
      const dx = h.put("dx", 2 * x, { "exponent-forgotten": x, "exponent-not-lowered": 2 * x * x });
      const dv = h.put("dv", 2);
      const dy = h.put("dy", dv * h.r(2 * y), { "exponent-forgotten": dv * y, "upstream-forgotten": 2 * y });
      h.put("x'", x - h.r(0.1 * dx), updateSlips(x, 0.1, dx));
      h.put("y'", y - h.r(0.1 * dy), updateSlips(y, 0.1, dy));
    },
  },
];
