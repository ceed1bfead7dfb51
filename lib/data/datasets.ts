/** A sample of a regression with two features: what goes in, and what should come out. A type, so that it is a record too. */
export type Sample = {
  x1: number;
  x2: number;
  target: number;
};

/** The two samples of the worked linear regression, as printed in the article that notebook 06 follows. */
export const twoSamples: readonly Sample[] = [
  { x1: 0.1, x2: 0.8, target: 0.8 },
  { x1: 0.5, x2: 0.3, target: 0.5 },
];
