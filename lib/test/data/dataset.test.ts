import assert from "node:assert/strict";
import { test } from "node:test";
import { batches, shuffled } from "../../data/batches.js";
import { checkSamples, oneHot, split } from "../../data/dataset.js";
import { digits, iris } from "../../data/measured.js";
import { random } from "../../data/random.js";
import { blobs, spirals, twoMoons } from "../../data/shapes.js";
import { InputError, OptionError } from "../../text/errors.js";
import { refuses } from "../support/refuses.js";

const sorted = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b);

test("an epoch holds every item once, in batches of one size but the last", () => {
  const next = random(3);
  const items = Array.from({ length: 11 }, (_, i) => i);
  const [first, second] = [batches(items, 4, next), batches(items, 4, next)];
  assert.deepEqual(
    first.map((batch) => batch.length),
    [4, 4, 3],
  );
  assert.deepEqual(sorted(first.flat()), items);
  assert.deepEqual(sorted(second.flat()), items);
  assert.notDeepEqual(first, second);
  assert.deepEqual(batches(items, 4, random(3)), first);
  assert.deepEqual(batches([], 4, next), []);
  assert.equal(batches(items, 100, next).length, 1);
});

test("every order is as likely", () => {
  const next = random(5);
  const counts = new Map<string, number>();
  for (let i = 0; i < 6000; i++) {
    const order = shuffled(["a", "b", "c"], next).join("");
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  // 1,000 of each of the six; the standard deviation is √(6000·1/6·5/6) = 29.
  assert.equal(counts.size, 6);
  for (const count of counts.values()) assert.ok(Math.abs(count - 1000) < 120, `${count}`);
});

test("the moons are half circles of radius 1 about (0, 0) and (1, ½)", () => {
  const { inputs, labels, classes } = twoMoons(100, { noise: 0 });
  assert.deepEqual([inputs.length, classes], [100, ["upper", "lower"]]);
  inputs.forEach(([x, y], i) => {
    const [a, b] = labels[i] === 0 ? [x, y] : [x - 1, y - 0.5];
    assert.ok(Math.abs(a * a + b * b - 1) < 1e-12);
    assert.ok(labels[i] === 0 ? b > -1e-12 : b < 1e-12);
  });
  // The ends: t = 0 and t = π.
  assert.deepEqual(inputs[0], [1, 0]);
  assert.ok(Math.abs(inputs[49][0] + 1) < 1e-12);
  assert.deepEqual(inputs[50], [0, 0.5]);
});

test("spirals end at radius 1, evenly turned; clouds have the deviation that was asked for", () => {
  const { inputs, labels } = spirals(303, { noise: 0, arms: 3, turns: 0.5 });
  const ends = labels.flatMap((label, i) => (labels[i + 1] === label ? [] : [inputs[i]]));
  ends.forEach(([x, y], arm) => {
    const angle = 2 * Math.PI * (0.5 + arm / 3);
    assert.ok(Math.abs(x - Math.cos(angle)) < 1e-12 && Math.abs(y - Math.sin(angle)) < 1e-12);
  });
  const cloud = blobs(8000, { centers: [[5, -3]], noise: 0.5 });
  for (const [axis, center] of [5, -3].entries()) {
    const away = cloud.inputs.map((row) => row[axis] - center);
    const mean = away.reduce((sum, x) => sum + x, 0) / 8000;
    const variance = away.reduce((sum, x) => sum + x * x, 0) / 8000;
    // Four standard errors: 4·0.5/√8000 and 4·0.25·√(2/8000).
    assert.ok(Math.abs(mean) < 0.0224 && Math.abs(variance - 0.25) < 0.0159, `${mean} ${variance}`);
  }
});

test("shapes share their points out evenly, and are the same for the same seed", () => {
  const count = (labels: readonly number[], label: number): number =>
    labels.filter((one) => one === label).length;
  const { labels } = blobs(11);
  assert.deepEqual(
    [0, 1, 2].map((label) => count(labels, label)),
    [4, 4, 3],
  );
  assert.deepEqual(twoMoons(20, { seed: 4 }), twoMoons(20, { seed: 4 }));
  assert.notDeepEqual(twoMoons(20, { seed: 4 }), twoMoons(20, { seed: 5 }));
});

test("iris: the means that scikit-learn's description prints, and Fisher's rows 35 and 38", () => {
  const { inputs, labels, classes, features } = iris();
  assert.deepEqual(
    [inputs.length, features.length, classes],
    [150, 4, ["setosa", "versicolor", "virginica"]],
  );
  // scikit-learn 1.9.1, datasets/descr/iris.rst: means 5.84, 3.05, 3.76, 1.20 (3.05 is 3.057333 cut off).
  const means = [0, 1, 2, 3].map((column) => inputs.reduce((sum, row) => sum + row[column], 0) / 150);
  for (const [i, mean] of [5.84, 3.05, 3.76, 1.2].entries()) assert.ok(Math.abs(means[i] - mean) < 0.008);
  for (const label of [0, 1, 2]) assert.equal(labels.filter((one) => one === label).length, 50);
  // Fisher 1936, table I; UCI's copy differs in these two rows.
  assert.deepEqual(inputs[34], [4.9, 3.1, 1.5, 0.2]);
  assert.deepEqual(inputs[37], [4.9, 3.6, 1.4, 0.1]);
});

test("digits: so many of each as UCI's description of the test set says; the first image is a nought", () => {
  const { inputs, labels } = digits();
  assert.equal(inputs.length, 1797);
  // optdigits.names, class distribution of the testing set.
  const counts = Array.from({ length: 10 }, (_, digit) => labels.filter((label) => label === digit).length);
  assert.deepEqual(counts, [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]);
  assert.equal(labels[0], 0);
  assert.deepEqual(inputs[0].slice(0, 8), [0, 0, 5 / 16, 13 / 16, 9 / 16, 1 / 16, 0, 0]);
  assert.ok(inputs.every((row) => row.length === 64 && row.every((pixel) => pixel >= 0 && pixel <= 1)));
});

test("a split holds every sample once, labels with their inputs", () => {
  const data = twoMoons(50);
  const { training, test: held } = split(data, { test: 0.2, seed: 9 });
  assert.deepEqual([training.inputs.length, held.inputs.length], [40, 10]);
  const key = (row: readonly number[], label: number): string => `${row}:${label}`;
  const parts = [training, held].flatMap(({ inputs, labels }) => inputs.map((row, i) => key(row, labels[i])));
  assert.deepEqual(parts.sort(), data.inputs.map((row, i) => key(row, data.labels[i])).sort());
  assert.deepEqual(split(data, { test: 0.2, seed: 9 }).test, held);
  const numbers = split({ inputs: [[1], [2], [3], [4]], targets: [[1], [4], [9], [16]] });
  assert.deepEqual([numbers.training.inputs.length, numbers.test.inputs.length], [3, 1]);
  assert.equal(numbers.test.targets[0][0], numbers.test.inputs[0][0] * numbers.test.inputs[0][0]);
});

test("a one-hot row is 1 at its class", () => {
  assert.deepEqual(oneHot([2, 0], 3), [
    [0, 0, 1],
    [1, 0, 0],
  ]);
});

const input = (code: string): Record<string, unknown> => ({ constructor: InputError, code });
const option = (code: string): Record<string, unknown> => ({ constructor: OptionError, code });
const moons = twoMoons(10);
refuses("a batch of no size", () => batches([1], 0, random(1)), option("batch-size-out-of-range"));
refuses("fewer points than classes", () => twoMoons(1), option("count-out-of-range"));
refuses("noise below 0", () => blobs(10, { noise: -1 }), option("noise-out-of-range"));
refuses("half an arm", () => spirals(10, { arms: 1.5 }), option("arms-out-of-range"));
refuses("uneven centers", () => blobs(10, { centers: [[1], [1, 2]] }), input("uneven-rows"));
refuses("a split that leaves nothing", () => split(moons, { test: 0.01 }), option("test-out-of-range"));
refuses("a label that is no class", () => checkSamples({ ...moons, labels: moons.labels.map(() => 2) }), {
  ...input("no-such-class"),
  value: 2,
  expected: "a whole number from 0 to 1",
});
refuses(
  "fewer labels than rows",
  () => checkSamples({ ...moons, labels: [0] }),
  input("wrong-number-of-rows"),
);
refuses("a number that is none", () => checkSamples({ inputs: [[1], [Number.NaN]], targets: [[1], [2]] }), {
  ...input("not-a-finite-number"),
  message: "number 1 in row 2 of the inputs is NaN, not a finite number",
});
