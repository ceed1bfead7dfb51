/** A problem with right formulas of its answers, and wrong ones by the code of the slip in them. */
export interface DerivedProblem {
  formula: string;
  learningRate?: number;
  /** Where each input is drawn from. */
  inputs: Readonly<Record<string, readonly [low: number, high: number]>>;
  right: Readonly<Record<string, readonly string[]>>;
  /** "answer code": formulas. */
  wrong: Readonly<Record<string, readonly string[]>>;
}

const any = [-2, 2] as const;
const positive = [0.5, 2.5] as const;

/** Derived on paper, from tables of derivatives. */
export const derivedProblems: readonly DerivedProblem[] = [
  {
    formula: "q = x + y; f = q * z",
    inputs: { x: any, y: any, z: any },
    right: {
      q: ["x + y"],
      f: ["q * z", "x*z + y*z"],
      dq: ["z", "df * z"],
      dz: ["q", "x + y"],
      dx: ["dq", "z"],
      dy: ["dq * 1", "z", "dq"],
    },
    wrong: {
      "q wrong-operation": ["x * y", "x - y"],
      "q term-left-out": ["x"],
      "f wrong-operation": ["q + z"],
      "dq inputs-swapped": ["q"],
      "dz inputs-swapped": ["z"],
      "dx sum-as-product": ["dq * y"],
      "dy sum-as-product": ["dq * x"],
      "dx sign-flipped": ["-dq"],
    },
  },
  {
    formula: "z = w*x + b; o = sigmoid(z); L = (o - t)^2",
    inputs: { w: any, x: any, b: any, t: any },
    right: {
      z: ["w*x + b"],
      o: ["sigmoid(z)", "1 / (1 + exp(-z))"],
      L: ["(o - t)^2", "o^2 - 2*o*t + t^2"],
      do: ["2*(o - t)", "2*o - 2*t"],
      dz: ["do * o * (1 - o)", "2*(o - t)*(o - o^2)"],
      dw: ["dz * x", "2*(o - t)*o*(1 - o)*x"],
      dx: ["dz * w", "do*o*(1 - o)*w"],
      db: ["dz", "do*(o - o^2)"],
    },
    wrong: {
      "z term-left-out": ["w*x"],
      "o exponent-sign": ["1 / (1 + exp(z))"],
      "do exponent-forgotten": ["o - t"],
      "do sign-flipped": ["2*(t - o)"],
      "dz y-for-derivative": ["do * o"],
      "dz one-minus-y": ["do * (1 - o)"],
      "dz z-for-derivative": ["do * z"],
      "dz z-for-y": ["do * z * (1 - z)"],
      "dz upstream-forgotten": ["o * (1 - o)"],
      "dz chain-factor-forgotten": ["do"],
      "dz wrong-function": ["do * (1 - o^2)"],
      "dw inputs-swapped": ["dz * w"],
      "dw upstream-forgotten": ["x"],
      "dw chain-factor-forgotten": ["dz"],
      "dx inputs-swapped": ["dz * x"],
    },
  },
  {
    formula: "z = w*x; h = tanh(z); y = v*h; L = (y - t)^2",
    inputs: { w: any, x: any, v: any, t: any },
    right: {
      h: ["tanh(w*x)"],
      dy: ["2*(y - t)"],
      dv: ["dy * h", "2*(v*h - t)*h"],
      dh: ["dy * v"],
      dz: ["dh * (1 - h^2)", "dh - dh*h^2"],
      dw: ["dz * x", "2*(y - t)*v*(1 - h^2)*x"],
    },
    wrong: {
      "dv inputs-swapped": ["dy * v"],
      "dh inputs-swapped": ["dy * h"],
      "dz y-for-derivative": ["dh * h"],
      "dz square-forgotten": ["dh * (1 - h)"],
      "dz z-for-y": ["dh * (1 - z^2)"],
      "dz wrong-function": ["dh * h * (1 - h)"],
      "dz upstream-forgotten": ["1 - h^2"],
      "dw inputs-swapped": ["dz * w"],
    },
  },
  {
    formula: "p = sigmoid(z); L = -(t*log(p) + (1 - t)*log(1 - p))",
    inputs: { z: any, t: [0.2, 0.8] },
    right: {
      p: ["1 / (1 + exp(-z))"],
      dp: ["(1 - t)/(1 - p) - t/p", "(p - t) / (p*(1 - p))"],
      dz: ["p - t"],
    },
    wrong: {
      "dz sign-flipped": ["t - p"],
      "dz chain-factor-forgotten": ["dp"],
      "dz upstream-forgotten": ["p*(1 - p)"],
      "dz y-for-derivative": ["dp * p"],
    },
  },
  {
    formula: "ea = exp(a); eb = exp(b); s = ea + eb; p = ea / s; L = -log(p)",
    inputs: { a: any, b: any },
    right: {
      s: ["exp(a) + exp(b)"],
      dp: ["-1/p"],
      ds: ["-dp * ea / s^2", "1 / s"],
      da: ["p - 1", "dea * ea"],
      db: ["ds * eb", "1 - p", "eb / s"],
    },
    wrong: {
      "dp sign-flipped": ["1 / p"],
      "ds reciprocal-minus": ["dp * ea / s^2"],
      "ds reciprocal-square": ["-dp * ea / s"],
      "ds numerator-forgotten": ["-dp / s^2"],
      "dea fan-out-overwritten": ["dp / s", "ds"],
      "db upstream-forgotten": ["eb"],
      "db chain-factor-forgotten": ["ds"],
    },
  },
  {
    formula: "o = w*x + b; e = o - t; L = e^2",
    learningRate: 0.1,
    inputs: { w: any, x: any, b: any, t: any },
    right: {
      e: ["w*x + b - t"],
      de: ["2*e"],
      dw: ["2*e*x", "2*(o - t)*x"],
      db: ["2*e"],
      "w'": ["w - 0.1*dw", "w - 0.2*e*x"],
      "b'": ["b - 0.1*db"],
    },
    wrong: {
      "e wrong-operation": ["o + t"],
      "de exponent-forgotten": ["e"],
      "dw inputs-swapped": ["de * w"],
      "w' gradient-added": ["w + 0.1*dw"],
      "w' learning-rate-forgotten": ["w - dw"],
      "b' gradient-added": ["b + 0.1*db"],
    },
  },
  {
    formula: "f = a / b; g = f^3",
    inputs: { a: positive, b: positive },
    right: {
      g: ["a^3 / b^3"],
      df: ["3*f^2"],
      da: ["df / b", "3*a^2 / b^3"],
      db: ["-df*a / b^2", "-3*a^3 / b^4"],
    },
    wrong: {
      "df exponent-forgotten": ["f^2"],
      "df exponent-not-lowered": ["3*f^3"],
      "da upside-down": ["df * b"],
      "db reciprocal-minus": ["df*a / b^2"],
      "db reciprocal-square": ["-df*a / b"],
      "db numerator-forgotten": ["-df / b^2"],
    },
  },
  {
    formula: "u = exp(x); v = sqrt(y); c = cos(u); f = c*v",
    inputs: { x: [-1, 0.5], y: positive },
    right: {
      dc: ["v", "sqrt(y)"],
      du: ["-dc * sin(u)"],
      dx: ["du * u", "-sqrt(y)*sin(exp(x))*exp(x)"],
      dv: ["c"],
      dy: ["dv / (2*v)", "cos(exp(x)) / (2*sqrt(y))"],
    },
    wrong: {
      "du cosine-minus": ["dc * sin(u)"],
      "dx exp-as-power": ["du * x * exp(x - 1)"],
      "dx input-for-derivative": ["du * x"],
      "dy half-forgotten": ["dv / v"],
      "dy root-forgotten": ["dv / (2*y)"],
      "dx chain-factor-forgotten": ["du"],
    },
  },
];
