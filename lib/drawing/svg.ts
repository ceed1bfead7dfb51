import { faceStyle, fontFamily } from "../show/face.js";
import { faintInk, paper } from "../show/palette.js";
import { escapeHtml } from "../text/html.js";
import { labelSize } from "./kit/boxes.js";
import type { Line } from "./kit/labels.js";
import type { Look } from "./kit/look.js";
import type { Layout, Part, Place } from "./kit/part.js";

import { across, curve } from "./kit/wires.js";
import { drawPart } from "./pieces.js";

const margin = 16;

/** The drawing as one SVG: no rule but its face, no script, no id, so that it can stand anywhere, several times. */
export function toSvg(
  parts: Part[],
  layout: Layout,
  look: Look,
): { svg: string; width: number; height: number } {
  const place = (part: Part): Place => layout.places.get(part.id) ?? { x: 0, y: 0 };
  const below = look.legend?.(layout.width);
  const width = Math.ceil(Math.max(layout.width, below?.width ?? 0) + 2 * margin);
  const height = Math.ceil(layout.height + 2 * margin + (below?.height ?? 0));
  const size = new Map(parts.map((part) => [part.id, { rx: part.width / 2, ry: part.height / 2 }]));
  const wires = layout.curves.map(({ wire, points }): Stroke => {
    const target = { x: 0, y: 0, ...layout.places.get(wire.to), rx: 0, ry: 0, ...size.get(wire.to) };
    return { ...wire, ...curve(points, wire.arrow ? target : undefined) };
  });
  const through = parts
    .filter((part) => part.kind === "label")
    .map(
      (part): Stroke => ({
        from: part.id,
        to: part.id,
        line: part.line,
        path: across(part, place(part)),
        arrow: "",
      }),
    );
  const body = parts.map((part) => drawPart(part, place(part), look));
  const legend = below?.draw(layout.height + margin + 8) ?? "";
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="${fontFamily}" font-size="${labelSize}" text-anchor="middle">`;
  const svg = [
    head,
    faceStyle(),
    `<title>${escapeHtml(look.title)}</title>`,
    `<desc>${escapeHtml(look.description)}</desc>`,
    `<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="10" fill="${paper}" stroke="#d5dbe1"/>`,
    `<g transform="translate(${margin} ${margin})">`,
    ...stroked([...wires, ...through]),
    ...body,
    legend,
    "</g></svg>",
  ];
  return { svg: svg.filter((line) => line !== "").join("\n"), width, height };
}

/** A piece of a wire as it is drawn. */
interface Stroke {
  from: string;
  to: string;
  line?: Line | undefined;
  path: string;
  arrow: string;
}

/** The wires: first those without a line of their own, in one stroke, then the others above them. */
function stroked(wires: readonly Stroke[]): string[] {
  const lines = new Set([undefined, ...wires.map(({ line }) => line)]);
  return [...lines].flatMap((line) => {
    const { color, width, dash } = line ?? { color: faintInk, width: 1.4 };
    const own = wires.filter((wire) => wire.line === line);
    const path = dash === undefined ? own.map(({ path }) => path) : joined(own);
    const dashes = dash === undefined ? "" : ` stroke-dasharray="${dash}"`;
    return [
      `<path d="${path.join("")}" fill="none" stroke="${color}" stroke-width="${width}"${dashes}/>`,
      `<path d="${own.map(({ arrow }) => arrow).join("")}" fill="${color}"/>`,
    ];
  });
}

/** The pieces before and behind a label as one line straight through it, so that its dashes run on evenly. */
function joined(wires: readonly Stroke[]): string[] {
  const labels = new Set(wires.filter(({ from, to }) => from === to).map(({ from }) => from));
  return wires
    .filter(({ from, to }) => from !== to)
    .map(({ from, path }) => (labels.has(from) ? path.replace("M", "L") : path));
}
