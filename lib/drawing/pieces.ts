import { escapeHtml } from "../html.js";
import { faintInk, gradientColor, ink, paper, valueColor } from "../plots/palette.js";
import type { Place } from "./layout.js";
import { labelSize, nameSize, type Part, type Reading } from "./parts.js";
import { nameSpans, textWidth } from "./text.js";
import { round } from "./wires.js";

/** How a drawing is to look. */
export interface Look {
  title: string;
  description: string;
  /** The last moment that is shown; what comes later is left out. */
  reveal: number;
  /** Mark what works at this moment. */
  now?: number | undefined;
  /** Ids of nodes to mark. */
  highlight: ReadonlySet<number>;
  /** For the step-by-step view: draw everything, and say on each thing at which moment it appears or is marked. */
  moments: boolean;
  legend: boolean;
}

const markFill = "#fff1c2";
const markLine = "#b7791f";

export function drawPart(part: Part, place: Place, look: Look): string {
  switch (part.kind) {
    case "label":
      return drawLabel(part, place, look);
    case "fork":
      return `<circle cx="${round(place.x)}" cy="${round(place.y)}" r="4" fill="${faintInk}"/>`;
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
  const size = text.length > 4 ? labelSize : nameSize + (text.length === 1 ? 5 : 0);
  const tip = `<title>${escapeHtml(`${node.name}: ${node.gate?.name} gate, ${node.gate?.forward}`)}</title>`;
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

/** A wire's numbers: the value above it, bold; the gradient below it, slanted, behind a sign that points back. */
function drawLabel({ text, value, gradient, width }: Part, { x, y }: Place, look: Look): string {
  const above =
    value &&
    reading(
      value,
      look,
      plate(x, y - 22, width, look.moments || look.now === value.at, value.at, look),
      () => {
        const name = text ? nameSpans(text, labelSize) : undefined;
        const prefix = name
          ? `<tspan font-weight="normal" fill="${ink}">${name.spans}</tspan><tspan font-weight="normal" fill="${ink}" dy="${-name.rise}"> = </tspan>`
          : "";
        return `<text x="${round(x)}" y="${round(y - 7)}" font-weight="bold" fill="${valueColor}">${prefix}${value.text}</text>`;
      },
    );
  const below =
    gradient &&
    reading(
      gradient,
      look,
      plate(x, y + 4, width, look.moments || look.now === gradient.at, gradient.at, look),
      () => {
        const left = x - textWidth(gradient.text, labelSize) / 2 - 1;
        const arrow = `<path d="M${round(left - 3)} ${round(y + 13)}l7 -4v8z" fill="${gradientColor}"/>`;
        return `${arrow}<text x="${round(x + 5)}" y="${round(y + 18)}" font-style="italic" fill="${gradientColor}">${gradient.text}</text>`;
      },
    );
  return [above, below].filter(Boolean).join("");
}

function reading({ at }: Reading, look: Look, behind: string, draw: () => string): string {
  if (look.moments) return `${behind}<g data-at="${at}">${draw()}</g>`;
  return at <= look.reveal ? `${behind}${draw()}` : "";
}

function plate(x: number, y: number, width: number, wanted: boolean, at: number, look: Look): string {
  if (!wanted) return "";
  const when = look.moments ? ` data-now="${at}" visibility="hidden"` : "";
  return `<rect x="${round(x - width / 2 + 1)}" y="${round(y)}" width="${round(width - 2)}" height="19" rx="4" fill="${markFill}"${when}/>`;
}

function marked(mark: string, part: Part, look: Look): string {
  if (look.moments) return mark.replace("/>", ` data-now="${part.now.join(" ")}" visibility="hidden"/>`);
  const on = look.highlight.has(part.node.index) || (look.now !== undefined && part.now.includes(look.now));
  return on && part.kind !== "input" ? mark : on ? mark : "";
}

/** Which number is which, in words. */
export function legendText(y: number): string {
  const x = textWidth("value above", 13.5) + 8;
  const value = `<text x="0" y="${round(y + 12)}" font-weight="bold" fill="${valueColor}">value above</text>`;
  const back = `<path d="M${round(x)} ${round(y + 8)}l7 -4v8z" fill="${gradientColor}"/>`;
  const gradient = `<text x="${round(x + 10)}" y="${round(y + 12)}" font-style="italic" fill="${gradientColor}">gradient below the wire</text>`;
  return `<g font-size="12.5" text-anchor="start">${value}${back}${gradient}</g>`;
}
