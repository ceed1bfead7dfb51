import { OptionError } from "../errors.js";
import { prettyNumber } from "../format.js";
import type { Node } from "../graph.js";
import { gateSymbol } from "../symbol.js";
import type { Walk } from "../walk.js";
import { nameWidth, textWidth } from "./text.js";

/** A number on a wire: what it says, and from which moment of the walk it is known. */
export interface Reading {
  text: string;
  at: number;
}

/** A thing with a place in the drawing. A label is the stretch of a wire that carries its numbers. */
export interface Part {
  id: string;
  kind: "input" | "gate" | "result" | "label" | "fork";
  node: Node;
  width: number;
  height: number;
  /** The name of an input, the symbol of a gate, the name given to a value. */
  text: string;
  value?: Reading;
  gradient?: Reading;
  /** The moments at which a gate works: forward, backward. */
  now: number[];
}
export interface Wire {
  from: string;
  to: string;
  /** Whether it ends in a gate or the result, with an arrow. */
  arrow: boolean;
  /** Which input of the gate it is. */
  position?: number;
}
export interface Parts {
  parts: Part[];
  wires: Wire[];
}

export const labelSize = 15;
export const nameSize = 17;
const mostGates = 150;

/**
 * The parts of a drawing: a box for each input and for the result, a circle for each gate, and wires with their
 * numbers. Where a value is used more than once its wire forks: before the fork stands the whole gradient, on each
 * branch what came back along it.
 */
export function partsOf(walk: Walk, showGradients: boolean, allNames: boolean): Parts {
  if (walk.forward.length > mostGates) throw tooBig(walk.forward.length);
  const parts: Part[] = [];
  const wires: Wire[] = [];
  const number = (value: number): string => prettyNumber(value, walk.decimals);
  const valueAt = new Map(walk.forward.map((step, i) => [step.node.index, i + 1]));
  const start = walk.forward.length + 1;
  const reading = (value: number, at: number): { gradient?: Reading } =>
    showGradients ? { gradient: { text: number(value), at } } : {};
  const uses = usesOf(walk);

  const addLabel = (id: string, node: Node, text: string, readings: Partial<Part>): string => {
    const value = readings.value && textWidth(readings.value.text, labelSize) * 1.06;
    const name = text && nameWidth(text, labelSize) + textWidth(" = ", labelSize);
    const below = readings.gradient && textWidth(readings.gradient.text, labelSize) + 12;
    const width = Math.max((value || 0) + (name || 0), below || 0, 18) + 4;
    parts.push({ id, kind: "label", node, text, width, height: 42, now: [], ...readings });
    return id;
  };

  for (const node of walk.nodes) {
    if (node.kind === "constant" && node.index !== walk.output.index) continue;
    const id = `n${node.index}`;
    const known = valueAt.get(node.index) ?? 0;
    const branches = uses.get(node.index) ?? [];
    const isResult = node.index === walk.output.index;
    const now = known > 0 ? [known, start + (walk.forward.length - known) + 1] : [];
    parts.push(node.kind === "gate" ? gatePart(id, node, now) : boxPart(id, "input", node, node.name, now));
    const complete = isResult ? start : Math.max(start, ...branches.map((use) => use.moment));
    const gradient = reading(walk.gradients.get(node.index) ?? 0, complete);
    const isNamed = allNames || node.graph.has(node.name);
    const name = node.kind === "gate" && !isResult && isNamed ? node.name : "";
    const value = {
      text: prettyNumber(walk.values.get(node.index) as number, walk.decimalsOf(node)),
      at: known,
    };
    const label = addLabel(`l${node.index}`, node, name, { value, ...gradient });
    wires.push({ from: id, to: label, arrow: false });
    if (isResult) {
      parts.push(boxPart("result", "result", node, node.kind === "gate" ? node.name : "result", [start]));
      wires.push({ from: label, to: "result", arrow: true });
    } else if (branches.length === 1) {
      const { consumer, position } = branches[0];
      wires.push({ from: label, to: `n${consumer}`, arrow: true, position });
    } else {
      const fork = `f${node.index}`;
      parts.push({ id: fork, kind: "fork", node, text: "", width: 9, height: 9, now: [] });
      wires.push({ from: label, to: fork, arrow: false });
      branches.forEach(({ consumer, sent, moment, position }, i) => {
        const branch = addLabel(`${fork}b${i}`, node, "", { value, ...reading(sent, moment) });
        wires.push({ from: fork, to: branch, arrow: false });
        wires.push({ from: branch, to: `n${consumer}`, arrow: true, position });
      });
    }
  }
  evenOut(parts);
  return { parts, wires };
}

/** Inputs with names of about one length get boxes of one width. */
function evenOut(parts: Part[]): void {
  const inputs = parts.filter((part) => part.kind === "input");
  const widest = Math.max(...inputs.map((part) => part.width));
  for (const part of inputs) if (widest - part.width < 24) part.width = widest;
}

interface Use {
  consumer: number;
  position: number;
  sent: number;
  moment: number;
}

/** For each node the gates that use it, once for each input it feeds, with what they send back and when. */
function usesOf(walk: Walk): Map<number, Use[]> {
  const uses = new Map<number, Use[]>();
  walk.backward.forEach((step, i) => {
    for (const { to, sent, position } of step.sent) {
      const use = { consumer: step.node.index, position, sent, moment: walk.forward.length + 2 + i };
      uses.set(to.index, [...(uses.get(to.index) ?? []), use]);
    }
  });
  for (const list of uses.values()) list.sort((a, b) => a.consumer - b.consumer);
  return uses;
}

function gatePart(id: string, node: Node, now: number[]): Part {
  const text = gateSymbol(node);
  const width = Math.max(40, textWidth(text, text.length > 4 ? labelSize : nameSize) + 14);
  return { id, kind: "gate", node, text, width, height: Math.min(width, 46), now };
}

function boxPart(id: string, kind: "input" | "result", node: Node, text: string, now: number[]): Part {
  return {
    id,
    kind,
    node,
    text,
    width: Math.max(44, 8 * Math.ceil((nameWidth(text, nameSize) + 18) / 8)),
    height: 34,
    now,
  };
}

function tooBig(gates: number): OptionError {
  return new OptionError(
    "graph-too-big",
    `a graph of ${gates} gates is too big to be drawn: at most ${mostGates}. Draw a value in its middle, or print its trace`,
    { value: gates, expected: `at most ${mostGates} gates` },
  );
}
