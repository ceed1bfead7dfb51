import { code } from "../notation/code.js";
import type { Trees } from "./facts.js";

/** A gate's exact forms as JavaScript. */
export interface GateCode {
  /** The parts that they share, each a declaration to stand before them. */
  where: string[];
  forward: string;
  local: string[];
}

/** The code of a gate, over the names that `rename` answers for its inputs (by place), "out" and the shared parts. */
export function gateCode(
  { inputs, trees }: { inputs: readonly string[]; trees: Trees },
  rename: (name: string) => string = codeName,
): GateCode {
  const named = (name: string): string => rename(name === inputs[1] ? "y" : name);
  const { where, forward, local } = trees.exact;
  return {
    where: Object.entries(where).map(([part, tree]) => `const ${named(part)} = ${code(tree, named)};`),
    forward: code(forward, named),
    local: local.map((tree) => code(tree, named)),
  };
}

/** Parts are called $e, so that none meets a name of the code around it. */
function codeName(name: string): string {
  return name === "x" || name === "y" || name === "out" ? name : `$${name}`;
}

/** Upstream × local, without the multiplication where the local derivative is 1 or -1. */
export function sentCode(upstream: string, local: string): string {
  return local === "1" ? upstream : local === "-1" ? `-${upstream}` : `${upstream} * (${local})`;
}
