import { small, type Template, words } from "./template.js";

type Range = Template["inputs"][string];

/** "W[1,1]", "W[1,2]", … of a matrix, or "x[1]", … of a vector. */
const elements = (name: string, rows: number, columns?: number): string[] =>
  Array.from({ length: rows }, (_, i) => i + 1).flatMap((i) =>
    columns === undefined
      ? [`${name}[${i}]`]
      : Array.from({ length: columns }, (_, j) => `${name}[${i},${j + 1}]`),
  );
const drawn = (names: readonly string[], range: Range): Record<string, Range> =>
  Object.fromEntries(names.map((name) => [name, range]));
/** All elements of a 2×2 matrix, and of a vector of two. */
const square = (name: string): string[] => elements(name, 2, 2);
const pair = (name: string): string[] => elements(name, 2);

const whole: Range = [2, 60, 1];
const wide: Range = [-4, 4, 0.1];
/** Where there are many, and none may have the size of another. */
const fine: Range = [-2.5, 2.5, 0.1];

/** Problems of vectors and matrices, worked element by element. */
export const arrayTemplates: readonly Template[] = [
  {
    name: "affine-layer",
    title: "An affine layer: dW, db and dX",
    task: "Two samples, the rows of `X`. `G` is what arrives: it is `dZ`. Work forward, then find the gradients: each has the shape of what it belongs to.",
    formula: "Z = X*W + b; L = sum(G .* Z)",
    inputs: {
      ...drawn(square("X"), wide),
      ...drawn(square("W"), wide),
      ...drawn(pair("b"), wide),
      ...drawn(square("G"), wide),
    },
    asks: [...square("Z"), "L", ...square("dW"), ...pair("db"), ...square("dX")],
    decimals: 2,
  },
  {
    name: "network-in-matrices",
    title: "A network of two layers, in matrices",
    task: "Work forward, then backward: `dy` is the gradient of the loss by `y`, and so on; the derivative of tanh is 1 − `h`². Every gradient has the shape of what it belongs to. Three decimals.",
    formula: "z = W*x; h = tanh(z); y = V*h; L = sum((y - t)^2) / 2",
    inputs: {
      ...drawn(square("W"), fine),
      ...drawn(pair("x"), fine),
      ...drawn(square("V"), fine),
      ...drawn(pair("t"), fine),
    },
    asks: ["z", "h", "y"]
      .flatMap(pair)
      .concat("L", pair("dy"), square("dV"), pair("dh"), pair("dz"), square("dW"), pair("dx")),
    decimals: 3,
  },
  {
    name: "softmax-batch",
    title: "Softmax and cross-entropy on a batch of two",
    task: "Two samples of three scores, the rows of `Z`. The first sample is of class 2, the second of class 1; the loss is the mean over both. `P` are the probabilities of the classes. Three decimals.",
    formula: "P = softmax(Z); L = -(log(P[1,2]) + log(P[2,1])) / 2",
    inputs: drawn(elements("Z", 2, 3), [-1.5, 1.5, 0.1]),
    asks: [...elements("P", 2, 3), "L", ...elements("dZ", 2, 3)],
    decimals: 3,
  },
  {
    name: "pooling",
    title: "A max-pool and a mean-pool map",
    task: "Windows of 2×2, side by side: `M` keeps the largest number of each window of `X`, `A` the mean of each window of `Y`. `G` and `H` are what arrives at them. Who gets the gradient?",
    formula: "M = maxPool2d(X, 2); A = meanPool2d(Y, 2); L = sum(G .* M) + sum(H .* A)",
    inputs: {
      ...drawn(elements("X", 2, 4), whole),
      ...drawn(elements("Y", 2, 4), whole),
      ...drawn(elements("G", 1, 2), whole),
      ...drawn(elements("H", 1, 2), whole),
    },
    asks: [...elements("M", 1, 2), ...elements("A", 1, 2), ...elements("dX", 2, 4), ...elements("dY", 2, 4)],
    decimals: 2,
  },
  {
    name: "batch-norm",
    title: "A batch norm of four numbers",
    task: "Four numbers are centred and scaled to spread 1, then scaled by `k` and moved by `b`; `g` is what arrives. Mind that `m` and `v` depend on every `x`. Three decimals.",
    formula: "m = mean(x); c = x - m; v = mean(c^2); s = sqrt(v); n = c / s; y = k*n + b; L = sum(g .* y)",
    inputs: {
      ...drawn(elements("x", 4), wide),
      k: [0.5, 2, 0.1],
      b: [-2, 2, 0.1],
      ...drawn(elements("g", 4), small),
    },
    asks: [
      ...words("m v s"),
      ...elements("n", 4),
      ...elements("y", 4),
      "L",
      "dk",
      "db",
      ...elements("dn", 4),
      ...words("ds dv"),
      ...elements("dx", 4),
    ],
    decimals: 3,
  },
];
