/** A problem with open numbers, from which worksheets are made. */
export interface Template {
  name: string;
  title: string;
  /** What the learner is told to do, in a sentence or two; names of the formula stand between backquotes. */
  task: string;
  formula: string;
  /** Where each input is drawn from: least, most, and the step between two values. */
  inputs: Readonly<Record<string, readonly [low: number, high: number, step: number]>>;
  learningRate?: number;
  /** The answers asked for, in the order of the work. */
  asks: readonly string[];
  /** Decimals to work with. */
  decimals: number;
}

const small = [-2, 2, 0.1] as const;
const sample = [0.1, 0.9, 0.1] as const;
const words = (text: string): string[] => text.split(" ");

/** Two steps of a rule, written out: line after line, each a formula of the ones before. */
const steps = (lines: readonly string[]): string => lines.join("; ");

/** Every worksheet that can be made; the command line, its help and the tests loop over it. */
export const templates: readonly Template[] = [
  {
    name: "product-of-a-sum",
    title: "A product of a sum",
    task: "Work forward, then backward. `dq` is the gradient of `f` with respect to `q`, and so on.",
    formula: "q = x + y; f = q * z",
    inputs: { x: [-9, 9, 1], y: [-9, 9, 1], z: [-9, 9, 1] },
    asks: words("q f dq dz dx dy"),
    decimals: 2,
  },
  {
    name: "sigmoid-neuron",
    title: "A sigmoid neuron",
    task: "Work forward, then backward, to three decimals. `dz` is the gradient of `y` with respect to `z`, and so on; the derivative of the sigmoid is `y` (1 − `y`).",
    formula: "z = w0*x0 + w1*x1 + b; y = sigmoid(z)",
    inputs: { w0: small, x0: small, w1: small, x1: small, b: small },
    asks: words("z y dz dw0 dx0 dw1 dx1 db"),
    decimals: 3,
  },
  {
    name: "regression-update",
    title: "Two samples, one step of linear regression",
    task: "Two samples; the loss is the sum of the squared errors. Work forward, then find the gradients of the loss (`dw` with respect to `w`, and so on), and the parameters `w'` and `b'` after one step with learning rate 0.1. Three decimals.",
    formula: "o1 = w*x1 + b; o2 = w*x2 + b; e1 = o1 - t1; e2 = o2 - t2; loss = e1^2 + e2^2",
    inputs: { w: small, x1: sample, b: small, x2: sample, t1: sample, t2: sample },
    learningRate: 0.1,
    asks: words("o1 o2 e1 e2 loss de1 de2 dw db w' b'"),
    decimals: 3,
  },
  {
    name: "gradient-descent",
    title: "Three steps down a bowl",
    task: "Go down `f` = `x`² + 2`y`² with learning rate 0.1: at each point `a` is the derivative by `x` and `b` the one by `y`; then comes the next point. Three decimals.",
    formula: steps([
      ...[0, 1, 2].flatMap((k) => [
        `a${k} = 2 * x${k}`,
        `b${k} = 4 * y${k}`,
        `x${k + 1} = x${k} - 0.1*a${k}`,
        `y${k + 1} = y${k} - 0.1*b${k}`,
      ]),
      "f3 = x3^2 + 2*y3^2",
    ]),
    inputs: { x0: [-5, 5, 0.5], y0: [-5, 5, 0.5] },
    asks: words("a0 b0 x1 y1 a1 b1 x2 y2 a2 b2 x3 y3 f3"),
    decimals: 3,
  },
  {
    name: "softmax-cross-entropy",
    title: "Softmax and cross-entropy",
    task: "Three scores; the first class is the right one. Work forward, then find the gradients of the loss (`dp` with respect to `p`, and so on), to three decimals.",
    formula: "ea = exp(a); eb = exp(b); ec = exp(c); s = ea + eb + ec; p = ea / s; g = log(p); loss = -g",
    inputs: { a: [0.2, 2, 0.1], b: [-1, 1.2, 0.1], c: [-1, 1.2, 0.1] },
    asks: words("ea eb ec s p g loss dp ds da db dc"),
    decimals: 3,
  },
  {
    name: "network-2-2-1",
    title: "A network with two hidden neurons",
    task: "Work forward, then backward (`dz1` is the gradient of the loss with respect to `z1`, and so on), then take one step with learning rate 0.5 (`w1'` is the new `w1`). Use the old weights on the way back. Four decimals.",
    formula:
      "z1 = u1*x + u2*y; z2 = v1*x + v2*y; h1 = sigmoid(z1); h2 = sigmoid(z2); o = w1*h1 + w2*h2; r = o - t; loss = r^2",
    inputs: {
      u1: small,
      x: small,
      u2: small,
      y: small,
      v1: small,
      v2: small,
      w1: small,
      w2: small,
      t: sample,
    },
    learningRate: 0.5,
    asks: words("z1 z2 h1 h2 o r loss do dw1 dw2 dh1 dh2 dz1 dz2 du1 du2 dv1 dv2 w1' w2' u1' v1'"),
    decimals: 4,
  },
  {
    name: "max-and-relu",
    title: "Routing: max and relu",
    task: "Work forward, then backward. Who gets the gradient? `dx` is the gradient of `f` with respect to `x`, and so on.",
    formula: "m = max(x, y); r = relu(z); p = m * r; f = p + k*x",
    inputs: { x: [-9, 9, 1], y: [-9, 9, 1], z: [1, 9, 1], k: [-9, 9, 1] },
    asks: words("m r p f dm dr dz dx dy dk"),
    decimals: 2,
  },
  {
    name: "momentum",
    title: "Three steps with momentum",
    task: "Go down `f` = `x`² with learning rate 0.1 and momentum 0.9, at rest at first: `g` is the gradient, `u` the velocity. Four decimals.",
    formula: steps([
      "g0 = 2 * x0",
      "u1 = -0.1 * g0",
      "x1 = x0 + u1",
      "g1 = 2 * x1",
      "u2 = 0.9*u1 - 0.1*g1",
      "x2 = x1 + u2",
      "g2 = 2 * x2",
      "u3 = 0.9*u2 - 0.1*g2",
      "x3 = x2 + u3",
    ]),
    inputs: { x0: [-10, 10, 0.1] },
    asks: words("g0 u1 x1 g1 u2 x2 g2 u3 x3"),
    decimals: 4,
  },
  {
    name: "adam",
    title: "Two steps of Adam",
    task: "Learning rate 0.1, β₁ = 0.9, β₂ = 0.99, ε = 0; `g1` and `g2` are the gradients. `m` and `s` are the averages of the gradient and of its square, `p` and `q` the same with bias correction: divided by 1 − βᵗ in step t. Four decimals.",
    formula: steps([
      "m1 = 0.1 * g1",
      "s1 = 0.01 * g1^2",
      "p1 = m1 / 0.1",
      "q1 = s1 / 0.01",
      "x1 = x0 - 0.1 * p1 / sqrt(q1)",
      "m2 = 0.9*m1 + 0.1*g2",
      "s2 = 0.99*s1 + 0.01*g2^2",
      "p2 = m2 / 0.19",
      "q2 = s2 / 0.0199",
      "x2 = x1 - 0.1 * p2 / sqrt(q2)",
    ]),
    inputs: { x0: small, g1: [-4, 4, 0.1], g2: [-4, 4, 0.1] },
    asks: words("m1 s1 p1 q1 x1 m2 s2 p2 q2 x2"),
    decimals: 4,
  },
];
