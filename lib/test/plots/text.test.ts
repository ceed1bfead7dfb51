import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import {
  contourAnimation,
  contourPath,
  decisionBoundary,
  derivativeError,
  descend,
  directionalDerivative,
  type Figure,
  formula,
  functionPath,
  gate,
  gateCurve,
  gradientDescent,
  histograms,
  images,
  layerCurves,
  lines,
  lossCurve,
  parameterCurves,
  regressionFit,
  stepSizeSlider,
  stepSizes,
  surfaceAnimation,
  surfacePath,
} from "../../index.js";
import { findChromium, launch, noChromium } from "../../run/chromium.js";
import type { Json } from "../../run/notebook.js";
import { inRoot } from "../../run/project.js";
import { Stills } from "../../run/stills.js";

/** Answers everything and counts: whoever reads a tag asks here. */
const asked: string[] = [];
let server: Server;
let browser: Browser;
let page: Page;
before(async () => {
  server = createServer((request, response) => {
    asked.push(String(request.url));
    response.end();
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const program = findChromium();
  assert.ok(program, noChromium);
  browser = await launch(program);
  page = await browser.newPage();
  await page.setContent("<!doctype html><meta charset=utf-8><body></body>");
  await page.addScriptTag({ path: inRoot("node_modules", "plotly.js-dist", "plotly.js") });
});
after(async () => {
  await browser?.close();
  server?.close();
});

const address = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** What a person may write: tags that load something, link somewhere or set letters, codes, templates, TeX. */
const payloads = (): string[] => [
  `<span style="background:url(${address()}/span)">S</span>`,
  `<b style='fill:url(${address()}/b#x);filter:url(${address()}/f#x);cursor:url(${address()}/c),auto'>B</b>`,
  `<a href="${address()}/a" style="background-image:url(${address()}/i)">A</a>`,
  `<img src="${address()}/img"><script>fetch("${address()}/script")</script>`,
  "a<b and c>d, <i>i</i><br>x<sub>1</sub><extra>e</extra>",
  "&lt;b&gt; &#60;b&#62; &amp; AT&T",
  "%{x} %{customdata[0]} 20%",
  "$\\href{javascript:alert(1)}{x}$",
];

const bowl = formula("x^2 + 2*y^2", { x: -3, y: -3 });
const start = { x: -3, y: -3 };
const spread = [
  { layer: "z1", variance: 1, gradientVariance: 1 },
  { layer: "z2", variance: 2, gradientVariance: 1 },
];
const walk = (name: string) => {
  const optimizer = { ...gradientDescent(0.1), name };
  return descend(bowl, start, optimizer, { steps: 4 });
};
const valley = formula("(x - 1)^2", { x: 4 });
const bent = (convention: string) =>
  gate("bent", {
    symbol: "bent",
    forward: "max(x, 0)",
    local: ["x > 0 ? 1 : 0"],
    kink: "x == 0",
    convention,
  });

/** Every figure with a text in every place that takes one. */
const figures = (text: string): Record<string, Figure> => {
  const [title, label] = [text, text];
  const roll = descend(valley, { x: 4 }, gradientDescent(0.25), { steps: 4 });
  return {
    contourPath: contourPath(bowl, walk(text), { title, label, names: [text] }),
    contourAnimation: contourAnimation(bowl, walk(text), { title, label, names: [text] }),
    surfaceAnimation: surfaceAnimation(bowl, walk(text), { title, label, names: [text] }),
    contourUnnamed: contourPath(bowl, [walk(text), walk("b")], { label, levels: "log" }),
    surfacePath: surfacePath(bowl, walk(text), { title, label, names: [text] }),
    functionPath: functionPath(valley, roll, { title, label, names: [text] }),
    lossCurve: lossCurve([walk(text), { name: text, values: [30, 3] }], { title, label, target: 1 }),
    lossCurveNamed: lossCurve(walk("a"), { label, names: [text] }),
    parameterCurves: parameterCurves(walk(text), { title, label }),
    parametersUntitled: parameterCurves(walk(text), { label }),
    stepSizes: stepSizes(bowl, start, [0.1, 0.3], { title, label }),
    stepSizeSlider: stepSizeSlider(bowl, start, [0.1, 0.3], { title, label }),
    regressionFit: regressionFit([{ target: 0.8, output: 0.7, name: text }], { title }),
    derivativeError: derivativeError([1, 0.1], { [text]: [0.5, 0.05] }, { title }),
    directionalDerivative: directionalDerivative(bowl, start, { title, label }),
    histograms: histograms({ [text]: [1, 2] }, { title, label: text, mark: { value: 1, name: text } }),
    gateCurve: gateCurve(bent(text), { title }),
    decisionBoundary: decisionBoundary(
      (points) => points.map(([x]) => [x]),
      {
        inputs: [
          [1, 0],
          [0, 1],
        ],
        labels: [0, 1],
        classes: [text, "b"],
      },
      { title, features: [text, "x2"] },
    ),
    images: images([[0, 1, 1, 0]], { title, names: [text] }),
    layerCurves: layerCurves({ [text]: spread, b: spread }, { title }),
    lines: lines(
      [
        { name: text, x: [1, 2], y: [1, 2] },
        { name: `${text}2`, x: [1, 2], y: [2, 1] },
      ],
      { title, x: text, y: text, levels: [{ value: 1, name: text }] },
    ),
  };
};

/** All strings of a figure but the titles of a scene, which is drawn without tags. */
function strings(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === "scene" ? [] : strings(inner)));
}

