// biome-ignore lint/suspicious/noExplicitAny: a figure is JSON, and a test says where it looks
type Packed = any;

/** A packed list or table of numbers, as Plotly reads it. */
export function unpacked({ bdata, shape }: Packed): Packed {
  const bytes = Buffer.from(bdata, "base64");
  const all = Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readFloatLE(4 * i));
  if (!shape) return all;
  const [rows, columns] = shape.split(",").map(Number);
  return Array.from({ length: rows }, (_, row) => all.slice(row * columns, (row + 1) * columns));
}
