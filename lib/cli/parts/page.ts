import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { ClassReport } from "../../check/index.js";
import type { Verdicts } from "../../check/report/sheet/verdicts.js";
import type { Trajectory } from "../../descent/trajectory.js";
import type { Formula, Inputs } from "../../formula/formula.js";
import type { Figure } from "../../plots/parts/figure.js";
import { contourPath } from "../../plots/walks/contour-path.js";
import { functionPath } from "../../plots/walks/function-path.js";
import { lossCurve } from "../../plots/walks/loss-curve.js";
import { parameterCurves } from "../../plots/walks/parameter-curves.js";
import { surfacePath } from "../../plots/walks/surface-path.js";
import { fontFamily } from "../../show/face.js";
import { pageHtml } from "../../show/page.js";
import type { Table } from "../../show/table.js";
import { stepper } from "../../stepper/stepper.js";
import { OptionError } from "../../text/errors.js";
import { Markup, markup } from "../../text/html.js";
import type { WalkOptions } from "../../trace/walk.js";

/*
 * Pages that need nothing but themselves: scripts, styles and pictures stand inside.
 */

/**
 * The figures of a walk, with plotly.js.
 * @throws OptionError when plotly.js is not installed.
 */
export function figurePage(f: Formula<Inputs>, trajectory: Trajectory, target?: number): string {
  const figures = figuresOf(f, trajectory, target);
  const drawn = figures.map(
    ({ alt }, i) => markup`<figure id="f${i}" role="img" aria-label="${alt}"></figure>`,
  );
  const data = JSON.stringify(figures.map(({ data, layout, config }) => ({ data, layout, config })));
  const script = `<script>
const figures = ${data.replaceAll("<", "\\u003c")};
figures.forEach(({ data, layout, config }, i) => Plotly.newPlot("f" + i, data, layout, { displaylogo: false, ...config }));
</script>`;
  const body = [...drawn, `<script>${plotly()}</script>`, script].join("\n");
  return page("descend", `${trajectory.optimizer} on ${oneLine(f.text)}`, body);
}

/** The graph of a formula, to be walked gate by gate. */
export function stepperPage(f: Formula<Inputs>, options: WalkOptions): string {
  return page("trace", oneLine(f.text), stepper(f, options).html());
}

/** A checked sheet. */
export function sheetPage(problem: string, verdicts: Verdicts): string {
  const style = `table { border-collapse: collapse } td, th { padding: .2em .7em; border-bottom: 1px solid #ddd;
vertical-align: top; font-variant-numeric: tabular-nums }`;
  return page("check", oneLine(problem), verdicts.toHtml(), style);
}

/** A checked class. */
export function classPage(problem: string, report: ClassReport): string {
  return marked("check", report.toHtml(oneLine(problem)));
}

/** Worksheets, or the key to them. */
export function worksheetPage(html: string): string {
  return marked("worksheet", html);
}

/** The terms of the course. */
export function glossaryPage(terms: Table): string {
  const style = `body { max-width: 60rem } table { border-collapse: collapse }
td, th { padding: .3em .8em; border-bottom: 1px solid #ddd; vertical-align: top; text-align: left }`;
  return page("glossary", "Terms of the course, 术语表", terms.html(), style);
}

/** A whole page with our mark in it, so that a later run may replace it. */
function marked(command: string, html: string): string {
  return html.replace(/^<!doctype html>\n/, `$&<!-- made by backprop ${command} -->\n`);
}

/** The ground with the path on it, then the value and the parameters at each step. */
function figuresOf(f: Formula<Inputs>, trajectory: Trajectory, target: number | undefined): Figure[] {
  const label = f.output.name;
  const { names, values } = trajectory;
  const ground =
    names.length === 1
      ? [functionPath(f, trajectory, { label })]
      : [contourPath(f, trajectory, { label }), surfacePath(f, trajectory, { label })];
  const positive = [...values, target ?? values[0]].every((value) => value > 0);
  const loss = lossCurve(trajectory, { label, log: positive, target });
  return [...ground, loss, parameterCurves(trajectory)];
}

/** A page of one thing under its title. */
function page(command: string, title: string, body: string, more = ""): string {
  const style = `body { font: 16px/1.5 ${fontFamily}; color: #222; margin: 2rem }
h1 { font-size: 1.2rem } figure { margin: 0 0 2rem } ${more}`;
  return marked(command, pageHtml(title, style, markup`<h1>${title}</h1>\n${new Markup(body)}`));
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
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
