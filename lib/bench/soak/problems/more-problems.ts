import type { WorkedProblem } from "./problems.js";

const { exp, log, sqrt, sin, cos, tanh } = Math;
const sigma = (z: number): number => 1 / (1 + exp(-z));
const chain = (upstream: number, local: number): Record<string, number> => ({
  "upstream-forgotten": local,
  "chain-factor-forgotten": upstream,
});

/** More worked problems, with other gates: see problems.ts. */
export const moreProblems: readonly WorkedProblem[] = [
  {
    name: "softmax and cross-entropy",
    formula: "ea = exp(a); eb = exp(b); ec = exp(c); s = ea + eb + ec; p = ea / s; g = log(p); f = -g",
    inputs: ["a", "b", "c"],
    work({ a, b, c }, h) {
      const ea = h.put("ea", exp(a), { "function-left-out": a });
      const eb = h.put("eb", exp(b), { "function-left-out": b });
      const ec = h.put("ec", exp(c), { "exponent-sign": exp(-c) });
      const s = h.put("s", ea + eb + ec, { "term-left-out": ea + eb });
      const p = h.put("p", ea / s, { "upside-down": s / ea });
      const g = h.put("g", log(p), { "common-logarithm": log(p) / log(10) });
      h.put("f", -g);
      const dp = h.put("dp", -1 / p, { "reciprocal-forgotten": -p, "upstream-forgotten": 1 / p });
      const ds = h.put("ds", dp * h.r(-ea / h.r(s * s)), {
        "reciprocal-square": (dp * -ea) / s,
        "reciprocal-minus": (dp * ea) / (s * s),
        "numerator-forgotten": -dp / (s * s),
      });
      const dea = h.put("dea", h.r(dp * h.r(1 / s)) + ds, { "fan-out-overwritten": ds });
      h.put("da", dea * ea, chain(dea, ea));
      h.put("db", ds * eb, chain(ds, eb));
      h.put("dc", ds * ec, { ...chain(ds, ec), "exp-as-power": ds * c * exp(c - 1) });
    },
  },
  {
    name: "2-2-1 network",
    formula:
      "z1 = u1*x + u2*y; z2 = v1*x + v2*y; h1 = sigmoid(z1); h2 = sigmoid(z2); o = w1*h1 + w2*h2; r = o - t; l = r^2",
    inputs: ["u1", "x", "u2", "y", "v1", "v2", "w1", "w2", "t"],
    learningRate: 0.5,
    work({ u1, x, u2, y, v1, v2, w1, w2, t }, h) {
      const z1 = h.put("z1", h.r(u1 * x) + h.r(u2 * y), { "term-left-out": u1 * x });
      const z2 = h.put("z2", h.r(v1 * x) + h.r(v2 * y));
      const h1 = h.put("h1", sigma(z1), { "exponent-sign": sigma(-z1) });
      const h2 = h.put("h2", sigma(z2));
      const o = h.put("o", h.r(w1 * h1) + h.r(w2 * h2));
      const e = h.put("r", o - t, { "wrong-operation": o + t });
      h.put("l", e * e);
      const dO = h.put("do", 2 * e, { "exponent-forgotten": e });
      const dw1 = h.put("dw1", dO * h1, { ...chain(dO, h1), "inputs-swapped": dO * w1 });
      const dw2 = h.put("dw2", dO * h2, chain(dO, h2));
      const dh1 = h.put("dh1", dO * w1, { ...chain(dO, w1), "updated-too-early": dO * (w1 - 0.5 * dw1) });
      const dh2 = h.put("dh2", dO * w2, { ...chain(dO, w2), "updated-too-early": dO * (w2 - 0.5 * dw2) });
      const dz1 = h.put("dz1", dh1 * h.r(h1 * (1 - h1)), {
        ...chain(dh1, h1 * (1 - h1)),
        "y-for-derivative": dh1 * h1,
        "one-minus-y": dh1 * (1 - h1),
        "derivative-of-output": dh1 * sigma(h1) * (1 - sigma(h1)),
      });
      const dz2 = h.put("dz2", dh2 * h.r(h2 * (1 - h2)), chain(dh2, h2 * (1 - h2)));
      const du1 = h.put("du1", dz1 * x, { "wrong-input": dz1 * y, ...chain(dz1, x) });
      h.put("du2", dz1 * y, chain(dz1, y));
      h.put("dv1", dz2 * x, chain(dz2, x));
      h.put("dv2", dz2 * y, chain(dz2, y));
      const dx = h.r(dz1 * u1);
      h.put("dx", dx + h.r(dz2 * v1), { "fan-out-overwritten": dx });
      h.put("w1'", w1 - h.r(0.5 * dw1), {
        "gradient-added": w1 + 0.5 * dw1,
        "learning-rate-forgotten": w1 - dw1,
      });
      h.put("u1'", u1 - h.r(0.5 * du1), {
        "gradient-added": u1 + 0.5 * du1,
        "learning-rate-twice": u1 - 0.25 * du1,
      });
    },
  },
  {
    name: "max and relu",
    formula: "m = max(x, y); r = relu(z); p = m * r; f = p + k*x",
    inputs: ["x", "y", "z", "k"],
    fits: ({ x, y, z }) => Math.abs(x - y) > 0.2 && Math.abs(z) > 0.2,
    work({ x, y, z, k }, h) {
      const m = h.put("m", Math.max(x, y), { "wrong-choice": Math.min(x, y) });
      const r = h.put("r", Math.max(z, 0), { "not-clipped": z });
      const p = h.put("p", m * r, { "wrong-operation": m + r });
      const kx = h.r(k * x);
      h.put("f", p + kx, { "term-left-out": p, "wrong-operation": p - kx });
      const dm = h.put("dm", r, { "inputs-swapped": m });
      const dr = h.put("dr", m, { "inputs-swapped": r });
      h.put("dz", dr * (z > 0 ? 1 : 0), {
        [z > 0 ? "gate-closed" : "gate-not-closed"]: dr * (z > 0 ? 0 : 1),
      });
      const viaMax = x > y ? dm : 0;
      h.put("dx", viaMax + k, { "fan-out-overwritten": k, "wrong-route": (x > y ? 0 : dm) + k });
      h.put("dy", y > x ? dm : 0, { "wrong-route": y > x ? 0 : dm });
      h.put("dk", x, { "inputs-swapped": k });
    },
  },
  {
    name: "tanh neuron",
    formula: "z = w*x + b; y = tanh(z); f = c*y",
    inputs: ["w", "x", "b", "c"],
    work({ w, x, b, c }, h) {
      const p = h.r(w * x);
      const z = h.put("z", p + b, { "term-left-out": p });
      const y = h.put("y", tanh(z), { "wrong-function": sigma(z) });
      h.put("f", c * y);
      h.put("dc", y, { "inputs-swapped": c });
      const dy = h.put("dy", c, { "inputs-swapped": y });
      const dz = h.put("dz", dy * (1 - h.r(y * y)), {
        ...chain(dy, 1 - y * y),
        "y-for-derivative": dy * y,
        "square-forgotten": dy * (1 - y),
        "wrong-function": dy * y * (1 - y),
      });
      h.put("dw", dz * x, { ...chain(dz, x), "inputs-swapped": dz * w });
      h.put("dx", dz * w, chain(dz, w));
      h.put("db", dz);
    },
  },
  {
    name: "a value used twice",
    formula: "a = x * y; b = a + x; f = a * b",
    inputs: ["x", "y"],
    work({ x, y }, h) {
      const a = h.put("a", x * y, { "wrong-operation": x + y });
      const b = h.put("b", a + x, { "wrong-operation": a * x });
      h.put("f", a * b);
      const db = h.put("db", a, { "inputs-swapped": b });
      const da = h.put("da", b + db, { "fan-out-overwritten": b });
      const viaA = h.r(da * y);
      h.put("dx", viaA + db, { "fan-out-overwritten": viaA });
      h.put("dy", da * x, { ...chain(da, x), "inputs-swapped": da * y });
    },
  },
  {
    name: "a length",
    formula: "u = x*x; v = y*y; q = u + v; r = sqrt(q); f = x / r",
    inputs: ["x", "y"],
    work({ x, y }, h) {
      const u = h.put("u", x * x);
      const v = h.put("v", y * y);
      const q = h.put("q", u + v, { "term-left-out": u });
      const r = h.put("r", sqrt(q), { "function-left-out": q, "half-for-root": q / 2 });
      h.put("f", x / r, { "upside-down": r / x });
      const dr = h.put("dr", -x / h.r(r * r), {
        "reciprocal-minus": x / (r * r),
        "reciprocal-square": -x / r,
        "numerator-forgotten": -1 / (r * r),
      });
      const dq = h.put("dq", dr * h.r(1 / (2 * r)), {
        "half-forgotten": dr / r,
        "root-forgotten": dr / (2 * q),
        ...chain(dr, 1 / (2 * r)),
      });
      h.put("du", dq);
      h.put("dy", h.r(dq * y) + h.r(dq * y), { "fan-out-overwritten": dq * y });
      h.put("dx", h.r(h.r(dq * x) + h.r(dq * x)) + h.r(1 / r), { "fan-out-overwritten": 1 / r });
    },
  },
  {
    name: "a cube and a logarithm",
    formula: "u = x^3; v = u * y; g = 2 + exp(v); f = log(g)",
    inputs: ["x", "y"],
    work({ x, y }, h) {
      const u = h.put("u", x * x * x, { "power-as-product": 3 * x });
      const v = h.put("v", u * y, { "wrong-operation": u + y });
      const e = h.r(exp(v));
      const g = h.put("g", 2 + e);
      h.put("f", log(g), { "common-logarithm": log(g) / log(10) });
      const dg = h.put("dg", 1 / g, { "reciprocal-forgotten": g });
      const dv = h.put("dv", dg * e, chain(dg, e));
      const du = h.put("du", dv * y, { ...chain(dv, y), "inputs-swapped": dv * u });
      h.put("dy", dv * u, { ...chain(dv, u), "inputs-swapped": dv * y });
      h.put("dx", du * h.r(3 * x * x), {
        "exponent-forgotten": du * x * x,
        "exponent-not-lowered": du * 3 * x * x * x,
        "upstream-forgotten": 3 * x * x,
      });
    },
  },
  {
    name: "sine and cosine",
    formula: "a = x * y; s = sin(a); c = cos(x); f = s - c",
    inputs: ["x", "y"],
    work({ x, y }, h) {
      const a = h.put("a", x * y);
      const s = h.put("s", sin(a), { degrees: sin((a * Math.PI) / 180), "wrong-function": cos(a) });
      const c = h.put("c", cos(x), { degrees: cos((x * Math.PI) / 180), "wrong-function": sin(x) });
      h.put("f", s - c, { "wrong-operation": s + c });
      const ds = h.put("ds", 1);
      const da = h.put("da", ds * cos(a));
      h.put("dy", da * x, { ...chain(da, x), "inputs-swapped": da * y });
      h.put("dx", h.r(da * y) + sin(x), { "fan-out-overwritten": da * y });
    },
  },
  {
    name: "mean squared error",
    formula: "e1 = w*x1 - t1; e2 = w*x2 - t2; e3 = w*x3 - t3; s = e1^2 + e2^2 + e3^2; l = s / 3",
    inputs: ["w", "x1", "t1", "x2", "t2", "x3", "t3"],
    learningRate: 0.1,
    work({ w, x1, t1, x2, t2, x3, t3 }, h) {
      const e1 = h.put("e1", h.r(w * x1) - t1, { "term-left-out": w * x1 });
      const e2 = h.put("e2", h.r(w * x2) - t2);
      const e3 = h.put("e3", h.r(w * x3) - t3);
      const s = h.put("s", h.r(h.r(e1 * e1) + h.r(e2 * e2)) + h.r(e3 * e3), {
        "term-left-out": e1 * e1 + e2 * e2,
      });
      h.put("l", s / 3, { "factor-missing": s });
      const ds = h.put("ds", 1 / 3, { "factor-missing": 1 });
      const g1 = h.put("de1", ds * h.r(2 * e1), {
        "exponent-forgotten": ds * e1,
        "upstream-forgotten": 2 * e1,
      });
      const g2 = h.put("de2", ds * h.r(2 * e2), {
        "exponent-forgotten": ds * e2,
        "upstream-forgotten": 2 * e2,
      });
      const g3 = h.put("de3", ds * h.r(2 * e3));
      const [a, b, c] = [h.r(g1 * x1), h.r(g2 * x2), h.r(g3 * x3)];
      const dw = h.put("dw", h.r(a + b) + c, { "fan-out-overwritten": c, "wrong-input": a + b + g3 * x2 });
      h.put("w'", w - h.r(0.1 * dw), { "gradient-added": w + 0.1 * dw, "learning-rate-forgotten": w - dw });
    },
  },
];
