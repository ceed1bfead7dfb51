import type { GateFacts } from "../gate/facts.js";
import { secondsOf } from "../gate/seconds.js";
import { table } from "../gate/table.js";
import { DomainError } from "../text/errors.js";
import { gateId } from "./columns.js";
import { secondDerivativeError } from "./domain.js";
import type { Node } from "./graph.js";
import { ancestors } from "./steps.js";

/** The gates that carry something from the variables to the output, and their derivatives, as columns. */
interface Carriers {
  /** Rows of the graph: of each gate, and of its two inputs (the same one twice for a gate of one). */
  readonly row: Int32Array;
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** Local derivatives by the first and the second input. */
  readonly local: readonly [Float64Array, Float64Array];
  /** Upstream × second derivative, for each pair of inputs: xx, xy, yx, yy. */
  readonly bent: readonly [Float64Array, Float64Array, Float64Array, Float64Array];
}

/**
 * The exact matrix of second derivatives of `output` by the inputs in the rows `variables`, at the graph's present
 * values: forward over reverse, one product of the Hessian with a unit vector for each variable (Griewank & Walther,
 * Evaluating Derivatives, 5.3; Pearlmutter 1994). n variables cost n walks forward and back through the gates that
 * depend on them. Symmetric to the last bit.
 *
 * @throws DomainError naming the gate whose first or second derivative is not finite, or for a sum that overflows.
 */
export function hessian(output: Node, variables: readonly number[]): Float64Array[] {
  const carriers = carriersOf(output, variables);
  const { length } = output.graph;
  const [tangent, adjoint] = [new Float64Array(length), new Float64Array(length)];
  const rows = variables.map((variable) => {
    tangent.fill(0);
    tangent[variable] = 1;
    forward(carriers, tangent);
    adjoint.fill(0);
    reverse(carriers, tangent, adjoint);
    return Float64Array.from(variables, (row) => adjoint[row]);
  });
  if (!rows.every((row) => row.every(Number.isFinite)))
    throw new DomainError("overflow", `at ${output.name}: a second derivative is above 1.8e308`, {
      step: output.name,
      expected: "second derivatives below 1.8e308",
    });
  return rows.map((row, i) => row.map((value, j) => value / 2 + rows[j][i] / 2));
}

/** How every row changes as one variable does. */
function forward({ row, first, second, local: [byX, byY] }: Carriers, tangent: Float64Array): void {
  for (let i = 0; i < row.length; i++)
    tangent[row[i]] = byX[i] * tangent[first[i]] + byY[i] * tangent[second[i]];
}

/** How every row's gradient changes then. */
function reverse(carriers: Carriers, tangent: Float64Array, adjoint: Float64Array): void {
  const { row, first, second } = carriers;
  const [byX, byY] = carriers.local;
  const [xx, xy, yx, yy] = carriers.bent;
  for (let i = row.length - 1; i >= 0; i--) {
    const [a, b, upstream] = [first[i], second[i], adjoint[row[i]]];
    adjoint[a] += upstream * byX[i] + xx[i] * tangent[a] + xy[i] * tangent[b];
    adjoint[b] += upstream * byY[i] + yx[i] * tangent[a] + yy[i] * tangent[b];
  }
}

function carriersOf(output: Node, variables: readonly number[]): Carriers {
  const { graph } = output;
  const { operation, first, second, value } = graph;
  const moves = new Uint8Array(graph.length);
  for (const row of variables) moves[row] = 1;
  const isGate = (row: number): boolean => gateId(operation[row]) >= 0;
  const row = Int32Array.from(
    ancestors(output)
      .map((node) => node.index)
      .filter((at) => {
        if (isGate(at)) moves[at] = sends(operation[at], moves[first[at]], moves[second[at]]) ? 1 : 0;
        return isGate(at) && moves[at];
      }),
  );
  const column = (): Float64Array => new Float64Array(row.length);
  const local: Carriers["local"] = [column(), column()];
  const bent: Carriers["bent"] = [column(), column(), column(), column()];
  const gradient = new Float64Array(graph.length);
  gradient[output.index] = 1;
  for (let k = row.length - 1; k >= 0; k--) {
    const at = row[k];
    const gate = table[gateId(operation[at])];
    const inputs = [first[at], second[at]];
    const [x, y, out, upstream] = [value[first[at]], value[second[at]], value[at], gradient[at]];
    gate.locals.forEach((slope, i) => {
      if (!(operation[at] & (1 << i)) || !moves[inputs[i]]) return;
      local[i][k] = slope(x, y, out);
      gradient[inputs[i]] += upstream * local[i][k];
      if (!Number.isFinite(gradient[inputs[i]])) throw refusal(output, at, gate);
      secondsOf(gate)[i].forEach((second, j) => {
        if (!(operation[at] & (1 << j)) || !moves[inputs[j]]) return;
        const bend = upstream * second(x, y, out);
        if (!Number.isFinite(bend)) throw refusal(output, at, gate);
        bent[2 * i + j][k] = bend;
      });
    });
  }
  return {
    row,
    first: row.map((at) => first[at]),
    second: row.map((at) => second[at]),
    local,
    bent,
  };
}

/** Whether a gate hands on a change of one of its inputs. */
function sends(operation: number, first: number, second: number): boolean {
  return Boolean(operation & 1 & first) || Boolean((operation >> 1) & 1 & second);
}

function refusal({ graph }: Node, row: number, gate: GateFacts): Error {
  const { name, inputs } = graph.node(row);
  return secondDerivativeError(gate, name, inputs);
}
