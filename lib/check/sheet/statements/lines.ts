import type { Token } from "./tokens.js";

/** What stands between two signs of a line, and the sign before it. */
export interface Piece {
  sign: Token | undefined;
  /** The sign is tied to what stands before it, and a blank follows: "q= f=4", where q was left open. */
  open: boolean;
  tokens: readonly Token[];
}

const isSign = ({ kind }: Token): boolean => kind === "sign";
const isEquals = (token: Token | undefined): boolean =>
  token !== undefined && isSign(token) && /^(?:[=＝≈≃≅~]+|\\(?:approx|simeq))$/.test(token.text);

/** An arrow, or := : what stands behind it takes the place of what stands before. */
export function isChange({ text }: Token): boolean {
  return /^(?:[=＝-]{1,2}>|[→⟶⇒⟹↦←⟵]|<-|:=|\\(?:to|mapsto|gets|implies|\w*arrow))$/i.test(text);
}

/** The tokens between line ends and semicolons. A line that begins with an equal sign, or stands below one, goes on. */
export function logicalLines(tokens: readonly Token[]): Token[][] {
  const lines: Token[][] = [];
  let line: Token[] = [];
  const close = (): void => {
    const before = lines.at(-1);
    const dangling = isEquals(before?.at(-1)) && (startsWithNumber(line) || !line.some(isSign));
    if (before && (dangling || isEquals(line[0]))) for (const token of line) before.push(token);
    else if (line.length > 0) lines.push(line);
    line = [];
  };
  for (const token of tokens) {
    if (token.kind === "end") close();
    else line.push(token);
  }
  close();
  return lines;
}

/** A number, but not that of a list: "1." or "1)". */
function startsWithNumber([first, second]: readonly Token[]): boolean {
  const number = first?.kind === "operator" && second?.at === first.to ? second : first;
  return number?.kind === "number" && !number.text.endsWith(".") && second?.kind !== "close";
}

/** A line between its signs. Those within parentheses belong to a remark, unless there are no others. */
export function piecesOf(line: readonly Token[]): Piece[] {
  const inner = withinParentheses(line);
  const all = line.every((token, i) => !isSign(token) || inner[i]);
  const pieces: (Piece & { tokens: Token[] })[] = [{ sign: undefined, open: false, tokens: [] }];
  for (const [i, token] of line.entries()) {
    if (isSign(token) && (all || !inner[i])) {
      const open = line[i - 1]?.to === token.at && line[i + 1]?.at > token.to;
      pieces.push({ sign: token, open, tokens: [] });
    } else pieces[pieces.length - 1].tokens.push(token);
  }
  return pieces;
}

/** For each token whether it stands within parentheses that are opened and closed in this line. */
function withinParentheses(line: readonly Token[]): boolean[] {
  const opened: number[] = [];
  const change = line.map(() => 0);
  for (const [i, { kind }] of line.entries()) {
    if (kind === "open") opened.push(i);
    const from = kind === "close" ? opened.pop() : undefined;
    if (from === undefined) continue;
    change[from]++;
    change[i]--;
  }
  let depth = 0;
  return change.map((step) => {
    depth += step;
    return depth > 0;
  });
}
