import { Bind, styles, type Written } from "../../notation/style.js";
import { product, write } from "../../notation/write.js";
import { formatNumber } from "../../text/format.js";
import type { Line, Term } from "./line.js";
import type { Plan } from "./plan.js";

const style = styles.text;

/**
 * The formula of a line, as one derives it on paper: in the names of the problem and of the gradients, "do × o × (1 - o)";
 * what has no name is written out.
 */
export function derivedText(plan: Plan, line: Line): string {
  return formulaOf(plan, line).text;
}

function formulaOf(plan: Plan, line: Line): Written {
  switch (line.kind) {
    case "given":
    case "plain":
      return atom(line.kind === "given" && line.node.kind === "input" ? line.name : formatNumber(line.exact));
    case "value": {
      const [x, y = x] = line.from;
      return write(line.gate.trees.forward, style, (name) => named(plan, plan.lines[name === "x" ? x : y]));
    }
    case "gradient":
      if (line.terms.length === 0) return atom(formatNumber(line.exact));
      return line.terms.map((term) => sent(plan, term)).reduce(sum);
    case "update": {
      const step = product(atom(formatNumber(line.rate)), named(plan, plan.lines[line.gradient]), style);
      return sum(named(plan, plan.lines[line.old]), { ...step, text: `-${step.text}`, bind: Bind.negative });
    }
    case "rule":
      return { text: line.formula, bind: Bind.sum };
  }
}

/** A line by its name, where the problem gives it one; else what it is made of. */
function named(plan: Plan, line: Line): Written {
  const own = !("node" in line) || line.node.kind === "input" || plan.formula?.graph.has(line.node.name);
  return own ? atom(line.name) : formulaOf(plan, line);
}

/** upstream × local; a factor 1 is left out. */
function sent(plan: Plan, { gate, position, upstream, x, y, out }: Term): Written {
  const places: Readonly<Record<string, number>> = { x, y, k: y, out };
  const local = write(gate.trees.local[position], style, (name) => named(plan, plan.lines[places[name]]));
  const above = plan.lines[upstream];
  const isResult = above.kind === "gradient" && above.terms.length === 0;
  const from = isResult ? atom(formatNumber(above.exact)) : named(plan, above);
  if (local.text === "1") return from;
  if (from.text === "1") return local;
  if (local.text === "-1") return { text: `-${grouped(from)}`, bind: Bind.negative };
  return product(from, local, style);
}

function sum(a: Written, b: Written): Written {
  return b.text.startsWith("-")
    ? { text: `${a.text} - ${b.text.slice(1)}`, bind: Bind.sum }
    : { text: `${a.text} + ${b.text}`, bind: Bind.sum };
}

const atom = (text: string): Written => ({ text, bind: text.startsWith("-") ? Bind.negative : Bind.atom });
const grouped = ({ text, bind }: Written): string => (bind >= Bind.product ? text : `(${text})`);
