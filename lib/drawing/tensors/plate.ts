import { divergingColor, faintInk, gradientColor, ink, paper, valueColor } from "../../show/palette.js";
import { escapeHtml } from "../../text/html.js";
import { labelSize } from "../kit/boxes.js";
import { numberSpans } from "../kit/draw-label.js";
import { type Look, markFill } from "../kit/look.js";
import type { Entry, Field, Part, Place, Plate } from "../kit/part.js";
import { nameSpans, nameWidth, textWidth } from "../kit/text.js";
import { round } from "../kit/wires.js";
import { bracket, captionHeight, cellSize, columnWidths, entrySize, gap, rowHeight } from "./field.js";

const padding = 10;
const headHeight = 24;
const shapeSize = 12.5;
/** Between the value and the gradient, where a line divides them. */
const between = 13;
/** Room for the sign before a gradient that points back. */
const arrow = 11;

/** How large a plate is. */
export function plateSize(
  name: string,
  { shape, value, gradient }: Plate,
): { width: number; height: number } {
  const head = nameWidth(name, labelSize) + 8 + textWidth(shape, shapeSize);
  const inner = Math.max(head, value?.width ?? 0, gradient ? gradient.width + 2 * arrow : 0, 40);
  const below = gradient ? between + gradient.height : 0;
  return { width: inner + 2 * padding, height: headHeight + (value?.height ?? 0) + below + padding };
}

/** A tensor: name and shape, its numbers, and below a line the gradient. `mark` draws behind it what marks it. */
export function drawPlate(part: Part, { x, y }: Place, look: Look, mark: (shape: string) => string): string {
  const { width, height, text } = part;
  const plate = part.plate as Plate;
  const [left, top] = [x - width / 2, y - height / 2];
  const box = (more: string, grow = 0): string =>
    `<rect x="${round(left - grow)}" y="${round(top - grow)}" width="${round(width + 2 * grow)}" height="${round(height + 2 * grow)}" rx="6" ${more}/>`;
  const { line } = part;
  const dash = line?.dash ? ` stroke-dasharray="${line.dash}"` : "";
  const outline = box(
    `fill="${plate.given ? paper : "#fbfcfd"}" stroke="${line?.color ?? (plate.given ? ink : faintInk)}" stroke-width="${line?.width ?? (plate.given ? 1.5 : 1)}"${dash}`,
  );
  const { spans, rise } = nameSpans(text, labelSize);
  const size = `<tspan font-size="${shapeSize}" fill="${faintInk}" dy="${-rise}">\u2002${escapeHtml(plate.shape)}</tspan>`;
  const head = `<text x="${round(x)}" y="${round(top + 18)}" fill="${ink}">${spans}${size}</text>`;
  const valueTop = top + headHeight;
  const { value } = plate;
  const body = value
    ? [reading(value, look, x, valueTop, width, (at) => drawField(at, x, valueTop, false))]
    : [];
  if (plate.gradient) {
    const middle = valueTop + (value?.height ?? 0) + between / 2;
    const rule = `<path d="M${round(left + 8)} ${round(middle)}h${round(width - 16)}" stroke="#d5dbe1"/>`;
    const below = middle + between / 2;
    body.push(
      rule,
      reading(plate.gradient, look, x, below, width, (at) => drawField(at, x, below, true)),
    );
  }
  const tip = `<title>${escapeHtml(part.tip ?? text)}</title>`;
  return `<g>${tip}${outline}${mark(box("", 2))}${head}${body.join("")}</g>`;
}

/** What is known from a moment on, and is marked at it. */
function reading(
  field: Field,
  look: Look,
  x: number,
  y: number,
  width: number,
  draw: (field: Field) => string,
): string {
  const when = look.moments ? ` data-now="${field.at}" visibility="hidden"` : "";
  const mark = `<rect x="${round(x - width / 2 + 4)}" y="${round(y - 1)}" width="${round(width - 8)}" height="${round(field.height + 2)}" rx="4" fill="${markFill}"${when}/>`;
  if (look.moments) return `${mark}<g data-at="${field.at}">${draw(field)}</g>`;
  return field.at <= look.reveal ? `${look.now === field.at ? mark : ""}${draw(field)}` : "";
}

