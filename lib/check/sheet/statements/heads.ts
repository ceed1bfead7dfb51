import { isChange, type Piece } from "./lines.js";
import type { Token } from "./tokens.js";

/** What the names on a sheet are to its problem. */
export interface Names {
  /** A name that is given or asked for. */
  isKnown(name: string): boolean;
  /** One that the problem gives. */
  isGiven(name: string): boolean;
  /** Of several spellings the one; the same where the problem does not have it. */
  keyOf(name: string): string;
}

/** What has been answered further up, by `keyOf` of its name: what stands behind the last equal sign. */
export type Answered = ReadonlyMap<string, string>;

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

/**
 * Where in what stands between two equal signs the next statement begins; undefined where the chain goes on.
 * @param result what stands behind the next sign.
 */
export function nextHead(
  { sign, open, tokens }: Piece,
  names: Names,
  answered: Answered,
  result: readonly Token[],
): number | undefined {
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
  const factors = tokens.slice(0, head);
  const product =
    (names.isGiven(name) && isCalculation(factors, names)) ||
    isProductOf(factors, names, { name, own: answered.get(names.keyOf(name)), result });
  return product ? undefined : head;
}

/**
 * Whether a name is a factor, with no sign between: in "df/du du/dx = 6", in "2u dv = 2" and "Wᵀ dy = …" where dv and dy
 * stand further up or nothing asks for them, and behind a number alone, "3 du = 6", where that is what it gives.
 */
function isProductOf(
  factors: readonly Token[],
  { isKnown }: Names,
  { name, own, result }: { name: string; own: string | undefined; result: readonly Token[] },
): boolean {
  const last = factors[factors.length - 1];
  if (chainRule.test(`${last.text} ${name}`)) return true;
  if (last.kind === "name" || (last.kind === "close" && factors.some(({ kind }) => kind === "name")))
    return own !== undefined || !isKnown(name);
  if (own === undefined || factors.some(({ kind }) => kind !== "number" && kind !== "operator")) return false;
  const [factor, value, given] = [textOf(factors), own, textOf(result)].map((one) => readNumber(one));
  return Math.abs(factor * value - given) <= 0.01 * Math.abs(given);
}

/** "df/du du/dx" */
const chainRule = /\/\s*[d∂](\S+) [d∂]\1\s*\//;

const textOf = (tokens: readonly Token[]): string => tokens.map(({ text }) => text).join("");

/** A plain number; NaN for all else. */
const readNumber = (text: string): number => (text === "" ? Number.NaN : Number(text.replace(/[−–]/g, "-")));

/** Names and numbers with operators between them: more than a number alone. */
function isCalculation(tokens: readonly Token[], { isKnown }: Names): boolean {
  const fits = ({ kind, text }: Token): boolean =>
    ["number", "operator", "open", "close"].includes(kind) || (kind === "name" && isKnown(text));
  return (
    tokens.every(fits) && tokens.some(({ kind }, i) => kind === "name" || (kind === "operator" && i > 0))
  );
}
