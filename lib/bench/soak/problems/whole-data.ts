import type { Random } from "../../../data/random.js";

/** A whole number from 1 to a size, with either sign. */
export const whole = (next: Random, size: number): number => {
  const value = Math.ceil(next() * size);
  return next() < 0.5 ? -value : value;
};

export interface Regression {
  problem: string;
  inputs: Record<string, number>;
  /** The sheet of these inputs, with another factor for the 2 of the squares. */
  read(inputs: Record<string, number>, factor?: number): Record<string, number>;
}

/**
 * A regression of so many samples: the errors, their mean square, its gradients.
 * @param between whether the gradients of the errors are written too.
 */
export function regression(n: number, next: Random, between = false): Regression {
  const samples = Array.from({ length: n }, (_, i) => i + 1);
  const inputs: Record<string, number> = { w: whole(next, 4), b: whole(next, 4) };
  for (const i of samples) Object.assign(inputs, { [`x${i}`]: whole(next, 6), [`t${i}`]: whole(next, 6) });
  const problem = `${samples.map((i) => `e${i} = w*x${i} + b - t${i}`).join("; ")}; mse = (${samples.map((i) => `e${i}^2`).join(" + ")})/${n}`;
  const read = (at: Record<string, number>, factor = 2): Record<string, number> => {
    const errors = samples.map((i) => at.w * at[`x${i}`] + at.b - at[`t${i}`]);
    const slopes = errors.map((e) => (factor * e) / n);
    const named = (stem: string, values: number[]): Record<string, number> =>
      Object.fromEntries(values.map((value, i) => [`${stem}${i + 1}`, value]));
    const sum = (values: number[]): number => values.reduce((all, value) => all + value, 0);
    return {
      ...named("e", errors),
      mse: sum(errors.map((e) => e * e)) / n,
      ...(between ? named("de", slopes) : {}),
      dw: sum(slopes.map((slope, i) => slope * at[`x${i + 1}`])),
      db: sum(slopes),
    };
  };
  return { problem, inputs, read };
}

/** The inputs with x1 and x2 exchanged; undefined where the sheet is then another slip's too: with equal x, or equal t. */
export function exchanged(inputs: Record<string, number>): Record<string, number> | undefined {
  const { x1, x2, t1, t2 } = inputs;
  return x1 === x2 || t1 === t2 ? undefined : { ...inputs, x1: x2, x2: x1 };
}

/**
 * The inputs with one of them copied with another digit; undefined where the sheet is then another slip's too: a factor copied as
 * 1 is one left out, one copied as another input was exchanged for it, and a t may make what a slip in its error makes.
 */
export function miscopied(inputs: Record<string, number>, next: Random): Record<string, number> | undefined {
  const name = ["w", "b", "x1", "t2"][Math.floor(next() * 4)];
  const old = inputs[name];
  const value = Math.sign(old) * (((Math.abs(old) + Math.ceil(next() * 6)) % 9) + 1);
  if (Math.abs(value) === 1 || Object.values(inputs).includes(value)) return undefined;
  const { w, b, x2, t2 } = inputs;
  const named = [
    ...[-1, 0, 1].flatMap((i) =>
      [-1, 0, 1].flatMap((j) => [-1, 0, 1].map((k) => i * w * x2 + j * b + k * t2)),
    ),
    ...[w, x2, w + x2, w - x2, w / x2].map((product) => product + b - t2),
    ...[w * x2 * b - t2, w * x2 + b * t2, (w * x2 + b) * t2, (w * x2 + b) / t2, w * (x2 + b) - t2],
  ];
  if (name === "t2" && named.includes(w * x2 + b - value)) return undefined;
  return { ...inputs, [name]: value };
}
