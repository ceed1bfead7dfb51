import { random } from "../../data/random.js";
import type { Gate } from "../../graph/gate.js";

/**
 * Numbers over all of the doubles: powers of ten from 1e-308 to 1e308 with random digits, both signs; many between
 * -40 and 40, some between -750 and 750, where exp ends; and the corners.
 */
export function numbers(seed: number): number[] {
  const next = random(seed);
  const corners = [0, 1, -1, 0.5, -0.5, 2, -2, 1 + Number.EPSILON, 1 - Number.EPSILON / 2, Math.PI / 2];
  const magnitudes = Array.from({ length: 29 }, (_, i) => (1 + 8 * next()) * Number(`1e${-308 + 22 * i}`));
  const moderate = Array.from({ length: 30 }, () => 80 * next() - 40);
  const wide = Array.from({ length: 12 }, () => 1500 * next() - 750);
  return [...corners, ...magnitudes, ...magnitudes.map((x) => -x * (1 - next() / 2)), ...moderate, ...wide];
}

/** Pairs: every number with two partners from anywhere, and 200 pairs of moderate size. */
export function pairs(seed: number): [number, number][] {
  const next = random(seed + 1);
  const all = numbers(seed);
  const any = (): number => all[Math.floor(next() * all.length)];
  const near = (): number => (20 * next() - 10) * (next() < 0.5 ? 1 : 0.01);
  const moderate = Array.from({ length: 200 }, (): [number, number] => [near(), near()]);
  return [
    ...all.map((x): [number, number] => [x, any()]),
    ...all.map((y): [number, number] => [any(), y]),
    ...moderate,
  ];
}

/** Where a gate has a finite value, of the points above: [x, y], with y = x for a gate of one input. */
export function pointsOf(gate: Gate, seed: number): [number, number][] {
  const candidates =
    gate.inputs.length === 2 ? pairs(seed) : numbers(seed).map((x): [number, number] => [x, x]);
  return candidates.filter(([x, y]) => gate.inDomain(x, y) && Number.isFinite(gate.value(x, y)));
}
