import type { GateFacts } from "./facts.js";

/** Every gate declared so far; a gate's id is its place here, and graphs name their gates by it. */
export const table: GateFacts[] = [];
let standard = 0;
/** The places of the gates declared since, by name. */
const added = new Map<string, number>();

/**
 * The place of a gate that is being declared. One that was declared in a cell before, by the same name, gives its
 * place up: running the cell again replaces it, and graphs of the earlier one are evaluated by the new. The gates
 * of the library keep theirs.
 */
export function placeOf(name: string): number {
  return added.get(name) ?? table.length;
}

/** Takes a gate into the table, at its place. */
export function enter(gate: GateFacts): void {
  table[gate.id] = gate;
  added.set(gate.name, gate.id);
}

/** The gate of that name that was declared last. */
export function latest(name: string): GateFacts | undefined {
  const place = added.get(name);
  return place === undefined ? standardNamed(name) : table[place];
}

/** The library's own gate of that name. */
export function standardNamed(name: string): GateFacts | undefined {
  const place = table.findIndex((gate) => gate.name === name);
  return place >= 0 && place < standard ? table[place] : undefined;
}

/** The gates declared so far are the library's own. Answers them. */
export function seal(): readonly GateFacts[] {
  standard = table.length;
  added.clear();
  return table.slice();
}

/** How many gates are the library's own: those below this id. */
export function standardGates(): number {
  return standard;
}
