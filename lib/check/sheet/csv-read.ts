/** A cell of a table with its place in the text, from 1: column counts characters. */
export interface CsvCell {
  text: string;
  line: number;
  column: number;
  /** It begins with a quotation mark that is never closed. */
  open?: true;
}

/**
 * Reads CSV (RFC 4180): cells between commas, semicolons or tabs (as the first line has them), quoted cells with "" for
 * a quotation mark, any line ends, a byte order mark passed over, empty lines left out. Nothing is refused: a quotation
 * mark that is never closed is passed over and its cell marked, so that it takes nothing of the lines after it.
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
    const cell: CsvCell = { text: "", line, column: at - lineStart + 1 };
    if (source[at] === '"') {
      const end = closingMark(source, at++, separator, rows[0]?.length ?? 0);
      if (end === undefined) cell.open = true;
      else {
        const quoted = source.slice(at, end);
        for (const { index, 0: lineEnd } of quoted.matchAll(/\r\n?|\n/g))
          [line, lineStart] = [line + 1, at + index + lineEnd.length];
        cell.text = quoted.replaceAll('""', '"');
        at = end + 1;
      }
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

/**
 * Where the quotation that begins at a place ends; undefined where its mark is open. A quotation that goes on over lines is
 * believed only where its end is the end of a cell, and none of these lines is a row of its own: else a forgotten mark
 * would take the rows after it.
 * @param width how many cells the first row has; 0 before it is read.
 */
function closingMark(text: string, start: number, separator: string, width: number): number | undefined {
  let end = text.indexOf('"', start + 1);
  while (text[end + 1] === '"' && end >= 0) end = text.indexOf('"', end + 2);
  if (end < 0) return undefined;
  const [, ...lines] = text.slice(start + 1, end).split(/\r\n?|\n/);
  if (lines.length === 0) return end;
  let next = end + 1;
  while (text[next] === " ") next++;
  const isEnd = next >= text.length || [separator, "\n", "\r"].includes(text[next]);
  return isEnd && !lines.some((line) => isRow(line.split(separator), width)) ? end : undefined;
}

/** Whether cells look like a row of the table: as many as it has columns, and behind the first a number or a blank. */
function isRow([, ...cells]: readonly string[], width: number): boolean {
  return cells.length > 0 && cells.length + 1 === width && cells.some((cell) => /^[-+−\d.,\s]*$/.test(cell));
}

/** What the first line has most of, outside quotations; of as many commas as semicolons, the commas stand within numbers. */
function separatorOf(text: string): string {
  const first = (/^[^\r\n]*/.exec(text.trimStart())?.[0] ?? "").replace(/"[^"]*"/g, "");
  const count = (sign: string): number => first.split(sign).length;
  return (
    [";", "\t"].find(
      (sign) => count(sign) > 1 && count(sign) >= Math.max(count(","), count(";"), count("\t")),
    ) ?? ","
  );
}
