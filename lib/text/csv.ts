/** Cells as CSV (RFC 4180, lines ended by \n), with a header line. */
export function csv(
  columns: readonly string[],
  rows: readonly (readonly (string | number | undefined)[])[],
): string {
  return [columns, ...rows].map((row) => `${row.map(cellOf).join(",")}\n`).join("");
}

/** A number that stands in a text, with its digits: "-0.20". */
const numeral = /^[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?$/i;

/** A text that begins like a formula would be run by a spreadsheet: it gets an apostrophe. Numbers never do. */
function cellOf(value: string | number | undefined): string {
  if (value === undefined) return "";
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) && !numeral.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
