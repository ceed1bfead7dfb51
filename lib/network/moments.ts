import type { Random } from "../data/random.js";
import type { Network } from "./network.js";
import type { Recorded } from "./recorded.js";

/** How much of a running mean is kept at each step. Source: as PyTorch's momentum of 0.1. */
const KEPT = 0.9;

/** Draws the masks of dropout for one step. */
export function drawMasks(recorded: Recorded, next: Random): void {
  for (const { name, width, rate } of recorded.written.masks) {
    const left = 1 / (1 - rate);
    recorded.write(
      name,
      Array.from({ length: recorded.rows * width }, () => (next() < rate ? 0 : left)),
    );
  }
}

/**
 * Takes mean and variance of a batch into the running ones that batch normalization uses after the training; the
 * variance is the unbiased one (Ioffe & Szegedy 2015, algorithm 2), which a batch of one sample has not.
 */
export function keepRunning(net: Network, recorded: Recorded): void {
  const { rows } = recorded;
  if (rows < 2) return;
  for (const { signal, mean, variance } of recorded.written.followed) {
    const values = recorded.read(signal.name);
    const [means, variances] = [mean, variance].map((name) => net.running.get(name) as Float64Array);
    for (let column = 0; column < signal.width; column++) {
      let sum = 0;
      for (let row = 0; row < rows; row++) sum += values[row * signal.width + column];
      const middle = sum / rows;
      let squares = 0;
      for (let row = 0; row < rows; row++) {
        const away = values[row * signal.width + column] - middle;
        squares += away * away;
      }
      means[column] = KEPT * means[column] + (1 - KEPT) * middle;
      variances[column] = KEPT * variances[column] + ((1 - KEPT) * squares) / (rows - 1);
    }
  }
}
