import { sizeOf } from "../graph/shape.js";
import type { Fans, Initializer } from "./initializer.js";
import type { Layer, Page, Signal } from "./layer.js";

/** A tensor that is learnt: where its numbers lie among all parameters, and how it begins. */
export interface Parameter {
  readonly name: string;
  readonly shape: readonly number[];
  readonly offset: number;
  readonly size: number;
  readonly fans: Fans;
  readonly initializer: Initializer;
}

/** A mask that is drawn anew for each step. */
export interface Mask {
  readonly name: string;
  readonly width: number;
  readonly rate: number;
}

/** A signal whose mean and variance are kept. */
export interface Followed {
  readonly signal: Signal;
  readonly mean: string;
  readonly variance: string;
}

/** The inputs of every network, one sample a row; what they should give; what it answers; the loss. */
export const INPUTS = "X";
export const TARGETS = "T";
export const ANSWER = "y";
export const LOSS = "L";

/** What the layers of a network write: their lines, and all that these need. */
export class Written implements Page {
  readonly training: boolean;
  readonly lines: string[] = [];
  /** The names that the lines give. */
  readonly signals: string[] = [];
  readonly parameters: Parameter[] = [];
  readonly masks: Mask[] = [];
  readonly followed: Followed[] = [];
  /** What the last layer gives. */
  readonly last: Signal;
  private readonly counts = new Map<string, number>();

  constructor(inputs: number, layers: readonly Layer[], training: boolean) {
    this.training = training;
    const x: Signal = { name: INPUTS, width: inputs };
    this.last = layers.reduce((signal, layer) => layer.write(this, signal), x);
  }

  count(kind: string): number {
    const next = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, next);
    return next;
  }

  line(name: string, text: string, width: number): Signal {
    this.lines.push(`${name} = ${text}`);
    this.signals.push(name);
    return { name, width };
  }

  parameter(name: string, shape: readonly number[], fans: Fans, initializer: Initializer): void {
    const before = this.parameters[this.parameters.length - 1];
    const offset = before === undefined ? 0 : before.offset + before.size;
    const size = sizeOf(shape);
    this.parameters.push({ name, shape, offset, size, fans, initializer });
  }

  mask(name: string, width: number, rate: number): void {
    this.masks.push({ name, width, rate });
  }

  follow(signal: Signal, mean: string, variance: string): void {
    this.followed.push({ signal, mean, variance });
  }
}
