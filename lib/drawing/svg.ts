import { escapeHtml } from "../html.js";
import { faintInk, paper } from "../plots/palette.js";
import type { Layout, Place } from "./layout.js";
import { labelSize, type Part } from "./parts.js";
import { drawPart, type Look, legendText } from "./pieces.js";
import { fontFamily } from "./text.js";
import { across, curve } from "./wires.js";

const margin = 16;

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
