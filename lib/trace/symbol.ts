import type { Node } from "../graph/graph.js";
import { prettyNumber, superscript } from "../text/format.js";

/**
 * What stands on a gate in a drawing: its symbol with any constant inside it, as textbooks draw it: "×", "+1", "×2",
 * "x²", "1/x", "max(x, 0)", "5 −".
 */
export function gateSymbol(node: Node): string {
  const { gate, inputs } = node;
  if (gate === undefined) return "";
  const { symbol } = gate;
  const [first, second] = inputs.map((input) =>
    input.kind === "constant" ? prettyNumber(input.value) : undefined,
  );
  if (first === undefined && second === undefined) return symbol;
  if (second !== undefined && symbol.includes("k")) return withConstant(symbol, second);
  if (symbol === "xʸ") return power(first, second);
  if (/^\p{L}{2,}$/u.test(symbol))
    return `${symbol}(${[first ?? "x", ...(second ? [second] : [])].join(", ")})`;
  if (inputs.length === 1) return `${symbol} ${first}`;
  return second === undefined ? `${first} ${symbol}` : `${first ?? ""}${symbol}${inParentheses(second)}`;
}

/** "+k" with k = -3 is "−3"; "×k" with k = -3 is "×(−3)". */
function withConstant(symbol: string, constant: string): string {
  if (symbol === "+k" && constant.startsWith("−")) return constant;
  return symbol.replace("k", inParentheses(constant));
}

function power(base = "x", exponent = "ʸ"): string {
  if (exponent === "ʸ") return `${inParentheses(base)}ˣ`;
  return /^−?\d+$/.test(exponent) ? `${inParentheses(base)}${superscript(exponent)}` : `${base}^${exponent}`;
}

function inParentheses(number: string): string {
  return number.startsWith("−") ? `(${number})` : number;
}
