import type { GateFacts } from "../gate/facts.js";
import type { Node } from "./graph.js";
import { ancestors } from "./steps.js";

/** A gate whose derivative jumps at its present inputs. */
export interface Kink {
  node: Node;
  gate: GateFacts;
  /** What a reader should know: where, and which convention is taken. */
  message: string;
}

/** The gates on which the output depends that stand on a kink now: relu and abs at 0, max and min at a tie. */
export function kinks(output: Node): Kink[] {
  return ancestors(output).flatMap((node) => {
    const { gate } = node;
    if (gate === undefined) return [];
    const [x, y = x] = node.inputs;
    if (!gate.onKink(x.value, y.value)) return [];
    const names = node.inputs.filter(({ kind }) => kind !== "constant").map(({ name }) => name);
    const where = [...new Set(names), x.value].join(" = ");
    const message = `${node.name}: ${gate.name} has a kink at ${where}; ${conventionOf(gate)}`;
    return [{ node, gate, message }];
  });
}

/** What is taken as the derivative where it jumps: "relu'(0) is taken as 0". */
export function conventionOf(gate: GateFacts): string {
  return gate.convention ?? "any slope between the two sides would do";
}