const json = (figure: Figure): Json =>
  JSON.parse(JSON.stringify(figure.toMime()["application/vnd.plotly.v1+json"]));

/** All of them in one text, and figures of it: made once. */
const hostile = (): string => payloads().join(" | ");
let made: Record<string, Figure> = {};

/** Figures whose alternative text has names of its own. */
const named = ["gateCurve", "parametersUntitled", "lossCurveNamed"];
/** The name of an optimizer is told without its hyphens. */
const withoutHyphens = (text: string): string => text.replaceAll("-", " ");

test("no figure holds a text as it was written where Plotly would read signs in it", () => {
  made = figures(hostile());
  const told = hostile();
  for (const [name, figure] of Object.entries(made)) {
    for (const text of payloads())
      assert.deepEqual(
        strings(json(figure)).filter((one) => one.includes(text)),
        [],
        name,
      );
    const alt = withoutHyphens(figure.alt);
    assert.ok(named.includes(name) || alt.includes(withoutHyphens(told)), `${name}: ${figure.alt}`);
  }
});

/** Draws a figure, lets the pointer rest on the first point of each curve, and returns all letters that are seen. */
const draw = `async (figure) => {
  const place = document.body.appendChild(document.createElement("div"));
  await Plotly.newPlot(place, figure);
  let text = place.textContent;
  if (!figure.layout.scene)
    for (let curveNumber = 0; curveNumber < figure.data.length; curveNumber++) {
      const { type, xaxis = "x", yaxis = "y" } = figure.data[curveNumber];
      const pointNumber = type === "contour" ? [1, 1] : 0;
      Plotly.Fx.hover(place, [{ curveNumber, pointNumber }], xaxis + yaxis);
      await new Promise((resolve) => setTimeout(resolve, 60));
      text += "\\n" + place.querySelector(".hoverlayer").textContent;
    }
  const links = place.querySelectorAll("svg a").length;
  const pictures = place.querySelectorAll("img, script").length;
  Plotly.purge(place);
  place.remove();
  return { text, links, pictures };
}`;

/** The same for a picture that is drawn already. */
const lookAt = `(svg) => {
  const place = document.body.appendChild(document.createElement("div"));
  place.innerHTML = svg;
  const [links, pictures] = ["a", "img, script"].map((tags) => place.querySelectorAll(tags).length);
  return { text: place.textContent, links, pictures };
}`;

/** Without what is not seen, and without blanks: long titles are broken at some. */
const seen = (text: string): string => text.replace(/[\u2060\u00a0\s]+/g, "");
interface Drawn {
  text: string;
  links: number;
  pictures: number;
}

test("in a browser every such text is drawn letter by letter, and nothing is asked for", async () => {
  /** In how many places some figures show it: title, axes, legend, notes, pointer. */
  const least: Record<string, number> = { lines: 6, contourPath: 4, lossCurve: 5, regressionFit: 3 };
  const text = withoutHyphens(seen(hostile()));
  for (const [name, figure] of Object.entries(made)) {
    const got = await page.evaluate<Drawn>(`(${draw})(${JSON.stringify(json(figure))})`);
    const shown = withoutHyphens(seen(got.text)).split(text).length - 1;
    assert.ok(shown >= (least[name] ?? 1), `${name} shows it ${shown} times: ${seen(got.text)}`);
    assert.deepEqual([got.links, got.pictures], [0, 0], name);
  }
  await page.waitForTimeout(300);
  assert.deepEqual(asked, []);
});

test("a still picture asks for nothing either", async () => {
  const stills = new Stills();
  const svg = await stills.draw(json(made.lines)).finally(() => stills.close());
  const got = await page.evaluate<Drawn>(`(${lookAt})(${JSON.stringify(svg)})`);
  assert.ok(seen(got.text).includes(seen(hostile())), got.text);
  assert.deepEqual([got.links, got.pictures], [0, 0]);
  assert.deepEqual(asked, []);
});

test("Plotly itself would have asked: the trap is set", async () => {
  const figure = { data: [], layout: { title: { text: hostile() } } };
  await page.evaluate(
    `Plotly.newPlot(document.body.appendChild(document.createElement("div")), ${JSON.stringify(figure)})`,
  );
  for (let i = 0; i < 100 && asked.length === 0; i++) await page.waitForTimeout(50);
  assert.notDeepEqual(asked, []);
});
