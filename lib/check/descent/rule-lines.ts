import { formula } from "../../formula/formula.js";
import type { Line } from "../plan/line.js";

/** A step of an optimizer in one parameter: which lines it begins with, and what its lines are called. */
export interface RuleStep {
  /** The lines of the parameter's old value, of its gradient, and of what the optimizer remembers, by their letters. */
  old: ReadonlyMap<string, number>;
  step: number;
  /** What a letter of the rule is called: "v" is v[0] before the first step and v[1] after it. */
  named(letter: string, step: number): string;
}

/**
 * Adds the lines of a rule such as "v = 0.9 * v + g; x = x - 0.1 * v", each gate as a line; answers those of the new numbers by
 * their letters. Memory that has no line yet begins at 0.
 */
export function addRule(lines: Line[], rule: string, { old, step, named }: RuleStep): Map<string, number> {
  const places = new Map(old);
  const written: string[] = [];
  const now = new Map<string, string>();
  const before = (letter: string): string => `${letter}_old`;
  for (const line of rule.split("; ")) {
    const [left, right] = line.split(" = ");
    const letters = right.replace(
      /(?<![\w.])[A-Za-z_]\w*(?!\w*\()/g,
      (letter) => now.get(letter) ?? before(letter),
    );
    written.push(`${left}_new = ${letters}`);
    now.set(left, `${left}_new`);
  }
  const text = written.join("; ");
  const letterOf = (name: string): string => name.replace(/_(?:old|new)$/, "");
  const inputs = [...new Set(text.match(/\w+_old/g))];
  const values = inputs.map((name) => [name, exactOf(lines, places.get(letterOf(name)))] as const);
  const made = formula(text, Object.fromEntries(values));
  const at = new Map<number, number>();
  const found = new Map<string, number>();
  // The gates of a rule are no gates of the formula's graph: a step of their own keeps them apart.
  const own = step + (1 + lines.length) / 1e7;
  for (const node of made.graph.nodes()) {
    const letter = letterOf(node.name);
    const known = node.kind === "input" ? places.get(letter) : undefined;
    const index = known ?? lines.length;
    at.set(node.index, index);
    if (known !== undefined) continue;
    const isNew = node.name.endsWith("_new");
    const name =
      node.kind === "constant"
        ? node.name
        : node.kind === "input"
          ? named(letter, step)
          : isNew
            ? named(letter, step + 1)
            : `${node.name}[${step}]`;
    const base = { index, name, step: own, exact: node.value, node };
    if (isNew) found.set(letter, index);
    if (node.gate === undefined) lines.push({ ...base, kind: "given", from: [] });
    else
      lines.push({
        ...base,
        kind: "value",
        gate: node.gate,
        from: node.inputs.map((one) => at.get(one.index) as number),
      });
  }
  return found;
}

const exactOf = (lines: readonly Line[], place: number | undefined): number =>
  place === undefined ? 0 : lines[place].exact;
