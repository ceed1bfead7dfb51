import type { Tensor, TensorOperand } from "../tensor/tensor.js";
import * as vector from "./vector.js";

/** What a formula's function of tensors is made of. Its arguments are tensors, nodes or numbers, as they are written. */
export interface TensorFunction {
  readonly name: string;
  /** How it is called: "sum(x) or sum(x, axis)". */
  readonly form: string;
  /** The fewest and the most arguments. */
  readonly least: number;
  readonly most: number;
  /** @throws GateError for shapes that do not fit. */
  apply(args: readonly TensorOperand[], name: string | undefined): Tensor;
}

const list: TensorFunction[] = [];

function define(form: string, apply: TensorFunction["apply"], optional = 0): void {
  const [name, inner] = form.split(/[()]/);
  const most = inner.split(",").length;
  list.push({ name, form, least: most - optional, most, apply });
}

define("softmax(x)", ([x], name) => vector.softmax([x], { name }));
define("dot(x, y)", (args, name) => vector.dot(args, { name }));

/** The functions of tensors by name. A line may give the same names to its values: only `sum(…)` is the function. */
export const tensorFunctions: ReadonlyMap<string, TensorFunction> = new Map(
  list.map((one) => [one.name, one]),
);
