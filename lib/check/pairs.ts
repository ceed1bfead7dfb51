/** A name and the text that stands behind its sign. */
export interface Pair {
  name: string | undefined;
  value: string;
  /** Where the name begins in the text; where the value does, when there is no name. */
  at: number;
}

/** A name with its sign: "q =", "∂f/∂q =", "w1' :", "new w1 =". What follows, up to the next one, is the number. */
const head =
  /(?:[∂d]\s?[\p{L}_][\p{L}\p{N}_]*\s*\/\s*[∂d]\s?[\p{L}_][\p{L}\p{N}_]*|(?:new )?∂?[\p{L}_][\p{L}\p{N}_.]*['′’‵`]?)[^\S\r\n]*[=:＝：]/gu;

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
    const value = text
      .slice(from, end)
      .replace(/[\s,，;；]+$/, "")
      .trim();
    found.push({ name: match[0].slice(0, -1).trim(), value, at: match.index });
    found.push(...stray(text, end, to));
  });
  return found;
}

/** Text that stands under no name, without separators. */
function stray(text: string, from: number, to: number): Pair[] {
  const piece = text.slice(from, to);
  const at = from + piece.search(/[^\s,，;；]/);
  return /[^\s,，;；]/.test(piece)
    ? [{ name: undefined, value: piece.replace(/[\s,，;；]+$/, "").replace(/^[\s,，;；]+/, ""), at }]
    : [];
}
