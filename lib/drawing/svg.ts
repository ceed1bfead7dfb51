import { escapeHtml } from "../html.js";
import { faintInk, gradientColor, ink, paper, valueColor } from "../plots/palette.js";
import type { Layout, Place } from "./layout.js";
import { labelSize, nameSize, type Part, type Reading } from "./parts.js";
import { fontFamily, nameSpans, textWidth } from "./text.js";

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

const margin = 16;
const markFill = "#fff1c2";
const markLine = "#b7791f";

/** The drawing as one SVG: no style sheet, no script, no id, so that it can stand anywhere, several times. */
export function toSvg(
  parts: Part[],
  layout: Layout,
  look: Look,
): { svg: string; width: number; height: number } {
  const place = (part: Part): Place => layout.places.get(part.id) ?? { x: 0, y: 0 };
  const legendHeight = look.legend ? 30 : 0;
  const width = Math.ceil(Math.max(layout.width, look.legend ? 330 : 0) + 2 * margin);
  const height = Math.ceil(layout.height + 2 * margin + legendHeight);
  const size = new Map(parts.map((part) => [part.id, { rx: part.width / 2, ry: part.height / 2 }]));
  const wires = layout.curves.map(({ wire, points }) => {
    const target = { x: 0, y: 0, ...layout.places.get(wire.to), rx: 0, ry: 0, ...size.get(wire.to) };
    return curve(points, wire.arrow ? target : undefined);
  });
  const through = parts.filter((part) => part.kind === "label").map((part) => across(part, place(part)));
  const body = parts.map((part) => drawPart(part, place(part), look));
  const legend = look.legend ? legendText(layout.height + margin + 8) : "";
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="${fontFamily}" font-size="${labelSize}" text-anchor="middle">`;
  const svg = [
    head,
    `<title>${escapeHtml(look.title)}</title>`,
    `<desc>${escapeHtml(look.description)}</desc>`,
    `<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="10" fill="${paper}" stroke="#d5dbe1"/>`,
    `<g transform="translate(${margin} ${margin})">`,
    `<path d="${[...wires.map((wire) => wire.path), ...through].join("")}" fill="none" stroke="${faintInk}" stroke-width="1.4"/>`,
    `<path d="${wires.map((wire) => wire.arrow).join("")}" fill="${faintInk}"/>`,
    ...body,
    legend,
    "</g></svg>",
  ];
  return { svg: svg.filter((line) => line !== "").join("\n"), width, height };
}

function drawPart(part: Part, place: Place, look: Look): string {
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

/** The straight stretch of a wire between its two numbers. */
function across({ width }: Part, { x, y }: Place): string {
  return `M${round(x - width / 2 - 2)} ${round(y)}h${round(width + 4)}`;
}

/** A wire's path and, where it ends in a gate, its arrowhead. */
function curve(points: Place[], target: Target | undefined): { path: string; arrow: string } {
  if (points.length < 4) return { path: "", arrow: "" };
  const [start, ...rest] = target ? enter(points, target) : points;
  if (!target) return { path: `M${at(start)}C${rest.map(at).join(" ")}`, arrow: "" };
  const [before, end] = rest.slice(-2);
  const length = Math.hypot(end.x - before.x, end.y - before.y) || 1;
  const [dx, dy] = [(end.x - before.x) / length, (end.y - before.y) / length];
  const side = (sign: number): Place => ({
    x: end.x - 9 * dx + sign * 4 * dy,
    y: end.y - 9 * dy - sign * 4 * dx,
  });
  const tail = { x: end.x - 5 * dx, y: end.y - 5 * dy };
  const path = `M${at(start)}C${[...rest.slice(0, -1), tail].map(at).join(" ")}`;
  return { path, arrow: `M${at(end)}L${at(side(1))}L${at(side(-1))}z` };
}

interface Target extends Place {
  rx: number;
  ry: number;
}

/** A short wire into a gate is drawn anew, from straight ahead to a place on the gate's left half. */
function enter(points: Place[], { x, y, rx, ry }: Target): Place[] {
  const [start] = points;
  const dx = x - start.x;
  if (points.length > 4 || dx > rx + 60 || Math.abs(y - start.y) > 75) return points;
  const angle = Math.max(-0.95, Math.min(0.95, Math.atan2(start.y - y, dx)));
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const end = { x: x - rx * cos, y: y + ry * sin };
  const reach = 0.5 * Math.hypot(end.x - start.x, end.y - start.y);
  return [start, { x: start.x + reach, y: start.y }, { x: end.x - reach * cos, y: end.y + reach * sin }, end];
}

function legendText(y: number): string {
  return `<g font-size="12.5" text-anchor="start"><text x="0" y="${round(y + 12)}" font-weight="bold" fill="${valueColor}">value above</text><path d="M${textWidth("value above", 13.5) + 8} ${round(y + 8)}l7 -4v8z" fill="${gradientColor}"/><text x="${textWidth("value above", 13.5) + 18}" y="${round(y + 12)}" font-style="italic" fill="${gradientColor}">gradient below the wire</text></g>`;
}

function at({ x, y }: Place): string {
  return `${round(x)} ${round(y)}`;
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
