import type { Random } from "../../../data/random.js";
import type { Hand } from "../hand.js";

/** Vectors and matrices by the names of their elements: at("W[1,2]"). */
type Read = (name: string) => number;

/** A problem of vectors and matrices in plain arithmetic, apart from the library. */
export interface ArrayProblem {
  formula: string;
  draw(next: Random): Record<string, number>;
  /** Works the whole sheet, with one slip in it or with none. */
  work(hand: Hand, at: Read, slip?: string): void;
  /** Each slip that can be made, and the codes that name it: the same may be told in several words. */
  slips: Readonly<Record<string, readonly string[]>>;
}

const two = [1, 2] as const;
const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);
const sizes = (next: Random, low: number, high: number): number => {
  const value = Math.round((low + (high - low) * next()) * 10) / 10;
  return value === 0 ? 0.3 : value;
};
const matrix = (name: string, rows: number, columns: number): string[] =>
  Array.from(
    { length: rows * columns },
    (_, k) => `${name}[${Math.floor(k / columns) + 1},${(k % columns) + 1}]`,
  );
const vector = (name: string, length: number): string[] =>
  Array.from({ length }, (_, i) => `${name}[${i + 1}]`);
const drawn = (names: readonly string[], next: Random, low: number, high: number): Record<string, number> =>
  Object.fromEntries(names.map((name) => [name, sizes(next, low, high)]));
/** Writes a 2×2 matrix down. */
const square = (hand: Hand, name: string, value: (i: number, j: number) => number): number[][] =>
  two.map((i) => two.map((j) => hand.put(`${name}[${i},${j}]`, value(i, j))));
const pair = (hand: Hand, name: string, value: (i: number) => number): number[] =>
  two.map((i) => hand.put(`${name}[${i}]`, value(i)));

const affine: ArrayProblem = {
  formula: "Z = X*W + b; L = sum(G .* Z)",
  draw: (next) =>
    drawn(["X", "W", "G"].flatMap((name) => matrix(name, 2, 2)).concat(vector("b", 2)), next, -4, 4),
  slips: {
    "Z element by element": ["element-by-element"],
    "dW transposed": ["transposed", "answers-exchanged"],
    "W for its transpose": ["factor-transposed"],
    "Z = W X": ["factors-exchanged"],
    "dW = G Xᵀ": ["factors-exchanged"],
    "db of one row": ["fan-out-overwritten"],
    "db averaged": ["mean-for-sum"],
  },
  work(hand, at, slip) {
    const r = (value: number): number => hand.r(value);
    const [X, W, G] = ["X", "W", "G"].map((name) => (i: number, j: number) => at(`${name}[${i},${j}]`));
    const Z = square(hand, "Z", (i, j) =>
      slip === "Z element by element"
        ? r(X(i, j) * W(i, j)) + at(`b[${j}]`)
        : sum(two.map((k) => r(slip === "Z = W X" ? W(i, k) * X(k, j) : X(i, k) * W(k, j)))) + at(`b[${j}]`),
    );
    hand.put("L", sum(two.flatMap((i) => two.map((j) => r(G(i, j) * Z[i - 1][j - 1])))));
    const dW = (i: number, j: number): number =>
      sum(two.map((n) => r(slip === "dW = G Xᵀ" ? G(i, n) * X(j, n) : X(n, i) * G(n, j))));
    square(hand, "dW", (i, j) => (slip === "dW transposed" ? dW(j, i) : dW(i, j)));
    pair(hand, "db", (j) => {
      if (slip === "db of one row") return G(1, j);
      return (G(1, j) + G(2, j)) / (slip === "db averaged" ? 2 : 1);
    });
    square(hand, "dX", (i, j) =>
      sum(two.map((k) => r(G(i, k) * (slip === "W for its transpose" ? W(k, j) : W(j, k))))),
    );
  },
};

const network: ArrayProblem = {
  formula: "z = W*x; h = tanh(z); y = V*h; L = sum((y - t)^2) / 2",
  draw: (next) =>
    drawn([...matrix("W", 2, 2), ...matrix("V", 2, 2), ...vector("x", 2), ...vector("t", 2)], next, -2, 2),
  slips: {
    "dV transposed": ["transposed", "answers-exchanged"],
    "V for its transpose": ["factor-transposed"],
    "tanh forgotten on the way back": ["chain-factor-forgotten"],
    "dy the wrong way round": ["sign-flipped"],
  },
  work(hand, at, slip) {
    const r = (value: number): number => hand.r(value);
    const [W, V] = ["W", "V"].map((name) => (i: number, j: number) => at(`${name}[${i},${j}]`));
    const [x, t] = ["x", "t"].map((name) => (i: number) => at(`${name}[${i}]`));
    const z = pair(hand, "z", (i) => sum(two.map((j) => r(W(i, j) * x(j)))));
    const h = pair(hand, "h", (i) => Math.tanh(z[i - 1]));
    const y = pair(hand, "y", (i) => sum(two.map((j) => r(V(i, j) * h[j - 1]))));
    hand.put("L", sum(two.map((i) => r(r(y[i - 1] - t(i)) ** 2))) / 2);
    const sign = slip === "dy the wrong way round" ? -1 : 1;
    const dy = pair(hand, "dy", (i) => sign * (y[i - 1] - t(i)));
    square(hand, "dV", (i, j) => (slip === "dV transposed" ? dy[j - 1] * h[i - 1] : dy[i - 1] * h[j - 1]));
    const dh = pair(hand, "dh", (j) =>
      sum(two.map((i) => r(dy[i - 1] * (slip === "V for its transpose" ? V(j, i) : V(i, j))))),
    );
    const dz = pair(hand, "dz", (j) =>
      slip === "tanh forgotten on the way back" ? dh[j - 1] : dh[j - 1] * r(1 - r(h[j - 1] ** 2)),
    );
    square(hand, "dW", (i, j) => dz[i - 1] * x(j));
  },
};