function drawField(field: Field, x: number, y: number, isGradient: boolean): string {
  const content = field.entries
    ? numbers(field, field.entries, x, y, isGradient)
    : painted(field, x, y, isGradient);
  if (!isGradient) return content;
  // Beside a matrix, or beside the line that stands below a painted one.
  const [half, down] = field.entries
    ? [field.width / 2, field.height / 2]
    : [textWidth(field.scale, entrySize) / 2, field.height - captionHeight / 2];
  return `<path d="M${round(x - half - arrow)} ${round(y + down)}l7 -4v8z" fill="${gradientColor}"/>${content}`;
}

function numbers(
  { width, height }: Field,
  rows: readonly (readonly Entry[])[],
  x: number,
  y: number,
  isGradient: boolean,
): string {
  const [left, right] = [x - width / 2, x + width / 2];
  const color = isGradient ? gradientColor : valueColor;
  const face = isGradient ? 'font-style="italic"' : 'font-weight="bold"';
  const side = (at: number, way: number): string =>
    `M${round(at + 4 * way)} ${round(y + 1)}h${-4 * way}v${round(height - 2)}h${4 * way}`;
  const brackets = `<path d="${side(left, 1)}${side(right, -1)}" fill="none" stroke="${color}" stroke-width="1.2"/>`;
  let ends = left + bracket;
  const widths = columnWidths(rows);
  const columns = widths.map((one) => {
    ends += one + gap;
    return ends - gap;
  });
  const entries = rows.flatMap((row, i) =>
    row.map((entry, j) => {
      const { note } = entry;
      const own = note ? ` fill="${note.color}"${note.bold ? "" : ' font-weight="normal"'}` : "";
      const ground = note?.plate
        ? `<rect x="${round(columns[j] - widths[j] - 2)}" y="${round(y + rowHeight * i + 0.5)}" width="${round(widths[j] + 4)}" height="${rowHeight - 1}" rx="3" fill="${note.plate}" stroke="${note.color}" stroke-width="0.8"/>`
        : "";
      return `${ground}<text x="${round(columns[j])}" y="${round(y + rowHeight * i + 13.5)}"${own}>${numberSpans(entry)}</text>`;
    }),
  );
  return `${brackets}<g font-size="${entrySize}" text-anchor="end" fill="${color}" ${face}>${entries.join("")}</g>`;
}

function painted({ rows, most, scale, height }: Field, x: number, y: number, isGradient: boolean): string {
  const cell = cellSize(rows);
  const left = x - (cell.width * rows[0].length) / 2;
  const cells = rows.flatMap((row, i) =>
    row.map((value, j) => {
      const place = `x="${round(left + j * cell.width)}" y="${round(y + i * cell.height)}"`;
      return `<rect ${place} width="${round(cell.width)}" height="${round(cell.height)}" fill="${divergingColor(most === 0 ? 0 : value / most)}"/>`;
    }),
  );
  const frame = `<rect x="${round(left)}" y="${round(y)}" width="${round(cell.width * rows[0].length)}" height="${round(cell.height * rows.length)}" fill="none" stroke="${faintInk}" stroke-width="0.8"/>`;
  const face = isGradient
    ? `font-style="italic" fill="${gradientColor}"`
    : `font-weight="bold" fill="${valueColor}"`;
  const caption = `<text x="${round(x)}" y="${round(y + height - 3)}" font-size="12.5" ${face}>${escapeHtml(scale)}</text>`;
  return `<g shape-rendering="crispEdges">${cells.join("")}${frame}</g>${caption}`;
}
