/** A cell of a table with its place in the text, from 1: column counts characters. */
export interface CsvCell {
  text: string;
  line: number;
  column: number;
}

/**
 * Reads CSV (RFC 4180): cells between commas, semicolons or tabs (as the first line has them), quoted cells with "" for
 * a quotation mark, any line ends, a byte order mark passed over, empty lines left out. Nothing is refused: an open quotation
 * goes on to the end.
 */
export function readCsv(text: string): CsvCell[][] {
  const told = /^\ufeff?(?:sep=(.)\r?\n)?/.exec(text) as RegExpExecArray;
  // Where a spreadsheet names its separator in a first line, that line stays counted.
  const source = told[1] ? text.replace(/^[^\n]*/, "") : text.slice(told[0].length);
  const separator = told[1] ?? separatorOf(source);
  const rows: CsvCell[][] = [];
  let row: CsvCell[] = [];
  let [at, line, lineStart] = [0, 1, 0];
  while (at <= source.length) {
    const cell = { text: "", line, column: at - lineStart + 1 };
    if (source[at] === '"') {
      const from = ++at;
      while (at < source.length && (source[at] !== '"' || source[at + 1] === '"'))
        at += source[at] === '"' ? 2 : 1;
      cell.text = source.slice(from, at).replaceAll('""', '"');
      for (let i = from; i < at; i++) if (source[i] === "\n") [line, lineStart] = [line + 1, i + 1];
      at++;
    }
    const from = at;
    while (at < source.length && source[at] !== separator && source[at] !== "\n" && source[at] !== "\r") at++;
    cell.text = (cell.text + source.slice(from, at)).trim();
    // Where cells are not parted by commas, a comma within a number is the decimal one.
    if (separator !== "," && /^[-+−]?\d*,\d+$/.test(cell.text)) cell.text = cell.text.replace(",", ".");
    row.push(cell);
    if (source[at] === separator) {
      at++;
      continue;
    }
    if (row.some(({ text: content }) => content !== "")) rows.push(row);
    row = [];
    at += source[at] === "\r" && source[at + 1] === "\n" ? 2 : 1;
    [line, lineStart] = [line + 1, at];
  }
  return rows;
}

/** What the first line has most of; of as many commas as semicolons, the commas stand within numbers. */
function separatorOf(text: string): string {
  const first = /^[^\r\n]*/.exec(text.trimStart())?.[0] ?? "";
  const count = (sign: string): number => first.split(sign).length;
  return (
    [";", "\t"].find(
      (sign) => count(sign) > 1 && count(sign) >= Math.max(count(","), count(";"), count("\t")),
    ) ?? ","
  );
}
