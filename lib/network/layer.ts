import { InputError } from "../text/errors.js";
import { said, wrongArgument } from "../text/guards.js";
import type { Fans, Initializer } from "./initializer.js";

/** A value on its way through a network: its name in the formula, and how many numbers each sample has there. */
export interface Signal {
  readonly name: string;
  readonly width: number;
}

/** Where a layer writes what it calculates, as lines of a formula, and what it needs for that. */
export interface Page {
  /** Whether the lines are those of training: dropout and batch normalization work differently after it. */
  readonly training: boolean;
  /** The next number of a kind: the first dense layer has W1, b1, z1. */
  count(kind: string): number;
  /** Writes `name = text`, a value with `width` numbers for each sample. */
  line(name: string, text: string, width: number): Signal;
  /** A tensor that is learnt. */
  parameter(name: string, shape: readonly number[], fans: Fans, initializer: Initializer): void;
  /** A mask, drawn anew for each step: 0 for a share `rate` of its numbers, 1/(1 - rate) for the others. */
  mask(name: string, width: number, rate: number): void;
  /** Mean and variance of a signal's columns over the batches of the training, kept for what comes after it. */
  follow(signal: Signal, mean: string, variance: string): void;
}

/** What a setting of a layer can be in JSON. */
export type LayerSetting = number | string | boolean | undefined | readonly Layer[];

/** A layer of a network, as it is asked for. */
export interface Layer {
  readonly kind: string;
  /** What its function was given; with `kind` all that is saved of it. */
  readonly settings: Readonly<Record<string, LayerSetting>>;
  /** Writes its lines. @throws InputError for an input that it cannot take. */
  write(page: Page, x: Signal): Signal;
}

/** What a kind of layer makes of settings that were saved. @throws as its function does. */
export type LayerKind = (settings: Readonly<Record<string, unknown>>) => Layer;

/** @throws InputError for what is no list of layers. */
export function checkLayers(value: unknown): asserts value is readonly Layer[] {
  const expected = 'a list of layers, such as [dense(16, "tanh"), dense(1)]';
  if (!Array.isArray(value)) throw wrongArgument("the layers", value, expected);
  if (value.length === 0)
    throw new InputError("no-layers", "a network needs one layer at least", { value, expected });
  value.forEach((layer, i) => {
    if (typeof layer?.write !== "function")
      throw wrongArgument(`layer ${i + 1}`, layer, `a layer, such as dense(16), not ${said(layer)}`);
  });
}
