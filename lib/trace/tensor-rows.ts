import type { GateFacts } from "../gate/facts.js";
import { Node } from "../graph/graph.js";
import { shapeText } from "../graph/shape.js";
import type { Span } from "../graph/spans.js";
import { type StyleName, styles } from "../notation/style.js";
import { isScalarGate } from "../tensor/steps.js";
import { isSmall } from "./matrix.js";
import { gradientOf } from "./rows.js";
import { gateSymbol } from "./symbol.js";
import { type TensorMath, TensorWriter } from "./tensor-math.js";
import type { TensorWalk } from "./tensor-walk.js";

/** One of the two tables of a walk, every cell written in one style. `moments` numbers its rows. */
export interface StepTable {
  title: string;
  columns: string[];
  rows: string[][];
  moments: number[];
}

/** What stands on the gate of a tensor: its symbol, with a constant number inside it. */
export function tensorSymbol({ output: { graph } }: TensorWalk, span: Span): string {
  const gate = span.gate as GateFacts;
  const tells = span.inputs.every(({ kind, shape }) => kind !== "constant" || shape.length === 0);
  return isScalarGate(span) && tells ? gateSymbol(new Node(graph, span.offset)) : gate.symbol;
}

/** What one input of a gate is sent, as it is printed. */
export interface TensorBackwardRow {
  moment: number;
  symbol: string;
  /** The gate's own tensor, whose gradient is the upstream. */
  from: string;
  /** The tensor that is sent to. */
  to: string;
  math: TensorMath;
  /** Which of how many paths this is: "1 of 2"; empty where there is one. */
  part: string;
  /** The gradient gathered so far; where paths meet, as a sum. */
  gathered: string;
}

export function tensorBackwardRows(walk: TensorWalk, style: StyleName): TensorBackwardRow[] {
  const writer = new TensorWriter(walk, style);
  const paths = new Map<number, number>();
  const holderOf = (span: Span): number => walk.spanAt(span.offset).offset;
  const all = walk.backward.flatMap(({ sent }) => sent);
  for (const { to } of all) paths.set(holderOf(to), (paths.get(holderOf(to)) ?? 0) + 1);
  const met = new Map<number, number>();
  const before = new Map<string, string>();
  return walk.backward.flatMap((step, i) =>
    step.sent.map((sent) => {
      const math = writer.sent(step, sent);
      const holder = holderOf(sent.to);
      const count = paths.get(holder) as number;
      met.set(holder, (met.get(holder) ?? 0) + 1);
      const key = `${sent.to.offset} ${sent.to.size}`;
      const total = writer.numbers(sent.total, sent.to);
      const earlier = before.get(key);
      before.set(key, total);
      const adds = earlier !== undefined && isSmall(sent.shape);
      const { minus, equals, parentheses } = styles[style];
      const added = math.value.startsWith(minus) ? parentheses(math.value) : math.value;
      return {
        moment: walk.forward.length + 2 + i,
        symbol: tensorSymbol(walk, step.span),
        from: writer.name(step.span),
        to: writer.name(sent.to),
        math,
        part: count > 1 ? `${met.get(holder)} of ${count}` : "",
        gathered: adds ? `${earlier} + ${added}${equals}${total}` : total,
      };
    }),
  );
}

/** The table of the way forward and the table of the way back, of a graph of tensors. */
export function tensorTables(walk: TensorWalk, style: StyleName): [StepTable, StepTable] {
  const writer = new TensorWriter(walk, style);
  const { equals, number, name, symbol: sign } = styles[style];
  const math = (text: string): string => (style === "tex" ? `$${text}$` : text);
  const result = name(walk.output.name);
  const start = walk.forward.length + 1;
  const one = number(1, walk.decimals);
  const back = tensorBackwardRows(walk, style);
  return [
    {
      title: "Forward: each gate's value",
      columns: ["step", "gate", "formula", "with numbers", "value"],
      rows: walk.forward.map((step, i) => {
        const { name, formula, filled, value } = writer.forward(step);
        const shape = step.shape.length > 0 ? ` → ${shapeText(step.shape)}` : "";
        return [
          String(i + 1),
          `${sign(tensorSymbol(walk, step.span))}${shape}`,
          `${name}${equals}${formula}`,
          filled,
          value,
        ];
      }),
      moments: walk.forward.map((_, i) => i + 1),
    },
    {
      title: `Backward: what each gate sends to its inputs; dx stands for d${walk.output.name}/dx, in the shape of x`,
      columns: ["step", "back through", "what is sent", "with numbers", "gradient so far"],
      rows: [
        [String(start), "start", gradientOf(result, result, style), one, one],
        ...back.map(({ moment, symbol, from, math: { name, formula, filled, value }, part, gathered }) => [
          String(moment),
          `${sign(symbol)} of ${math(from)}`,
          // Where several paths meet, what is sent along one of them is not the gradient.
          part === ""
            ? `${name}${equals}${formula}`
            : `${style === "tex" ? `\\text{part ${part} of }` : `part ${part} of `}${name}:${style === "tex" ? "\\;" : ""} ${formula}`,
          filled === "" || filled === value ? value : `${filled}${equals}${value}`,
          gathered,
        ]),
      ],
      moments: [start, ...back.map(({ moment }) => moment)],
    },
  ];
}
