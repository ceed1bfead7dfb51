// Runs in the page that draws the still pictures, after plotly.js.
// Plotly names its clip paths at random. Seeded by the figure, the same figure gives the same picture whatever was
// drawn before it, and two pictures in one HTML page do not share names.

let seed = 1;
Math.random = () => {
  seed = (seed * 48271) % 2147483647;
  return seed / 2147483647;
};

/** The figure as SVG text; called from stills.ts. */
globalThis.draw = async ({ data, layout, frames }, start) => {
  seed = start;
  const size = { width: layout?.width ?? 700, height: layout?.height ?? 450 };
  const place = document.body.appendChild(document.createElement("div"));
  const config = { plotGlPixelRatio: 2 }; // surfaces are pixels: sharp on fine screens too
  await Plotly.newPlot(place, { data, layout: { ...layout, ...size }, frames, config });
  const url = await Plotly.toImage(place, { format: "svg", ...size });
  Plotly.purge(place);
  place.remove();
  const svg = decodeURIComponent(url.slice(url.indexOf(",") + 1));
  const pictures = new Set(svg.match(/data:image\/png;base64,[^"]+/g));
  let smaller = svg;
  for (const png of pictures) smaller = smaller.replaceAll(png, await webp(png));
  return smaller;
};

/** A surface as WebP takes a fifth of the room that it takes as PNG. */
async function webp(png) {
  const image = new Image();
  image.src = png;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  canvas.getContext("2d").drawImage(image, 0, 0);
  return canvas.toDataURL("image/webp", 0.9);
}
