import { Node } from "../../graph/graph.js";
import type { Span } from "../../graph/spans.js";
import { largest } from "../../text/extent.js";
import { addUnder } from "../../text/lists.js";
import { tensorSymbol } from "../../trace/tensor-rows.js";
import type { TensorWalk } from "../../trace/tensor-walk.js";
import { boxPart, evenOut, gatePart, labelPart } from "../kit/boxes.js";
import type { Part, Parts, Wire } from "../kit/part.js";
import type { Contents } from "./contents.js";
import { plateSize } from "./plate.js";

/**
 * The parts of a drawing of tensors: a circle for each gate, and for each tensor a plate with its numbers, on the wire
 * that comes from its gate. Numbers between them are drawn as in a graph of numbers. An element that is used alone
 * stands on its own wire.
 */
export function tensorPartsOf(walk: TensorWalk, contents: Contents, allNames: boolean): Parts {
  const parts: Part[] = [];
  const wires: Wire[] = [];
  const { graph } = walk.output;
  const knownAt = new Map(walk.forward.map((step, i) => [step.span, i + 1]));
  const start = walk.forward.length + 1;
  const uses = usesOf(walk);

  for (const span of walk.spans) {
    const { offset, shape, kind } = span;
    const isNumber = shape.length === 0;
    if (kind === "constant" && isNumber) continue;
    const node = new Node(graph, offset);
    const name = walk.nameOf(span);
    const isResult = offset === walk.output.index;
    const known = knownAt.get(span) ?? 0;
    const branches = uses.get(offset) ?? [];
    const complete = isResult ? start : Math.max(start, largest(branches.map((use) => use.moment)));
    const id = `n${offset}`;
    const now = known > 0 ? [known, start + (walk.forward.length - known) + 1] : [];
    if (span.gate) {
      const tip = `${name}: ${span.gate.name} gate, ${"line" in span.gate ? span.gate.line : span.gate.forward}`;
      parts.push({ ...gatePart(id, tensorSymbol(walk, span), node, now), tip });
    }
    let last = id;
    if (isNumber) {
      if (!span.gate) parts.push(boxPart(id, "input", node, name, now));
      const { named, ...readings } = contents.number(span, { known, complete });
      const isNamed = (allNames || named || graph.has(name)) && span.gate !== undefined && !isResult;
      last = `l${offset}`;
      parts.push(labelPart(last, node, isNamed ? name : "", readings));
      wires.push({ from: id, to: last, arrow: false });
    } else {
      const { plate, line } = contents.plate(span, { known, complete });
      const title = allNames || graph.has(name) || !span.gate ? name : "";
      last = span.gate ? `l${offset}` : id;
      const tip = `${name}, ${plate.shape}`;
      parts.push({
        id: last,
        kind: "plate",
        node,
        text: title,
        tip,
        ...plateSize(title, plate),
        plate,
        line,
        now: [],
      });
      if (span.gate) wires.push({ from: id, to: last, arrow: false });
    }
    if (isResult) {
      parts.push(boxPart("result", "result", node, span.gate ? name : "result", [start]));
      wires.push({ from: last, to: "result", arrow: true });
      continue;
    }
    if (branches.length > 1) {
      const fork = `f${offset}`;
      parts.push({ id: fork, kind: "fork", node, text: "", width: 9, height: 9, now: [] });
      wires.push({ from: last, to: fork, arrow: false });
      last = fork;
    }
    branches.forEach(({ consumer, position, to, moment, sent }, i) => {
      const gate = `n${consumer}`;
      const isPart = to.shape.length === 0 && (!isNumber || branches.length > 1);
      if (!isPart && branches.some((other, j) => j !== i && other.consumer === consumer)) {
        // Two wires into one gate need some room between them.
        const spacer = `f${offset}b${i}`;
        parts.push({ id: spacer, kind: "label", node, text: "", width: 18, height: 14, now: [] });
        wires.push({ from: last, to: spacer, arrow: false });
        wires.push({ from: spacer, to: gate, arrow: true, position });
        return;
      }
      if (!isPart) {
        wires.push({ from: last, to: gate, arrow: true, position });
        return;
      }
      const branch = `f${offset}b${i}`;
      const readings = contents.branch(to, sent, { known, complete: moment });
      parts.push(labelPart(branch, new Node(graph, to.offset), isNumber ? "" : walk.nameOf(to), readings));
      wires.push({ from: last, to: branch, arrow: false });
      wires.push({ from: branch, to: gate, arrow: true, position });
    });
  }
  evenOut(parts);
  return { parts, wires };
}

interface Use {
  consumer: number;
  position: number;
  /** What is used: the tensor, or an element of it. */
  to: Span;
  /** Of a number, what came back. */
  sent: number;
  moment: number;
}

/** For each tensor the gates that use it or an element of it, once for each input that it feeds. */
function usesOf(walk: TensorWalk): Map<number, Use[]> {
  const uses = new Map<number, Use[]>();
  walk.backward.forEach((step, i) => {
    step.span.inputs.forEach((to, position) => {
      const sent = step.sent.find((one) => one.position === position)?.sent;
      const use = {
        consumer: step.span.offset,
        position,
        to,
        sent: typeof sent === "number" ? sent : 0,
        moment: walk.forward.length + 2 + i,
      };
      const holder = walk.spanAt(to.offset);
      if (holder.kind !== "constant" || holder.shape.length > 0) addUnder(uses, holder.offset, use);
    });
  });
  for (const list of uses.values()) list.sort((a, b) => a.consumer - b.consumer);
  return uses;
}
