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
        const a = value[from];
        const b = value[from + 1];
        const c = value[from + 2];
        const d = value[from + 3];
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
      for (let i = 0; i < m; i++) {
        const up = out + i * p;
        const to = x + i * n;
        let k = 0;
        for (; k + 3 < n; k += 4) {
          const row = y + k * p;
          let a = 0;
          let b = 0;
          let c = 0;
          let d = 0;
          for (let j = 0; j < p; j++) {
            const g = gradient[up + j];
            a += g * value[row + j];
            b += g * value[row + p + j];
            c += g * value[row + 2 * p + j];
            d += g * value[row + 3 * p + j];
          }
          gradient[to + k] += a;
          gradient[to + k + 1] += b;
          gradient[to + k + 2] += c;
          gradient[to + k + 3] += d;
        }
        for (; k < n; k++) {
          const row = y + k * p;
          let sum = 0;
          for (let j = 0; j < p; j++) sum += gradient[up + j] * value[row + j];
          gradient[to + k] += sum;
        }
      }
    },
    (layout, value, gradient) => {
      const { m, n, p, x, y, out } = sizes(layout);
      let i = 0;
      for (; i + 3 < m; i += 4)
        for (let k = 0; k < n; k++) {
          const from = x + i * n + k;
          const a = value[from];
          const b = value[from + n];
          const c = value[from + 2 * n];
          const d = value[from + 3 * n];
          const to = y + k * p;
          const up = out + i * p;
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
          const to = y + k * p;
          const up = out + i * p;
          for (let j = 0; j < p; j++) gradient[to + j] += a * gradient[up + j];
        }
    },
  ],
};

function sizes({ offsets, shapes }: Layout) {
  return {
    m: shapes[0][0],
    n: shapes[0][1],
    p: shapes[1][1],
    x: offsets[0],
    y: offsets[1],
    out: offsets[2],
  };
}
