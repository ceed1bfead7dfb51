/*
 * A network of layers as one writes it by hand when speed is all: loops over typed arrays, no object in between. The
 * hidden layers end in tanh, the last one in nothing; the loss is the mean squared error. Sizes are as in [2, 16, 16, 1].
 */
export class NetworkByHand {
  private readonly weights: Float64Array[];
  private readonly biases: Float64Array[];
  private readonly dWeights: Float64Array[];
  private readonly dBiases: Float64Array[];
  private readonly values: Float64Array[];
  private readonly gradients: Float64Array[];

  constructor(
    private readonly sizes: readonly number[],
    private readonly rows: number,
    weights: readonly Float64Array[],
    input: Float64Array,
    private readonly targets: Float64Array,
  ) {
    const inner = sizes.slice(1);
    this.weights = weights.map((layer) => layer.slice());
    this.biases = inner.map((size) => new Float64Array(size));
    this.dWeights = weights.map((layer) => new Float64Array(layer.length));
    this.dBiases = inner.map((size) => new Float64Array(size));
    this.values = [input, ...inner.map((size) => new Float64Array(rows * size))];
    this.gradients = sizes.map((size) => new Float64Array(rows * size));
  }

  /** Forward, backward, and a step down; answers the loss before the step. */
  step(rate: number): number {
    const layers = this.weights.length;
    for (let layer = 0; layer < layers; layer++) this.forward(layer);
    const [out, d, t] = [this.values[layers], this.gradients[layers], this.targets];
    let loss = 0;
    for (let i = 0; i < out.length; i++) {
      const error = out[i] - t[i];
      loss += error * error;
      d[i] = (2 * error) / out.length;
    }
    for (let layer = layers - 1; layer >= 0; layer--) this.backward(layer);
    for (let layer = 0; layer < layers; layer++) {
      const [w, dw, b, db] = [
        this.weights[layer],
        this.dWeights[layer],
        this.biases[layer],
        this.dBiases[layer],
      ];
      for (let i = 0; i < w.length; i++) w[i] -= rate * dw[i];
      for (let i = 0; i < b.length; i++) b[i] -= rate * db[i];
    }
    return loss / out.length;
  }

  private forward(layer: number): void {
    const { rows } = this;
    const [n, p] = [this.sizes[layer], this.sizes[layer + 1]];
    const [x, w, b, out] = [
      this.values[layer],
      this.weights[layer],
      this.biases[layer],
      this.values[layer + 1],
    ];
    const last = layer === this.weights.length - 1;
    for (let i = 0; i < rows; i++) {
      const to = i * p;
      for (let j = 0; j < p; j++) out[to + j] = b[j];
      for (let k = 0; k < n; k++) {
        const a = x[i * n + k];
        for (let j = 0; j < p; j++) out[to + j] += a * w[k * p + j];
      }
      if (!last) for (let j = 0; j < p; j++) out[to + j] = Math.tanh(out[to + j]);
    }
  }

  /** What stands in the gradient of the layer's output is turned into that of its weights, its bias and its input. */
  private backward(layer: number): void {
    const { rows } = this;
    const [n, p] = [this.sizes[layer], this.sizes[layer + 1]];
    const [x, w, out] = [this.values[layer], this.weights[layer], this.values[layer + 1]];
    const [dw, db, dx, d] = [
      this.dWeights[layer],
      this.dBiases[layer],
      this.gradients[layer],
      this.gradients[layer + 1],
    ];
    if (layer < this.weights.length - 1) for (let i = 0; i < d.length; i++) d[i] *= 1 - out[i] * out[i];
    dw.fill(0);
    db.fill(0);
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < p; j++) db[j] += d[i * p + j];
      // The data gets no gradient.
      for (let k = 0; layer === 0 && k < n; k++) {
        const a = x[i * n + k];
        for (let j = 0; j < p; j++) dw[k * p + j] += a * d[i * p + j];
      }
      for (let k = 0; layer > 0 && k < n; k++) {
        const a = x[i * n + k];
        let sum = 0;
        for (let j = 0; j < p; j++) {
          const g = d[i * p + j];
          dw[k * p + j] += a * g;
          sum += g * w[k * p + j];
        }
        dx[i * n + k] = sum;
      }
    }
  }
}
