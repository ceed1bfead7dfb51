import { renderGraphviz } from "../host/graphviz.js";
import { type Displayable, picture } from "../show/display.js";
import { faceStyle, fontFamily } from "../show/face.js";
import { faintInk, ink, paper } from "../show/palette.js";
import { escapeHtml } from "../text/html.js";
import { type Chapter, chapters } from "./chapters.js";

/** The widest line of a title, in letters, and what a letter takes. */
const widest = 17;
const letter = 7.6;
const lineHeight = 19;
const margin = 14;

/**
 * The course as a picture: an arrow leads from each notebook to those that stand on it.
 *
 *     show(courseMap())
 */
export function courseMap(): Displayable {
  const boxes = new Map(chapters.map((one) => [numberOf(one), linesOf(one)]));
  const nodes = [...boxes].map(([id, lines]) => {
    const width = (Math.max(...lines.map((line) => line.length)) * letter + 18) / 72;
    return `n${id} [width=${width.toFixed(3)},height=${((lines.length * lineHeight + 12) / 72).toFixed(3)}];`;
  });
  const edges = chapters.flatMap((one) => one.needs.map((need) => `n${need} -> n${numberOf(one)};`));
  const dot = `digraph { rankdir=TB; nodesep=0.14; ranksep=0.34; edge [arrowhead=none]; node [shape=box,fixedsize=true,label=""];\n${[...nodes, ...edges].join("\n")}\n}`;
  const rows = renderGraphviz(dot, "plain")
    .split("\n")
    .map((row) => row.split(" "));
  const [, , w, h] = rows[0].map(Number);
  const at = (x: string, y: string): [number, number] => [
    round(72 * Number(x) + margin),
    round(72 * (h - Number(y)) + margin),
  ];
  const drawn = rows.flatMap(([kind, id, ...rest]) => {
    if (kind === "edge") return [arrow(rest.slice(2, 2 + 2 * Number(rest[1])), at)];
    if (kind === "node") return [box(boxes.get(id.slice(1)) ?? [], at(rest[0], rest[1]), rest)];
    return [];
  });
  const [width, height] = [w, h].map((side) => Math.ceil(72 * side + 2 * margin));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${fontFamily}" font-size="14" text-anchor="middle">${faceStyle()}
<defs><marker id="tip" markerWidth="9" markerHeight="8" refX="8" refY="4" orient="auto"><path d="M0 0L9 4L0 8z" fill="${faintInk}"/></marker></defs>
<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="10" fill="${paper}" stroke="#d5dbe1"/>
${drawn.join("\n")}
</svg>`;
  return picture(svg, `Map of the course. ${chapters.map(sayNeeds).join(" ")}`, width);
}

const numberOf = ({ file }: Chapter): string => file.slice(0, 2);
const round = (x: number): number => Math.round(10 * x) / 10;

/** The number and the title, in lines. */
function linesOf(one: Chapter): string[] {
  const lines = [""];
  for (const word of `${numberOf(one)} ${one.title}`.split(" ")) {
    const longer = `${lines[lines.length - 1]} ${word}`.trim();
    if (longer.length <= widest) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function box(lines: readonly string[], [x, y]: [number, number], [, , w, h]: readonly string[]): string {
  const [width, height] = [72 * Number(w), 72 * Number(h)];
  const frame = `<rect x="${round(x - width / 2)}" y="${round(y - height / 2)}" width="${round(width)}" height="${round(height)}" rx="6" fill="#eef4f8" stroke="${faintInk}"/>`;
  const first = y - ((lines.length - 1) * lineHeight) / 2 + 5;
  const texts = lines.map(
    (line, i) =>
      `<text x="${x}" y="${round(first + i * lineHeight)}" fill="${ink}">${escapeHtml(line)}</text>`,
  );
  return frame + texts.join("");
}

/** One of Graphviz's curves: a start, and then three points for each piece. */
function arrow(points: readonly string[], at: (x: string, y: string) => [number, number]): string {
  const places = Array.from({ length: points.length / 2 }, (_, i) =>
    at(points[2 * i], points[2 * i + 1]).join(" "),
  );
  return `<path d="M${places[0]}C${places.slice(1).join(" ")}" fill="none" stroke="${faintInk}" stroke-width="1.4" marker-end="url(#tip)"/>`;
}

function sayNeeds(one: Chapter): string {
  const name = `${numberOf(one)} ${one.title}`;
  return one.needs.length === 0 ? `${name} needs none.` : `${name} needs ${one.needs.join(" and ")}.`;
}
