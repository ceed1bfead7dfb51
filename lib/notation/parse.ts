import { GateError } from "../text/errors.js";
import { functions, isFunctionName } from "./functions.js";
import { badNotation, inFormula, type Token, tokens } from "./tokens.js";
import { type Comparison, namesIn, type Reduction, reductions, type Sign, type Tree } from "./tree.js";

/*
 * The plain notation in which a gate states its formulas: numbers, + - * / ( ) , the comparisons == != < > <= >=
 * with `? :`, a square or cube as `x^2`, the functions of functions.ts, and the names that the gate declares; in index
 * notation also elements, `x[i,k]`, and `sum(k, …)`, `max(k, …)`, `min(k, …)` over indices.
 * It is a common subset of JavaScript and of mathjs, whose rules of who binds tighter it shares.
 * It is for gate declarations in code; a learner's formula goes through lib/formula and never comes here.
 */

export interface ParseOptions {
  /** Whether elements and sums over indices are read too. */
  indices?: boolean;
  /** What the formula must be: a number, which is usual, or a condition such as `x > 0`. */
  as?: "number" | "condition";
  /** The names that it may use; without them any. */
  names?: readonly string[];
}

const comparisons = new Set(["==", "!=", "<", "<=", ">", ">="]);

/**
 * The tree of a formula in gate notation.
 * @throws GateError "bad-notation" for what is not of the notation, "unknown-name" for a name or function that is not
 * known; each with the place, in words and with a caret.
 */
export function parse(text: string, { indices = false, as = "number", names }: ParseOptions = {}): Tree {
  const parser = new Parser(text, indices, names);
  const tree = as === "condition" ? parser.condition() : parser.number();
  parser.close();
  return tree;
}

/** Recursive descent, one method for each strength of binding, the loosest first. */
class Parser {
  private readonly tokens: readonly Token[];
  private next = 0;

  constructor(
    private readonly text: string,
    private readonly indices: boolean,
    private readonly names: readonly string[] | undefined,
  ) {
    this.tokens = tokens(text, indices);
    if (this.tokens.length === 1) throw badNotation(text, 0, "nothing stands");
  }

  /** Nothing may be left. */
  close(): void {
    if (this.token.kind !== "end") throw this.unexpected("an operator such as + or *");
  }

  condition(): Tree {
    const start = this.token.position;
    const tree = this.side();
    if (tree.kind !== "comparison")
      throw this.bad(start, "a condition, such as x > 0, should stand at this place");
    return tree;
  }

  number(): Tree {
    const start = this.token.position;
    const tree = this.side();
    if (!this.takes("?")) return this.noCondition(tree, start);
    if (tree.kind !== "comparison")
      throw this.bad(start, 'before "?" there should be a condition, such as x > 0,');
    const yes = this.number();
    this.expect(":");
    return { kind: "choice", condition: tree, yes, no: this.number() };
  }

  /** A sum, or a comparison of two. */
  private side(): Tree {
    const left = this.sum();
    if (!comparisons.has(this.token.text)) return left;
    const sign = this.take().text as Comparison;
    return { kind: "comparison", sign, left, right: this.sum() };
  }

  private sum(): Tree {
    let tree = this.product();
    while (this.sees("+", "-"))
      tree = { kind: "operation", sign: this.sign(), left: tree, right: this.product() };
    return tree;
  }

  private product(): Tree {
    let tree = this.signed();
    while (this.sees("*", "/"))
      tree = { kind: "operation", sign: this.sign(), left: tree, right: this.signed() };
    return tree;
  }

  private signed(): Tree {
    return this.takes("-") ? { kind: "negative", of: this.signed() } : this.power();
  }

  /** `x^2` and `x^3`: the last digit of a general power differs between versions of Node. */
  private power(): Tree {
    const base = this.atom();
    const { position } = this.token;
    if (!this.takes("^")) return base;
    const exponent = this.token.text;
    const named = base.kind === "name" || base.kind === "element";
    if (!named || (exponent !== "2" && exponent !== "3"))
      throw this.bad(
        position,
        '"^" other than a name to the power 2 or 3 (write pow(x, y)) is not understood',
      );
    return { kind: "operation", sign: "^", left: base, right: this.atom() };
  }

