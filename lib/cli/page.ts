import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { OptionError } from "../errors.js";
import type { Formula } from "../formula.js";
import { escapeHtml } from "../html.js";
import { contourPath, type Figure } from "../plots/index.js";
import type { Trajectory } from "../trajectory.js";

/**
 * A page with the figures of a walk that needs nothing else: plotly.js stands inside.
 * @throws OptionError when plotly.js is not installed.
 */
export function figurePage(f: Formula, trajectory: Trajectory): string {
  const label = f.output.name;
  const figures: Figure[] = trajectory.names.length >= 2 ? [contourPath(f, trajectory, { label })] : [];
  const title = `${trajectory.optimizer} on ${f.text.replace(/\s+/g, " ").trim()}`;
  const drawn = figures.map(
    ({ alt }, i) => `<figure id="f${i}" role="img" aria-label="${escapeHtml(alt)}"></figure>`,
  );
  const data = JSON.stringify(figures.map(({ data, layout, config }) => ({ data, layout, config })));
  return `<!doctype html>
<!-- made by backprop descend -->
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>body { font: 16px/1.5 "Open Sans", "Helvetica Neue", Helvetica, Arial, sans-serif; color: #222; margin: 2rem }
h1 { font-size: 1.2rem } figure { margin: 0 0 2rem }</style>
<script>${plotly()}</script>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
${drawn.join("\n")}
<script>
const figures = ${data.replaceAll("<", "\\u003c")};
figures.forEach(({ data, layout, config }, i) => Plotly.newPlot("f" + i, data, layout, { displaylogo: false, ...config }));
</script>
</body>
</html>
`;
}

function plotly(): string {
  try {
    const file = createRequire(import.meta.url).resolve("plotly.js-dist/plotly.js");
    return readFileSync(file, "utf8").replaceAll("</script", "<\\/script");
  } catch {
    throw new OptionError("missing-plotly", "--html needs the package plotly.js-dist: run npm install", {
      expected: "plotly.js-dist in node_modules",
    });
  }
}
