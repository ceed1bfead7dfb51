/** What a vector gate does with the rows of its block, in the columns of a graph: see lib/tensor. */
export interface Block {
  /** Where its rows begin, and how many there are. */
  readonly offset: number;
  readonly size: number;
  /** The rows that it reads. */
  readonly inputs: readonly { readonly offset: number; readonly size: number }[];
  /** Evaluates its rows. */
  forward(value: Float64Array): void;
  /** Adds to its inputs' gradients what the gradients of its rows send them. */
  backward(value: Float64Array, gradient: Float64Array): void;
  /** The same for one of its inputs alone. */
  send(position: number, value: Float64Array, gradient: Float64Array): void;
  /** Why the value in one of its rows is not finite. */
  refusal(row: number, value: Float64Array): Error;
  /** Why the gradient that one of its inputs' rows is sent is not finite. */
  noDerivative(input: string, gradient: number): Error;
}
