/*
 * The circuits of the benchmark as one writes them by hand when speed is all: straight-line code for value and
 * gradient. Everything else is measured against these. Signature: as `Objective.evaluate`.
 */

/** 1 / (1 + exp(-(w0·x0 + w1·x1 + w2))) over w0, x0, w1, x1, w2. */
export function neuronByHand(point: Float64Array, gradient: Float64Array): number {
  const w0 = point[0];
  const x0 = point[1];
  const w1 = point[2];
  const x1 = point[3];
  const f = 1 / (1 + Math.exp(-(w0 * x0 + w1 * x1 + point[4])));
  const g = (1 - f) * f;
  gradient[0] = g * x0;
  gradient[1] = g * w0;
  gradient[2] = g * x1;
  gradient[3] = g * w1;
  gradient[4] = g;
  return f;
}

/** (x + y)·z over x, y, z. */
export function productByHand(point: Float64Array, gradient: Float64Array): number {
  const q = point[0] + point[1];
  const z = point[2];
  gradient[0] = z;
  gradient[1] = z;
  gradient[2] = q;
  return q * z;
}

/** The squared error of w1·x1 + w2·x2 + b, summed over the two samples of notebook 06, over w1, w2, b. */
export function regressionByHand(point: Float64Array, gradient: Float64Array): number {
  const w1 = point[0];
  const w2 = point[1];
  const b = point[2];
  const error1 = w1 * 0.1 + w2 * 0.8 + b - 0.8;
  const error2 = w1 * 0.5 + w2 * 0.3 + b - 0.5;
  gradient[0] = 2 * error1 * 0.1 + 2 * error2 * 0.5;
  gradient[1] = 2 * error1 * 0.8 + 2 * error2 * 0.3;
  gradient[2] = 2 * error1 + 2 * error2;
  return error1 * error1 + error2 * error2;
}
