/** Cells as CSV (RFC 4180, lines ended by \n), with a header line. */
export function csv(
  columns: readonly string[],
  rows: readonly (readonly (string | number | undefined)[])[],
): string {
  return [columns, ...rows].map((row) => `${row.map(cellOf).join(",")}\n`).join("");
}

/** A number that stands in a text, with its digits: "-0.20". */
const numeral = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i;

/** What spreadsheets part cells and lines by: which of them one will take is told to nobody who writes a file. */
const separators = /([,;\t|\r\n\v\f\x85\u2028\u2029])/;

/**
 * How a formula begins for a spreadsheet: one of its signs, or its full-width or small form, behind whatever is not seen
 * (blanks, controls, joiners, fillers) or is taken away with the quotation.
 */
const formulaStart = /^([\s\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800"]*)(?=[=+\-@＝＋－＠﹦﹢﹣﹫])/u;

function cellOf(value: string | number | undefined): string {
  if (value === undefined) return "";
  if (typeof value === "number") return String(value);
  const safe = value.split(separators).map(harmless).join("");
  return /^\s|\s$|"/.test(safe) || separators.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A text that begins like a formula would be run by a spreadsheet: its sign gets an apostrophe. Numbers never do. */
function harmless(piece: string): string {
  return numeral.test(piece.trim()) ? piece : piece.replace(formulaStart, "$1'");
}
