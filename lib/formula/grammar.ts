import { quote, refuse } from "../text/refuse.js";
import type { Token } from "./tokens.js";
import { adviceFor, constants, functionNamed, functions, unfitName } from "./words.js";

/** How deep parentheses, signs and powers may be nested, all told. */
const deepest = 100;

/** An open parenthesis: of a function's arguments or of a group; with the signs and powers pending inside. */
interface Frame {
  readonly call: boolean;
  pending: number;
}

/**
 * Checks the tokens of one expression: that operands and operators alternate, that no product is left out, that
 * functions are known and no nesting is too deep. What passes needs mathjs only for who binds tighter.
 * @throws FormulaError
 */
export function checkGrammar(text: string, line: readonly Token[]): void {
  const frames: Frame[] = [{ call: false, pending: 0 }];
  let before: Token | undefined;
  let complete = false; // whether an operand has just ended, so that an operator may follow
  for (const token of line) {
    const frame = frames[frames.length - 1];
    if (token.kind === "number" || token.kind === "name" || token.kind === "(") {
      const call = before?.kind === "name" && token.kind === "(" && functionNamed(before.text) !== undefined;
      if (token.kind === "name") checkName(text, token);
      if (before && isBareFunction(before) && !call) throw bareFunction(text, before, token);
      if (complete && !call) throw notBeside(text, line, before as Token, token);
      if (token.kind === "(") frames.push({ call, pending: 0 });
      complete = token.kind !== "(";
    } else if (before && isBareFunction(before)) {
      throw bareFunction(text, before, token);
    } else if (token.kind === "operator" && !complete) {
      if (token.text !== "-" && token.text !== "+") throw missing(text, before, token);
      frame.pending++;
    } else if (!complete) {
      throw missing(text, before, token);
    } else if (token.kind === "operator") {
      frame.pending = token.text === "^" ? frame.pending + 1 : 0;
      complete = false;
    } else if (token.kind === ",") {
      if (!frame.call) throw comma(text, line, token);
      frame.pending = 0;
      complete = false;
    } else if (token.kind === ")") {
      frames.pop();
    } else {
      throw refuse(text, token.position, "misplaced-equals", 'one "=" is read, after a name: q = x + y');
    }
    const depth = frames.reduce((sum, { pending }) => sum + pending, frames.length - 1);
    if (depth > deepest)
      throw refuse(
        text,
        token.position,
        "too-deep",
        `nested more than ${deepest} deep; name a part on a line of its own`,
      );
    before = token;
  }
  if (before && isBareFunction(before)) throw bareFunction(text, before, undefined);
  if (!complete) throw missing(text, before, undefined);
}

function isBareFunction(token: Token): boolean {
  return token.kind === "name" && functions.has(token.text);
}

function checkName(text: string, token: Token): void {
  const unfit = unfitName(token.text);
  if (unfit) throw refuse(text, token.position, unfit[0], unfit[1], { value: token.text });
}

function bareFunction(text: string, name: Token, next: Token | undefined) {
  const form = functions.get(name.text)?.inputs.length === 2 ? `${name.text}(a, b)` : `${name.text}(x)`;
  const power = next?.text === "^" ? `; a power is ${form}^2, and an inverse is not read` : "";
  return refuse(
    text,
    name.position,
    "function-without-arguments",
    `${name.text} is a function and needs its argument in parentheses: ${form}${power}`,
    { value: name.text, expected: form },
  );
}

/** Two operands with nothing between them: a product left out, or an unknown function. */
function notBeside(text: string, line: readonly Token[], before: Token, token: Token) {
  if (before.kind === "name" && token.kind === "(") {
    const isVariable =
      constants.has(before.text) ||
      line.some(
        (other, i) => other.text === before.text && line[i + 1] !== token && line[i + 1]?.kind !== "(",
      );
    const advice = isVariable ? `write the product as ${before.text} * (…)` : adviceFor(before.text);
    return refuse(
      text,
      before.position,
      "unknown-function",
      `${quote(before.text)} is no function here; ${advice}`,
      {
        value: before.text,
        expected: [...functions.keys()].join(" "),
        hint: advice,
      },
    );
  }
  const left = before.kind === ")" ? "(…)" : before.text;
  const product = `${left} * ${token.kind === "(" ? "(…)" : token.text}`;
  return refuse(text, token.position, "implicit-product", `a product is never left out; write ${product}`, {
    value: `${left}${token.text}`,
    expected: "an operator: + - * / ^",
    hint: product,
  });
}

function missing(text: string, before: Token | undefined, token: Token | undefined) {
  const where =
    before === undefined
      ? `before ${quote(token?.text ?? "")}`
      : token === undefined
        ? `after ${quote(before.text)}`
        : `between ${quote(before.text)} and ${quote(token.text)}`;
  const position = token?.position ?? (before as Token).position + (before as Token).text.length;
  return refuse(text, position, "syntax", `a number, name or "(" is missing ${where}`, {
    value: token?.text ?? "",
    expected: "a number, a name, a function or (",
  });
}

function comma(text: string, line: readonly Token[], token: Token) {
  const at = line.indexOf(token);
  const [before, after] = [line[at - 1], line[at + 1]];
  const decimal = before?.kind === "number" && after?.kind === "number";
  const message = decimal
    ? `a decimal number is written with a point: ${before.text}.${after.text}`
    : "a comma only separates the arguments of a function, such as max(a, b); lines are separated by ;";
  return refuse(text, token.position, decimal ? "decimal-comma" : "misplaced-comma", message, { value: "," });
}
