import { renderGraphviz } from "../host/graphviz.js";
import { commutes } from "../notation/form.js";
import { largest } from "../text/extent.js";
import { addUnder } from "../text/lists.js";
import { clutter } from "./clutter.js";
import { fold } from "./fold.js";
import type { Layout, Part, Parts, Place, Wire } from "./kit/part.js";

/** What Graphviz is told beside the graph; it answers differently to each, and the clearest answer is taken. */
interface Hints {
  /** Every gate's first input stands above its second; without it only where their order matters. */
  ordered: boolean;
  /** The nodes are named from the last to the first. */
  reversed: boolean;
  /** The room between two columns, in pixels. */
  room: number;
}
const tries: readonly Hints[] = [true, false].flatMap((ordered) =>
  [false, true].map((reversed) => ({ ordered, reversed, room: 18 })),
);

/** Lets Graphviz's dot find the places, from left to right, a long chain in rows. What is drawn there is ours: see svg.ts. */
export function layOut(given: Parts): Layout {
  return fold(inOneRow(given), given.parts);
}

function inOneRow({ parts, wires }: Parts): Layout {
  const attempt = (hints: Hints): Attempt => {
    const layout = readPlain(renderGraphviz(toDot({ parts, wires }, hints), "plain"), wires);
    return { hints, layout, score: clutter(layout, parts) };
  };
  let best = attempt(tries[0]);
  if (parts.length > 150) return best.layout;
  for (const hints of [...tries.slice(1), undefined]) {
    if (best.score === 0) break;
    const other = attempt(hints ?? { ...best.hints, room: 30 });
    if (other.score < best.score) best = other;
  }
  return best.layout;
}

interface Attempt {
  hints: Hints;
  layout: Layout;
  score: number;
}

/** The graph in Graphviz's language: sizes in inches of 72 pixels, names only our own ids. */
function toDot({ parts, wires }: Parts, { ordered, reversed, room }: Hints = tries[0]): string {
  const kind = new Map(parts.map((part) => [part.id, part.kind]));
  const ofGate = new Set(parts.filter((part) => part.node.kind === "gate").map((part) => part.id));
  // A number stands close to where it comes from; what leads from gate to gate runs straight.
  const weightOf = (from: string, to: string): number =>
    (carriesNumbers(kind.get(to)) ? 20 : 1) * (ofGate.has(from) ? 5 : 1);
  const inOrder = <T>(list: T[]): T[] => (reversed ? list.reverse() : list);
  const lines = inOrder(parts.map((part) => `${part.id} [${nodeAttributes(part, ordered)}];`));
  const first = leftColumn(parts, wires);
  const column = first.length > 1 ? [`{ rank=same; ${inOrder(first).join("; ")} }`] : [];
  const byPosition = [...wires].sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
  const edges = byPosition.map(({ from, to }) => {
    const tail = kind.get(from) === "fork" ? "" : "tailport=e,";
    const head = carriesNumbers(kind.get(to)) || kind.get(to) === "result" ? "headport=w," : "";
    return `${from} -> ${to} [${tail}${head}weight=${weightOf(from, to)}];`;
  });
  const defaults = 'node [fixedsize=true,label=""]; edge [arrowhead=none];';
  const space = `nodesep=0.15; ranksep=${inches(room)};`;
  return `digraph { rankdir=LR; mclimit=4; ${space} ${defaults}\n${[...lines, ...column, ...edges].join("\n")}\n}`;
}

/** What stands on a wire: it is entered from the left. */
function carriesNumbers(kind: Part["kind"] | undefined): boolean {
  return kind === "label" || kind === "plate";
}

/** A gate keeps its first input above its second; where their order is free, wires change places rather than cross. */
function nodeAttributes({ kind, width, height, node }: Part, ordered: boolean): string {
  const shape = kind === "gate" || kind === "fork" ? "ellipse" : "box";
  const order =
    kind === "gate" && (ordered || node.gate === undefined || !commutes(node.gate.trees.forward))
      ? ",ordering=in"
      : "";
  return `shape=${shape},width=${inches(width)},height=${inches(height)}${order}`;
}

/** The inputs stand in one column at the left, as in a textbook, unless one of them would get a very long wire. */
function leftColumn(parts: Part[], wires: Wire[]): string[] {
  const depth = new Map<string, number>();
  const incoming = new Map<string, string[]>();
  for (const { from, to } of wires) addUnder(incoming, to, from);
  for (const { id, kind } of parts) if (kind === "gate") depth.set(id, 0);
  const before = (id: string): string[] =>
    (incoming.get(id) ?? []).flatMap((from) => (depth.has(from) ? [from] : before(from)));
  for (const { id, kind } of parts)
    if (kind === "gate") depth.set(id, 1 + largest(before(id).map((gate) => depth.get(gate) ?? 0)));
  const isInput = new Set(parts.filter((part) => part.kind === "input").map((part) => part.id));
  const entries = wires.flatMap(({ from, to }) => {
    const gate = depth.get(to);
    return gate !== undefined && sourceOf(from, incoming, isInput) ? [gate] : [];
  });
  return largest(entries) <= 4 ? [...isInput] : [];
}

function sourceOf(id: string, incoming: Map<string, string[]>, isInput: Set<string>): boolean {
  if (isInput.has(id)) return true;
  const [from] = incoming.get(id) ?? [];
  return from !== undefined && !id.startsWith("n") && sourceOf(from, incoming, isInput);
}

/** Reads Graphviz's "plain" output: inches, with y upwards. */
function readPlain(plain: string, wires: Wire[]): Layout {
  const places = new Map<string, Place>();
  const curves = new Map<string, Place[][]>();
  let [width, height] = [0, 0];
  for (const line of plain.split("\n")) {
    const words = line.split(" ");
    const point = (i: number): Place => ({ x: Number(words[i]) * 72, y: height - Number(words[i + 1]) * 72 });
    if (words[0] === "graph") [width, height] = [Number(words[2]) * 72, Number(words[3]) * 72];
    if (words[0] === "node") places.set(words[1], point(2));
    if (words[0] === "edge") {
      const key = `${words[1]} ${words[2]}`;
      const points = Array.from({ length: Number(words[3]) }, (_, i) => point(4 + 2 * i));
      addUnder(curves, key, points);
    }
  }
  const drawn = wires.map((wire) => ({ wire, points: curves.get(`${wire.from} ${wire.to}`)?.shift() ?? [] }));
  return { width, height, places, curves: drawn };
}

function inches(pixels: number): string {
  return (pixels / 72).toFixed(4);
}
