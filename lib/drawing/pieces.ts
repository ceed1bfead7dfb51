import { faintInk, ink, paper } from "../show/palette.js";
import { escapeHtml } from "../text/html.js";
import { labelSize, nameSize } from "./kit/boxes.js";
import { drawLabel } from "./kit/draw-label.js";
import { type Look, markFill } from "./kit/look.js";
import type { Part, Place } from "./kit/part.js";
import { nameSpans } from "./kit/text.js";
import { round } from "./kit/wires.js";
import { drawPlate } from "./tensors/plate.js";

const markLine = "#b7791f";

export function drawPart(part: Part, place: Place, look: Look): string {
  switch (part.kind) {
    case "label":
      return drawLabel(part, place, look);
    case "fork":
      return `<circle cx="${round(place.x)}" cy="${round(place.y)}" r="4" fill="${faintInk}"/>`;
    case "plate":
      return drawPlate(part, place, look, (shape) => marked(markedShape(shape), part, look));
    case "gate":
      return drawGate(part, place, look);
    default:
      return drawBox(part, place, look);
  }
}

function drawGate(part: Part, { x, y }: Place, look: Look): string {
  const { width, height, text, node } = part;
  const shape = (more: string, grow = 0): string =>
    `<ellipse cx="${round(x)}" cy="${round(y)}" rx="${round(width / 2 + grow)}" ry="${round(height / 2 + grow)}" ${more}/>`;
  const size = text.length > 4 ? labelSize : nameSize + (text === "·" ? 19 : text.length === 1 ? 5 : 0);
  const told = part.tip ?? `${node.name}: ${node.gate?.name} gate, ${node.gate?.forward}`;
  const tip = `<title>${escapeHtml(told)}</title>`;
  const outline = shape(`fill="#f3f6f9" stroke="${ink}" stroke-width="1.5"`);
  const symbol = `<text x="${round(x)}" y="${round(y + size * 0.35)}" font-size="${size}" fill="${ink}">${escapeHtml(text)}</text>`;
  const mark = shape(`fill="${markFill}" stroke="${markLine}" stroke-width="3.5"`, 3);
  return `<g>${tip}${outline}${marked(mark, part, look)}${symbol}</g>`;
}

function drawBox(part: Part, { x, y }: Place, look: Look): string {
  const { width, height, text, kind } = part;
  const box = (more: string, grow = 0): string =>
    `<rect x="${round(x - width / 2 - grow)}" y="${round(y - height / 2 - grow)}" width="${round(width + 2 * grow)}" height="${round(height + 2 * grow)}" rx="${kind === "result" ? 17 : 4}" ${more}/>`;
  const outline = box(`fill="${paper}" stroke="${ink}" stroke-width="${kind === "result" ? 2.2 : 1.5}"`);
  const mark = marked(box(`fill="${markFill}" stroke="${markLine}" stroke-width="3.5"`, 2), part, look);
  const { spans } = nameSpans(text, nameSize);
  const label = `<text x="${round(x)}" y="${round(y + 6)}" font-size="${nameSize}" fill="${ink}">${spans}</text>`;
  return `<g><title>${escapeHtml(`${kind} ${part.node.name}`)}</title>${outline}${mark}${label}</g>`;
}

/** A shape, its attributes open, as the mark behind what works now. */
function markedShape(shape: string): string {
  return shape.replace(" />", ` fill="${markFill}" stroke="${markLine}" stroke-width="3.5"/>`);
}

function marked(mark: string, part: Part, look: Look): string {
  if (look.moments) return mark.replace("/>", ` data-now="${part.now.join(" ")}" visibility="hidden"/>`);
  const on = look.highlight.has(part.node.index) || (look.now !== undefined && part.now.includes(look.now));
  return on && part.kind !== "input" ? mark : on ? mark : "";
}