const softmax: ArrayProblem = {
  formula: "P = softmax(Z); L = -(log(P[1,2]) + log(P[2,1])) / 2",
  draw: (next) => drawn(matrix("Z", 2, 3), next, -1.5, 1.5),
  slips: {
    "t - p": ["sign-flipped"],
    // The ½ is what arrives at the logarithm.
    "without 1/n": ["factor-missing", "upstream-forgotten"],
    "p (p - t)": ["softmax-twice"],
    "the diagonal alone": ["softmax-diagonal"],
  },
  work(hand, at, slip) {
    const columns = [1, 2, 3];
    const P = two.map((i) => {
      const powers = columns.map((j) => hand.r(Math.exp(at(`Z[${i},${j}]`))));
      const total = hand.r(sum(powers));
      return powers.map((power, j) => hand.put(`P[${i},${j + 1}]`, power / total));
    });
    hand.put("L", -(hand.r(Math.log(P[0][1])) + hand.r(Math.log(P[1][0]))) / 2);
    for (const i of two)
      for (const j of columns) {
        const [p, t] = [P[i - 1][j - 1], (i === 1 ? 2 : 1) === j ? 1 : 0];
        const made: Record<string, number> = {
          "t - p": (t - p) / 2,
          "without 1/n": p - t,
          "p (p - t)": (p * (p - t)) / 2,
          "the diagonal alone": t === 1 ? (p - 1) / 2 : 0,
        };
        hand.put(`dZ[${i},${j}]`, made[slip ?? ""] ?? (p - t) / 2);
      }
  },
};

const pooling: ArrayProblem = {
  formula: "M = maxPool2d(X, 2); A = meanPool2d(Y, 2); L = sum(G .* M) + sum(H .* A)",
  draw: (next) =>
    drawn(
      [...matrix("X", 2, 4), ...matrix("Y", 2, 4), ...matrix("G", 1, 2), ...matrix("H", 1, 2)],
      next,
      1,
      60,
    ),
  slips: { "to every element": ["sent-to-all", "wrong-route"], "mean without 1/n": ["factor-missing"] },
  work(hand, at, slip) {
    for (const window of two) {
      const places = two.flatMap((i) => two.map((j) => `[${i},${2 * (window - 1) + j}]`));
      const xs = places.map((place) => at(`X${place}`));
      const most = xs.indexOf(Math.max(...xs));
      hand.put(`M[1,${window}]`, xs[most]);
      hand.put(`A[1,${window}]`, sum(places.map((place) => at(`Y${place}`))) / 4);
      const [g, h] = [at(`G[1,${window}]`), at(`H[1,${window}]`)];
      for (const [i, place] of places.entries()) {
        hand.put(`dX${place}`, i === most || slip === "to every element" ? g : 0);
        hand.put(`dY${place}`, slip === "mean without 1/n" ? h : h / 4);
      }
    }
  },
};

const batchNorm: ArrayProblem = {
  formula: "m = mean(x); c = x - m; v = mean(c^2); s = sqrt(v); n = c / s; y = k*n + b; L = sum(g .* y)",
  draw: (next) => ({
    ...drawn(vector("x", 4), next, -4, 4),
    ...drawn(vector("g", 4), next, -2, 2),
    k: sizes(next, 0.5, 2),
    b: sizes(next, -2, 2),
  }),
  slips: {
    "mean and variance fixed": ["held-fixed"],
    "variance fixed": ["held-fixed"],
    // It is the way past the mean alone.
    "mean fixed": ["held-fixed", "fan-out-overwritten"],
  },
  work(hand, at, slip) {
    const r = (value: number): number => hand.r(value);
    const four = [1, 2, 3, 4];
    const all = (of: (i: number) => number): number => sum(four.map(of));
    const m = hand.put("m", all((i) => at(`x[${i}]`)) / 4);
    const c = four.map((i) => r(at(`x[${i}]`) - m));
    const v = hand.put("v", all((i) => r(c[i - 1] ** 2)) / 4);
    const s = hand.put("s", Math.sqrt(v));
    const n = four.map((i) => hand.put(`n[${i}]`, c[i - 1] / s));
    for (const i of four) hand.put(`y[${i}]`, r(at("k") * n[i - 1]) + at("b"));
    hand.put(
      "dk",
      all((i) => r(at(`g[${i}]`) * n[i - 1])),
    );
    const dn = four.map((i) => hand.put(`dn[${i}]`, at(`g[${i}]`) * at("k")));
    const ds = r(-all((i) => r(r(dn[i - 1] * c[i - 1]) / r(s ** 2))));
    const dv = r(ds / r(2 * s));
    const spread = slip === "variance fixed" || slip === "mean and variance fixed" ? 0 : dv;
    const dc = four.map((i) => r(r(dn[i - 1] / s) + r((spread * r(2 * c[i - 1])) / 4)));
    const away = slip === "mean fixed" || slip === "mean and variance fixed" ? 0 : r(sum(dc) / 4);
    for (const i of four) hand.put(`dx[${i}]`, dc[i - 1] - away);
  },
};

export const arrayProblems: readonly ArrayProblem[] = [affine, network, softmax, pooling, batchNorm];
