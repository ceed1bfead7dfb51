import { isChange, type Piece } from "./lines.js";
import type { Token } from "./tokens.js";

/** What the names on a sheet are to its problem. */
export interface Names {
  /** A name that is given or asked for. */
  isKnown(name: string): boolean;
  /** One that the problem gives. */
  isGiven(name: string): boolean;
}

/** Where the name at the end of a piece begins: "q", "w1 new", "w1 (new)", "f(x, y)"; undefined where there is none. */
export function headOf(tokens: readonly Token[], { isKnown }: Names): number | undefined {
  const [third, second, last] = tokens.slice(-3);
  const end = tokens.length - 1;
  const tail = tokens[end];
  if (tail === undefined) return undefined;
  const isNew = (token: Token | undefined): boolean => /^(?:new|updated)$/i.test(token?.text ?? "");
  if (tail.kind === "name") return isNew(tail) && tokens[end - 1]?.kind === "name" ? end - 1 : end;
  if (tail.kind !== "close") return undefined;
  if (isNew(second) && third?.kind === "open" && last.kind === "close" && tokens[end - 3]?.kind === "name")
    return end - 3;
  const open = tokens.map(({ kind }) => kind).lastIndexOf("open");
  const called = tokens[open - 1];
  const plain = tokens.slice(open + 1, -1).every(({ kind }) => kind === "name" || kind === "comma");
  return called?.kind === "name" && called.to === tokens[open].at && plain && isKnown(called.text)
    ? open - 1
    : undefined;
}

/** What a learning rate is called. */
const rate = /^(?:\\?(?:eta|alpha)|[ηα]|lr)$/;

/** Whether a name goes on with what stands before it: "x + y", "2x", "(o - t)x", "η dw". */
export function joins(before: Token, name: Token): boolean {
  if (before.kind === "operator" || before.kind === "open") return true;
  return (
    rate.test(before.text) || (before.to === name.at && (before.kind === "number" || before.kind === "close"))
  );
}

/** Where in what stands between two equal signs the next statement begins; undefined where the chain goes on. */
export function nextHead({ sign, open, tokens }: Piece, names: Names): number | undefined {
  const head = headOf(tokens, names);
  if (head === undefined) return undefined;
  const before = tokens[head - 1];
  if (before === undefined) {
    const leftOpen = open && !names.isGiven(tokens[head].text);
    return leftOpen || (sign && isChange(sign)) ? 0 : undefined;
  }
  // A dash alone is a place left blank; "- z" would be a number.
  const isDash = head === 1 && /^[-–—]$/.test(before.text) && before.to < tokens[head].at;
  if (joins(before, tokens[head]) && !isDash) return undefined;
  const name = tokens[head].text;
  const product = names.isGiven(name) && isCalculation(tokens.slice(0, head), names);
  return product ? undefined : head;
}

/** Names and numbers with operators between them: more than a number alone. */
function isCalculation(tokens: readonly Token[], { isKnown }: Names): boolean {
  const fits = ({ kind, text }: Token): boolean =>
    ["number", "operator", "open", "close"].includes(kind) || (kind === "name" && isKnown(text));
  return (
    tokens.every(fits) && tokens.some(({ kind }, i) => kind === "name" || (kind === "operator" && i > 0))
  );
}
