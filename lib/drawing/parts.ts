import type { Node } from "../graph/graph.js";
import { countGates } from "../graph/steps.js";
import { hasTensors, toldSpans } from "../tensor/told.js";
import { OptionError } from "../text/errors.js";
import { largest } from "../text/extent.js";
import { prettyNumber } from "../text/format.js";
import { addUnder } from "../text/lists.js";
import { gateSymbol } from "../trace/symbol.js";
import type { Walk } from "../trace/walk.js";
import { boxPart, evenOut, gatePart, labelPart } from "./kit/boxes.js";
import type { Labels, Reading } from "./kit/labels.js";
import type { Part, Parts, Wire } from "./kit/part.js";

const mostGates = 150;

/** @throws OptionError for a graph of too many gates to be drawn: to be asked before it is walked. */
export function checkSize(output: Node): void {
  const { graph } = output;
  const gates = hasTensors(graph)
    ? toldSpans(output).filter(({ kind }) => kind === "gate").length
    : countGates(output);
  if (gates > mostGates) throw tooBig(gates);
}

/**
 * The parts of a drawing: a box for each input and for the result, a circle for each gate, and wires with their
 * numbers. Where a value is used more than once its wire forks: before the fork stands the whole gradient, on each
 * branch what came back along it. With `labels` only these are written, and the branches carry nothing.
 */
export function partsOf(walk: Walk, showGradients: boolean, allNames: boolean, labels?: Labels): Parts {
  const parts: Part[] = [];
  const wires: Wire[] = [];
  const number = (value: number): string => prettyNumber(value, walk.decimals);
  const valueAt = new Map(walk.forward.map((step, i) => [step.node.index, i + 1]));
  const start = walk.forward.length + 1;
  const reading = (value: number, at: number): { gradient?: Reading } =>
    showGradients ? { gradient: { text: number(value), at } } : {};
  const uses = usesOf(walk);

  const addLabel = (id: string, node: Node, text: string, readings: Partial<Part>): string => {
    parts.push(labelPart(id, node, text, readings));
    return id;
  };

  for (const node of walk.nodes) {
    if (node.kind === "constant" && node.index !== walk.output.index) continue;
    const id = `n${node.index}`;
    const known = valueAt.get(node.index) ?? 0;
    const branches = uses.get(node.index) ?? [];
    const isResult = node.index === walk.output.index;
    const now = known > 0 ? [known, start + (walk.forward.length - known) + 1] : [];
    parts.push(
      node.kind === "gate"
        ? gatePart(id, gateSymbol(node), node, now)
        : boxPart(id, "input", node, node.name, now),
    );
    const complete = isResult ? start : Math.max(start, largest(branches.map((use) => use.moment)));
    const gradient = reading(walk.gradients.get(node.index) ?? 0, complete);
    const own = labels?.(node);
    const line = own?.line;
    const isNamed = allNames || own?.named || node.graph.has(node.name);
    const name = node.kind === "gate" && !isResult && isNamed ? node.name : "";
    const value = {
      text: prettyNumber(walk.values.get(node.index) as number, walk.decimalsOf(node)),
      at: known,
    };
    const label = addLabel(`l${node.index}`, node, name, own ?? { value, ...gradient });
    wires.push({ from: id, to: label, arrow: false, line });
    if (isResult) {
      parts.push(boxPart("result", "result", node, node.kind === "gate" ? node.name : "result", [start]));
      wires.push({ from: label, to: "result", arrow: true, line });
    } else if (branches.length === 1) {
      const { consumer, position } = branches[0];
      wires.push({ from: label, to: `n${consumer}`, arrow: true, position, line });
    } else {
      const fork = `f${node.index}`;
      parts.push({ id: fork, kind: "fork", node, text: "", width: 9, height: 9, now: [] });
      wires.push({ from: label, to: fork, arrow: false, line });
      branches.forEach(({ consumer, sent, moment, position }, i) => {
        if (own) {
          const to = `n${consumer}`;
          wires.push({ from: fork, to, arrow: true, position, line: own.branches });
          return;
        }
        const branch = addLabel(`${fork}b${i}`, node, "", { value, ...reading(sent, moment) });
        wires.push({ from: fork, to: branch, arrow: false });
        wires.push({ from: branch, to: `n${consumer}`, arrow: true, position });
      });
    }
  }
  evenOut(parts);
  return { parts, wires };
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
      addUnder(uses, to.index, use);
    }
  });
  for (const list of uses.values()) list.sort((a, b) => a.consumer - b.consumer);
  return uses;
}

function tooBig(gates: number): OptionError {
  return new OptionError(
    "graph-too-big",
    `a graph of ${gates} gates is too big to be drawn: at most ${mostGates}. Draw a value in its middle, or print its trace`,
    { value: gates, expected: `at most ${mostGates} gates` },
  );
}
