import { checkRecord } from "../text/guards.js";
import { checkRange, counted, fromZero } from "../text/ranges.js";
import { checkRows, type Dataset, type Rows } from "./dataset.js";
import { standardNormal } from "./normal.js";
import { random } from "./random.js";

/** How the points of a shape scatter. */
export interface ShapeOptions {
  /** The standard deviation of what is added to each coordinate. */
  noise?: number | undefined;
  seed?: number | undefined;
}

/**
 * Two half circles of radius 1 that reach into each other, about `count`/2 points each: no line parts them. The upper
 * one is (cos t, sin t), the lower one (1 - cos t, ½ - sin t), t from 0 to π; noise 0.1 unless told otherwise. As
 * scikit-learn's make_moons.
 *
 * @throws OptionError for a count that is no whole number of at least 2, or noise below 0.
 */
export function twoMoons(count = 200, options: ShapeOptions = {}): Dataset {
  return scattered("two moons", ["upper", "lower"], count, { noise: 0.1, ...options }, (arm, share) => {
    const angle = Math.PI * share;
    return arm === 0 ? [Math.cos(angle), Math.sin(angle)] : [1 - Math.cos(angle), 0.5 - Math.sin(angle)];
  });
}

/** How many arms turn how far. */
export interface SpiralOptions extends ShapeOptions {
  /** 2 unless told otherwise. */
  arms?: number | undefined;
  /** How often each arm goes around; 1 unless told otherwise. */
  turns?: number | undefined;
}

/**
 * Arms that wind about each other out to radius 1, about `count`/arms points each: harder than the moons. Noise 0.02
 * unless told otherwise. After Lang & Witbrock 1988, "Learning to tell two spirals apart".
 *
 * @throws OptionError as `twoMoons` does.
 */
export function spirals(count = 300, options: SpiralOptions = {}): Dataset {
  checkRecord("the options", options);
  const { arms = 2, turns = 1 } = options;
  checkRange("arms", arms, counted);
  checkRange("turns", turns, fromZero);
  const names = Array.from({ length: arms }, (_, arm) => `arm ${arm + 1}`);
  return scattered("spirals", names, count, { noise: 0.02, ...options }, (arm, share) => {
    const radius = 0.1 + 0.9 * share;
    const angle = 2 * Math.PI * (turns * share + arm / arms);
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}

/** How many blobs lie where, and how wide they are. */
export interface BlobOptions extends ShapeOptions {
  /** The middle of each cloud; all in one dimension. */
  centers?: Rows | undefined;
}

const triangle: Rows = [
  [0, 2],
  [-1.75, -1],
  [1.75, -1],
];

/**
 * Round clouds, normal in every direction with the standard deviation `noise` (0.6 unless told otherwise), about
 * `count`/centers points each; three in the plane unless told otherwise.
 *
 * @throws OptionError as `twoMoons` does; InputError for centers that are no even rows of numbers.
 */
export function blobs(count = 300, options: BlobOptions = {}): Dataset {
  checkRecord("the options", options);
  const { centers = triangle } = options;
  checkRows("the centers", centers);
  const names = centers.map((_, i) => `cloud ${i + 1}`);
  return scattered("blobs", names, count, { noise: 0.6, ...options }, (cloud) => centers[cloud]);
}

/**
 * So many points, shared out evenly among the classes. `place` tells where the noise is added: for a class, and how
 * far along it, from 0 to 1.
 */
function scattered(
  name: string,
  classes: readonly string[],
  count: number,
  options: ShapeOptions,
  place: (label: number, share: number) => readonly number[],
): Dataset {
  checkRecord("the options", options);
  checkRange("count", count, {
    says: `a whole number of at least ${classes.length}`,
    holds: (value) => Number.isInteger(value) && value >= classes.length,
  });
  const { noise = 0, seed = 1 } = options;
  checkRange("noise", noise, fromZero);
  const normal = standardNormal(random(seed));
  const inputs: number[][] = [];
  const labels: number[] = [];
  classes.forEach((_, label) => {
    const own = Math.floor(count / classes.length) + (label < count % classes.length ? 1 : 0);
    for (let i = 0; i < own; i++) {
      inputs.push(place(label, own === 1 ? 0 : i / (own - 1)).map((x) => x + noise * normal()));
      labels.push(label);
    }
  });
  const features = inputs[0].map((_, i) => `x${i + 1}`);
  return { name, features, classes, inputs, labels };
}