  private atom(): Tree {
    const token = this.take();
    if (token.kind === "number") return { kind: "number", value: Number(token.text), text: token.text };
    if (token.kind === "word") {
      if (this.sees("(")) return this.call(token);
      if (isFunctionName(token.text))
        throw this.bad(
          token.position,
          `the function ${token.text} has no arguments, as in ${token.text}(x),`,
        );
      this.checkName(token);
      return this.takes("[")
        ? { kind: "element", name: token.text, at: this.list("]") }
        : { kind: "name", name: token.text };
    }
    if (token.text === "(") {
      const inner = this.number();
      this.expect(")");
      return inner;
    }
    if (token.kind !== "end") this.next--;
    throw this.unexpected("a number, a name or a function");
  }

  private call(token: Token): Tree {
    const { text: name, position } = token;
    this.expect("(");
    const args = this.list(")");
    const reduction = this.indices ? reductionOf(name, args) : undefined;
    if (reduction) return reduction;
    if (!isFunctionName(name)) throw this.unknown(token, "function", Object.keys(functions).join(" "));
    const { inputs } = functions[name];
    if (args.length !== inputs)
      throw this.bad(
        position,
        `${name} takes ${inputs} argument${inputs > 1 ? "s" : ""}, not ${args.length},`,
      );
    return { kind: "call", name, args };
  }

  private list(closing: string): Tree[] {
    const items = [this.number()];
    while (this.takes(",")) items.push(this.number());
    this.expect(closing);
    return items;
  }

  private checkName(token: Token): void {
    if (this.names && !this.names.includes(token.text))
      throw this.unknown(token, "name", this.names.join(", "));
  }

  private unknown({ text: word, position }: Token, what: string, known: string): GateError {
    const message = `the unknown ${what} "${word}" (known here: ${known})${inFormula(this.text, position)}`;
    return new GateError("unknown-name", message, { position, value: word, expected: known });
  }

  private noCondition(tree: Tree, position: number): Tree {
    if (tree.kind !== "comparison") return tree;
    throw this.bad(
      position,
      "a condition stands where a number should stand; choose with x > 0 ? 1 : 0, not",
    );
  }

  private get token(): Token {
    return this.tokens[this.next];
  }

  private take(): Token {
    const token = this.token;
    if (token.kind !== "end") this.next++;
    return token;
  }

  private sign(): Sign {
    return this.take().text as Sign;
  }

  private sees(...signs: readonly string[]): boolean {
    return this.token.kind === "sign" && signs.includes(this.token.text);
  }

  private takes(sign: string): boolean {
    if (!this.sees(sign)) return false;
    this.next++;
    return true;
  }

  private expect(sign: string): void {
    if (!this.takes(sign)) throw this.unexpected(`"${sign}"`);
  }

  private unexpected(expected: string): GateError {
    const { kind, text, position } = this.token;
    return this.bad(
      position,
      `${kind === "end" ? "the end" : `"${text}"`} stands where ${expected} should stand`,
    );
  }

  private bad(position: number, what: string): GateError {
    return badNotation(this.text, position, what);
  }
}

/** `sum(k, x[i,k] * y[k,j])`: names that the last argument uses, and that argument. */
function reductionOf(name: string, args: readonly Tree[]): Tree | undefined {
  const over = args.slice(0, -1).flatMap((arg) => (arg.kind === "name" ? [arg.name] : []));
  const body = args[args.length - 1];
  const used = namesIn(body);
  if (!(reductions as readonly string[]).includes(name) || over.length === 0) return undefined;
  if (over.length < args.length - 1 || over.some((index) => !used.includes(index))) return undefined;
  return { kind: "reduction", name: name as Reduction, over, body };
}
