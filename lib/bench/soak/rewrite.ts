import type { Random } from "../../data/random.js";
import type { Expression } from "../../formula/tree.js";

const signs: Readonly<Record<string, string>> = {
  add: "+",
  subtract: "-",
  multiply: "*",
  divide: "/",
  pow: "^",
};
const call = (gate: string, ...inputs: Expression[]): Expression => ({
  kind: "call",
  gate,
  inputs,
  position: 0,
});
const number = (value: number): Expression => ({ kind: "number", value, position: 0 });

/** A formula as a text, with every parenthesis written. */
export function written(expression: Expression): string {
  if (expression.kind === "number")
    return expression.value < 0 ? `(${expression.value})` : String(expression.value);
  if (expression.kind === "name") return expression.name;
  const [x, y] = expression.inputs.map(written);
  if (expression.gate === "unaryMinus") return `(-${x})`;
  const sign = signs[expression.gate];
  return sign === undefined ? `${expression.gate}(${x})` : `(${x} ${sign} ${y})`;
}

/** The same function otherwise written: terms and factors change places, products open, squares become products. */
export function rewritten(
  expression: Expression,
  next: Random,
  lines: ReadonlyMap<string, Expression>,
): Expression {
  if (expression.kind === "number") return expression;
  if (expression.kind === "name") {
    const inside = lines.get(expression.name);
    return inside && next() < 0.3 ? rewritten(inside, next, lines) : expression;
  }
  const inputs = expression.inputs.map((input) => rewritten(input, next, lines));
  return rule({ ...expression, inputs }, next);
}

function rule(expression: Extract<Expression, { kind: "call" }>, next: Random): Expression {
  const { gate } = expression;
  const [x, y] = expression.inputs;
  if (next() < 0.4) return expression;
  switch (gate) {
    case "add":
      return next() < 0.7 ? call("add", y, x) : call("subtract", x, call("unaryMinus", y));
    case "subtract":
      return next() < 0.5
        ? call("add", call("unaryMinus", y), x)
        : call("unaryMinus", call("subtract", y, x));
    case "multiply": {
      if (isSum(y) && next() < 0.6)
        return call(y.gate, call("multiply", x, y.inputs[0]), call("multiply", x, y.inputs[1]));
      if (isSum(x) && next() < 0.6)
        return call(x.gate, call("multiply", x.inputs[0], y), call("multiply", x.inputs[1], y));
      return next() < 0.8
        ? call("multiply", y, x)
        : call("divide", call("multiply", call("multiply", x, y), number(2)), number(2));
    }
    case "divide":
      return next() < 0.5
        ? call("multiply", call("divide", number(1), y), x)
        : call("divide", call("unaryMinus", x), call("unaryMinus", y));
    case "pow":
      return y.kind === "number" && y.value === 2 ? call("multiply", x, x) : expression;
    case "unaryMinus":
      return next() < 0.5 ? call("multiply", number(-1), x) : call("subtract", number(0), x);
    case "sigmoid":
      return next() < 0.5
        ? call("divide", number(1), call("add", number(1), call("exp", call("unaryMinus", x))))
        : call("divide", call("exp", x), call("add", call("exp", x), number(1)));
    case "exp":
      return next() < 0.5 ? call("divide", number(1), call("exp", call("unaryMinus", x))) : expression;
    default:
      return expression;
  }
}

function isSum(expression: Expression): expression is Extract<Expression, { kind: "call" }> {
  return expression.kind === "call" && (expression.gate === "add" || expression.gate === "subtract");
}

/** Another function: a name, a sign or a number of it is another one. */
export function spoiled(expression: Expression, next: Random, names: readonly string[]): Expression {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)];
  if (expression.kind === "number") return number(expression.value + pick([-2, -1, 1, 2, 0.5]));
  if (expression.kind === "name")
    return next() < 0.7
      ? { ...expression, name: pick(names.filter((name) => name !== expression.name)) }
      : call(
          pick(["add", "multiply"]),
          expression,
          next() < 0.5 ? number(2) : { ...expression, name: pick(names) },
        );
  const { gate, inputs } = expression;
  if (next() < 0.75) {
    const at = Math.floor(next() * inputs.length);
    return {
      ...expression,
      inputs: inputs.map((input, i) => (i === at ? spoiled(input, next, names) : input)),
    };
  }
  const other: Readonly<Record<string, string>> = {
    add: "subtract",
    subtract: "add",
    multiply: "divide",
    divide: "multiply",
  };
  return other[gate] === undefined ? inputs[0] : call(other[gate], ...inputs);
}
