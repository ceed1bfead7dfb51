import type { Layout, RunForward, RunLocal } from "./program.js";

/**
 * The matrix product as loops by hand: rows of the second factor are walked along, which the cache likes, four of them
 * at a time, which saves reading and writing the sums.
 */
export const matrixProduct: { forward: RunForward; local: readonly RunLocal[] } = {
  forward(layout, value) {
    const { m, n, p, x, y, out } = sizes(layout);
    for (let i = 0; i < m; i++) {
      const to = out + i * p;
      value.fill(0, to, to + p);
      let k = 0;
      for (; k + 3 < n; k += 4) {
        const from = x + i * n + k;
        const [a, b, c, d] = [value[from], value[from + 1], value[from + 2], value[from + 3]];
        const row = y + k * p;
        for (let j = 0; j < p; j++)
          value[to + j] +=
            a * value[row + j] +
            b * value[row + p + j] +
            c * value[row + 2 * p + j] +
            d * value[row + 3 * p + j];
      }
      for (; k < n; k++) {
        const a = value[x + i * n + k];
        const row = y + k * p;
        for (let j = 0; j < p; j++) value[to + j] += a * value[row + j];
      }
    }
  },
  local: [
    (layout, value, gradient) => {
      const { m, n, p, x, y, out } = sizes(layout);
      for (let i = 0; i < m; i++)
        for (let k = 0; k < n; k++) {
          let sum = 0;
          const [up, row] = [out + i * p, y + k * p];
          for (let j = 0; j < p; j++) sum += gradient[up + j] * value[row + j];
          gradient[x + i * n + k] += sum;
        }
    },
    (layout, value, gradient) => {
      const { m, n, p, x, y, out } = sizes(layout);
      let i = 0;
      for (; i + 3 < m; i += 4)
        for (let k = 0; k < n; k++) {
          const from = x + i * n + k;
          const [a, b, c, d] = [value[from], value[from + n], value[from + 2 * n], value[from + 3 * n]];
          const [to, up] = [y + k * p, out + i * p];
          for (let j = 0; j < p; j++)
            gradient[to + j] +=
              a * gradient[up + j] +
              b * gradient[up + p + j] +
              c * gradient[up + 2 * p + j] +
              d * gradient[up + 3 * p + j];
        }
      for (; i < m; i++)
        for (let k = 0; k < n; k++) {
          const a = value[x + i * n + k];
          const [to, up] = [y + k * p, out + i * p];
          for (let j = 0; j < p; j++) gradient[to + j] += a * gradient[up + j];
        }
    },
  ],
};

function sizes({ offsets, shapes }: Layout) {
  const [[m, n], [, p]] = shapes;
  const [x, y, out] = offsets;
  return { m, n, p, x, y, out };
}
