import { check, descend, draw, formula, gate, gradientDescent, ready, stepper, trace } from "../../index.js";

export * from "../../index.js";

/**
 * One thing of every room, as a page or a script uses the library; what comes out is plain.
 * By hand, for the neuron: z = 0, a = ½, L = (½ − 1)² = ¼; ∂L/∂z = 2 · (−½) · ¼ = −¼, so ∂L/∂w = −½ and ∂L/∂b = −¼.
 * For the layer: h = (3, 7), L = 9 + 49; ∂L/∂W = 2h·xᵀ and ∂L/∂x = Wᵀ·2h.
 */
export async function tour() {
  await ready();
  const neuron = formula("z = w * x + b; a = sigmoid(z); L = (a - y)^2", { w: 1, x: 2, b: -2, y: 1 });
  const objective = neuron.objective(["w", "b"]);
  const gradient = new Float64Array(2);
  const loss = objective.evaluate([1, -2], gradient);
  const matrix = [
    [1, 2],
    [3, 4],
  ];
  const layer = formula("h = W * x; L = dot(h, h)", { W: matrix, x: [1, 1] });
  const cube = gate("cubeOfTour", { symbol: "x³", forward: "x^3", local: ["3 * x^2"] });
  return {
    values: [neuron.value, loss, layer.value],
    gradients: neuron.gradients(),
    compiled: [...gradient],
    layer: layer.gradients(),
    declared: cube.name,
    points: descend(objective, { w: 1, b: -2 }, gradientDescent(0.1), { steps: 3 }).points.length,
    traced: String(trace(neuron).toMime()["text/plain"]),
    drawn: draw(neuron).svg,
    checked: check(neuron, "z=0\na=0.5\ndw=-0.5").summary(),
    stepped: stepper(neuron).html(),
  };
}

export type Tour = Awaited<ReturnType<typeof tour>>;

/** What the tour brings where the library is as it should be. */
export const expected: Pick<Tour, "values" | "gradients" | "compiled" | "layer" | "points"> = {
  values: [0.25, 0.25, 58],
  gradients: { w: -0.5, x: -0.25, b: -0.25, y: 1 },
  compiled: [-0.5, -0.25],
  layer: {
    W: [
      [6, 6],
      [14, 14],
    ],
    x: [48, 68],
  },
  points: 4,
};
