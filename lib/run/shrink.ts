// Plotly's SVG, made smaller without a visible change.

/** A number of a tag, to the hundredth of a pixel; small ones (opacities, scales) to four digits. */
function round(text: string): string {
  const value = Number(text);
  return String(Number(value.toFixed(Math.abs(value) < 2 ? 4 : 2)));
}

/** A path to the tenth of a pixel. */
const roundPath = (path: string): string =>
  path.replace(/-?\d+\.\d{2,}(?:e[-+]?\d+)?/g, (text) => String(Number(Number(text).toFixed(1))));

/** Curves whose handles lie on their ends, as Plotly draws a contour without smoothing, are straight lines. */
const straighten = (path: string): string =>
  path
    .replace(/(?<=(-?[\d.]+,-?[\d.]+))C\1 (-?[\d.]+,-?[\d.]+) \2(?![\d.])/g, "L$2")
    .replace(/(?<=(-?[\d.]+,-?[\d.]+))Q\1 (-?[\d.]+,-?[\d.]+)/g, "L$2")
    .replace(/Q(-?[\d.]+,-?[\d.]+) \1(?![\d.])/g, "L$1");

/** Rounds the numbers inside tags (never those in texts) and drops empty groups and unread attributes. */
export function shrink(svg: string): string {
  let text = svg.replace(/<[^>]*>/g, (tag) =>
    tag
      .replace(/ data-[a-z-]+="[^"]*"/g, "")
      .replace(/ d="[^"]*"/g, (path) => straighten(roundPath(path)))
      .replace(/-?\d+\.\d{3,}(?:e[-+]?\d+)?/g, round)
      .replace(/ (?:class|style)=""/g, ""),
  );
  for (let before = ""; before !== text; ) {
    before = text;
    text = text.replace(/<g(?: [^>]*)?\/>|<g(?: [^>]*[^>/])?><\/g>/g, "");
  }
  return text;
}
