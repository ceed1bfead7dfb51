// Runs in the page that draws the still pictures, after plotly.js.
// Plotly names its clip paths at random. Seeded by the figure, the same figure gives the same picture whatever was
// drawn before it, and two pictures in one HTML page do not share names.

let seed = 1;
Math.random = () => {
  seed = (seed * 48271) % 2147483647;
  return seed / 2147483647;
};

/** Loads the face of all pictures, so that texts are measured in it; the page must have it before it draws. */
globalThis.loadFace = async (base64) => {
  document.fonts.add(await new FontFace("Noto Sans", `url(data:font/woff2;base64,${base64})`).load());
};

/** The layout of a figure that moves, without its buttons and their room: in a picture nobody can press them. */
const withoutControls = ({ sliders, updatemenus, ...layout }) => {
  const room = layout.meta?.controls ?? 0;
  const margin = { ...layout.margin, b: layout.margin.b - room };
  const height = layout.height - room;
  // The title stands at a share of the height.
  const y = 1 - ((1 - layout.title.y) * layout.height) / height;
  return { ...layout, margin, height, title: { ...layout.title, y } };
};

/** The figure as SVG text; a surface in it is a PNG, which every viewer draws. Called from stills.ts. */
globalThis.draw = async ({ data, layout: whole, frames }, start) => {
  seed = start;
  const layout = frames?.length ? withoutControls(whole) : whole;
  const size = { width: layout?.width ?? 700, height: layout?.height ?? 450 };
  const place = document.body.appendChild(document.createElement("div"));
  const config = { plotGlPixelRatio: 1.25 }; // surfaces are pixels: sharp on fine screens too
  await Plotly.newPlot(place, { data, layout: { ...layout, ...size }, config });
  const url = await Plotly.toImage(place, { format: "svg", ...size });
  Plotly.purge(place);
  place.remove();
  return decodeURIComponent(url.slice(url.indexOf(",") + 1));
};
