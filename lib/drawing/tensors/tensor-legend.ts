import { divergingColor, gradientColor, ink, valueColor } from "../../show/palette.js";
import { type Legend, whichNumber } from "../kit/legend.js";
import type { Part } from "../kit/part.js";

const size = 12.5;
const steps = 12;

/** Which numbers are which, and what the colours of painted tensors mean where there are such. */
export function tensorLegend(parts: readonly Part[]): Legend {
  const isPainted = parts.some(({ plate }) => plate?.value && !plate.value.entries);
  const isMeans = parts.some(({ plate }) => plate?.value?.means);
  return () => ({
    width: isMeans ? 640 : isPainted ? 430 : 330,
    height: isPainted ? 50 : 30,
    draw: (y) =>
      `<g font-size="${size}" text-anchor="start">${whichNumber(y, valueColor, gradientColor, "gradient below")}${isPainted ? scale(y + 20, isMeans) : ""}</g>`,
  });
}

/** "−m ▮▮▮ 0 ▮▮▮ +m" */
function scale(y: number, isMeans: boolean): string {
  const bars = Array.from({ length: 2 * steps + 1 }, (_, i) => {
    const share = i / steps - 1;
    return `<rect x="${26 + 5 * i}" y="${y + 2}" width="5" height="12" fill="${divergingColor(share)}"/>`;
  });
  const end = 26 + 5 * (2 * steps + 1);
  const text = (x: number, words: string): string =>
    `<text x="${x}" y="${y + 12}" fill="${ink}">${words}</text>`;
  return `${text(0, "−m")}<g shape-rendering="crispEdges">${bars.join("")}</g>${text(end + 5, `+m; below each map stands its own ±m${isMeans ? "; cells of large maps are means" : ""}`)}`;
}
