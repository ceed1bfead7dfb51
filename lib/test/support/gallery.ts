import {
  abs,
  contourAnimation,
  contourPath,
  decisionBoundary,
  derivativeError,
  descend,
  directionalDerivative,
  type Figure,
  formula,
  functionPath,
  gateCurve,
  gradientDescent,
  histograms,
  images,
  layerCurves,
  lines,
  lossCurve,
  parameterCurves,
  type Rows,
  reciprocal,
  regressionFit,
  relu,
  sigmoid,
  stepSizeSlider,
  stepSizes,
  surfaceAnimation,
  surfacePath,
} from "../../index.js";

export const bowl = formula("x^2 + 2*y^2", { x: -3, y: -3 });
export const start = { x: -3, y: -3 };
export const walk = (rate: number, steps = 20) => descend(bowl, start, gradientDescent(rate), { steps });
export const valley = formula("(x - 1)^2", { x: 4 });
export const roll = descend(valley, { x: 4 }, gradientDescent(0.25), { steps: 5 });

/** Every plot, by name: the tests of plots loop over them, and assets/gallery shows them. */
export const gallery: Record<string, () => Figure> = {
  contourPath: () => contourPath(bowl, [walk(0.1), walk(0.6)], { minimum: [0, 0] }),
  contourPathLog: () => contourPath(bowl, walk(0.1), { levels: "log" }),
  contourAnimation: () => contourAnimation(bowl, [walk(0.1), walk(0.3)], { minimum: [0, 0] }),
  surfacePath: () => surfacePath(bowl, walk(0.1)),
  surfaceAnimation: () => surfaceAnimation(bowl, [walk(0.1), walk(0.3)]),
  lossCurve: () => lossCurve([walk(0.1), walk(0.6)], { target: 0.005 }),
  lossCurveLog: () =>
    lossCurve([walk(0.1), { name: "held out", values: [3, 2, 0] }], { log: true, target: 1 }),
  parameterCurves: () => parameterCurves(walk(0.1), { goal: { x: 0 } }),
  functionPath: () => functionPath(valley, roll),
  stepSizes: () => stepSizes(bowl, start, [0.02, 0.1, 0.45, 0.6]),
  stepSizeSlider: () => stepSizeSlider(bowl, start, [0.1, 0.3, 0.6]),
  stepSizesThree: () => stepSizes(bowl, start, [0.02, 0.1, 0.6], { levels: "log", until: 0.005 }),
  regressionFit: () =>
    regressionFit([
      { target: 0.8, output: 0.7, name: "first" },
      { target: 0.5, output: 0.55, heldOut: true },
    ]),
  derivativeError: () => derivativeError([1, 0.1], { forward: [0.5, 0.05], central: [0.1, 0.001] }),
  directionalDerivative: () => directionalDerivative(bowl, { x: 1.5, y: 1 }),
  directionalDerivativeFlat: () => directionalDerivative(bowl, { x: 0, y: 0 }),
  histograms: () => histograms({ wide: [0, 1, 2, 4], narrow: [1, 2, 2, 2] }, { bars: 4, range: [0, 4] }),
  histogramsMarked: () => histograms({ one: [-1, 1] }, { mark: { value: 0, name: "mean" } }),
  gateCurve: () => gateCurve(sigmoid),
  gateCurveKink: () => gateCurve(abs),
  gateCurveJump: () => gateCurve(relu),
  gateCurvePole: () => gateCurve(reciprocal),
  lines: () =>
    lines([{ name: "forward difference", x: [1, 10], y: [1e-3, 1e-5] }], {
      title: "t",
      x: "h",
      y: "e",
      xScale: "log",
      yScale: "log",
    }),
};

export const corner = {
  inputs: [
    [0, 0],
    [2, 0],
    [0, 1],
  ],
  labels: [0, 1, 1],
  classes: ["a", "b"],
};
export const half = (points: Rows): number[][] => points.map(([x]) => [x > 1 ? 0.9 : 0.2]);
export const three = (points: Rows): number[][] => points.map(([x, y]) => [0, x - y, y - x]);

/** Those of networks. */
export const networkGallery: Record<string, () => Figure> = {
  decisionBoundary: () => decisionBoundary(half, corner),
  regions: () => decisionBoundary(three, { ...corner, classes: ["a", "b", "c"] }),
  images: () => images([[0, 1, 2, 3]], { names: ["one"] }),
  layerCurves: () => layerCurves({ one: [{ layer: "z1", variance: 1, gradientVariance: 4 }] }),
};
