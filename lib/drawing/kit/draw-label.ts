import { gradientColor, ink, valueColor } from "../../show/palette.js";
import { escapeHtml } from "../../text/html.js";
import { labelSize } from "./boxes.js";
import { type Reading, readingWidth } from "./labels.js";
import { type Look, markFill } from "./look.js";
import type { Part, Place } from "./part.js";
import { nameSpans, nameWidth, textWidth } from "./text.js";
import { round } from "./wires.js";

/** A wire's numbers: the value above it, bold; the gradient below it, slanted, behind a sign that points back. */
export function drawLabel({ text, value, gradient, width }: Part, { x, y }: Place, look: Look): string {
  const nameRoom = text ? nameWidth(text, labelSize) + textWidth(" = ", labelSize) : 0;
  const own = gradient ? readingWidth(gradient, labelSize, false) : 0;
  const above =
    value &&
    reading(
      value,
      look,
      plate(value, { x, y: y - 22 }, width, nameRoom + readingWidth(value, labelSize, true), look),
      () => {
        const name = text ? nameSpans(text, labelSize) : undefined;
        const prefix = name
          ? `<tspan font-weight="normal" fill="${ink}">${name.spans}</tspan><tspan font-weight="normal" fill="${ink}" dy="${-name.rise}"> = </tspan>`
          : "";
        const weight = value.note?.bold === false ? "normal" : "bold";
        return `<text x="${round(x)}" y="${round(y - 7)}" font-weight="${weight}" fill="${value.note?.color ?? valueColor}">${prefix}${numberSpans(value)}</text>`;
      },
    );
  const below =
    gradient &&
    reading(gradient, look, plate(gradient, { x, y: y + 4 }, width, 14 + own, look), () => {
      const color = gradient.note?.color ?? gradientColor;
      const left = x - own / 2 - 1;
      const arrow = `<path d="M${round(left - 3)} ${round(y + 13)}l7 -4v8z" fill="${color}"/>`;
      return `${arrow}<text x="${round(x + 5)}" y="${round(y + 18)}" font-style="italic" fill="${color}">${numberSpans(gradient)}</text>`;
    });
  const alone = text && !value ? nameAlone(text, x, y) : "";
  return [alone, above, below].filter(Boolean).join("");
}

function nameAlone(name: string, x: number, y: number): string {
  const { spans } = nameSpans(name, labelSize);
  return `<text x="${round(x)}" y="${round(y - 7)}" fill="${ink}">${spans}</text>`;
}

/** A number, its mark and what is said behind it. */
export function numberSpans({ text, note }: Pick<Reading, "text" | "note">): string {
  const number = escapeHtml(text);
  if (note === undefined) return number;
  const upright = 'font-weight="normal" font-style="normal"';
  const large = note.mark === "·" ? ' font-size="24"' : "";
  const mark = note.mark && `<tspan ${upright}${large}>${text && "\u00a0"}${note.mark}</tspan>`;
  const more = note.more && `<tspan ${upright} fill="${ink}"> ${escapeHtml(note.more)}</tspan>`;
  return number + mark + more;
}

function reading({ at }: Reading, look: Look, behind: string, draw: () => string): string {
  if (look.moments) return `${behind}<g data-at="${at}">${draw()}</g>`;
  return at <= look.reveal ? `${behind}${draw()}` : "";
}

/** What lies behind a number: the mark of the present moment, as wide as the label, or the plate of its note. */
function plate({ at, note }: Reading, { x, y }: Place, width: number, own: number, look: Look): string {
  if (note?.plate) {
    return rect(x, y, own + 4, `fill="${note.plate}" stroke="${note.color}" stroke-width="0.8"`);
  }
  if (!look.moments && look.now !== at) return "";
  const when = look.moments ? ` data-now="${at}" visibility="hidden"` : "";
  return rect(x, y, width - 2, `fill="${markFill}"${when}`);
}

function rect(x: number, y: number, width: number, more: string): string {
  return `<rect x="${round(x - width / 2)}" y="${round(y)}" width="${round(width)}" height="19" rx="4" ${more}/>`;
}
