/** A name and the text that stands behind its sign. */
export interface Pair {
  name: string | undefined;
  value: string;
  /** Where the name begins in the text; where the value does, when there is no name. */
  at: number;
}

/**
 * A name with its sign: "q =", "∂f/∂q =", "w1' :", "new w1 =". What follows, up to the next one, is the number. A name
 * begins where no letter stands before it and is at most 100 long: so a long text without any sign is soon passed over.
 */
const head =
  /(?<![\p{L}_])(?:[∂d]\s?[\p{L}_][\p{L}\p{N}_]{0,99}\s{0,9}\/\s{0,9}[∂d]\s?[\p{L}_][\p{L}\p{N}_]{0,99}|(?:new )?∂?[\p{L}_][\p{L}\p{N}_.]{0,99}['′’‵`]?)[^\S\r\n]{0,99}[=:＝：]/gu;

/**
 * Takes a sheet's text apart into names and what follows each, up to the next name or the end of the line. What stands
 * under no name is a pair without one; what follows a # is a comment.
 */
export function pairs(source: string): Pair[] {
  const text = source.replace(/#[^\r\n]*/g, (comment) => " ".repeat(comment.length));
  const heads = [...text.matchAll(head)];
  const first = heads[0]?.index ?? text.length;
  const found: Pair[] = stray(text, 0, first);
  heads.forEach((match, i) => {
    const from = match.index + match[0].length;
    const to = heads[i + 1]?.index ?? text.length;
    const line = /[\r\n;；]/.exec(text.slice(from, to).replace(/^\s+/, (blank) => " ".repeat(blank.length)));
    const end = line ? from + line.index : to;
    const value = endTrimmed(text.slice(from, end).trimStart());
    found.push({ name: match[0].slice(0, -1).trim(), value, at: match.index });
    found.push(...stray(text, end, to));
  });
  return found;
}

/** Text that stands under no name, without separators. */
function stray(text: string, from: number, to: number): Pair[] {
  const piece = text.slice(from, to);
  const start = piece.search(/[^\s,，;；]/);
  return start < 0 ? [] : [{ name: undefined, value: endTrimmed(piece.slice(start)), at: from + start }];
}

/** Without the separators at its end. Looked for from the end, so that a long run of them in the middle costs nothing. */
function endTrimmed(text: string): string {
  return /^.*[^\s,，;；]/s.exec(text)?.[0] ?? "";
}
