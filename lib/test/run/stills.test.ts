import assert from "node:assert/strict";
import { after, test } from "node:test";
import { worksheets } from "../../check/index.js";
import { gradientDescent } from "../../descent/optimizers.js";
import { descend } from "../../descent/trajectory.js";
import { draw } from "../../drawing/drawing.js";
import { formula } from "../../formula/formula.js";
import { surfacePath } from "../../plots/walks/surface-path.js";
import { figureType, type Json } from "../../run/notebook.js";
import { shrink } from "../../run/shrink.js";
import { Stills } from "../../run/stills.js";
import { faceData, faceStyle } from "../../show/face.js";

const bowl = formula("x^2 + 2*y^2", { x: -3, y: -3 });
const stills = new Stills();
after(() => stills.close());

test("the face is a small WOFF2 font, and a drawing carries it once", () => {
  const bytes = Buffer.from(faceData(), "base64");
  assert.equal(bytes.subarray(0, 4).toString(), "wOF2");
  assert.ok(bytes.length < 12_000, `${bytes.length} bytes in every picture`);
  assert.equal(draw(bowl).svg.split(faceStyle()).length, 2);
});

test("sheets to print and their key carry the face", () => {
  const made = worksheets("product-of-a-sum", { seed: 1 });
  for (const page of [made.toHtml(), made.keyToHtml()]) assert.equal(page.split(faceStyle()).length, 2);
});

test("a still carries the face, and its surface is a PNG", { skip: !stills.program }, async () => {
  const walk = descend(bowl, { x: -3, y: -3 }, gradientDescent(0.1), { steps: 5 });
  const figure = JSON.parse(JSON.stringify(surfacePath(bowl, walk).toMime()))[figureType] as Json;
  const svg = await stills.draw(figure);
  assert.equal(svg.split(faceStyle()).length, 2);
  assert.match(svg, /data:image\/png;base64/);
  assert.doesNotMatch(svg, /image\/webp/);
});

test("a curve with its handles on its ends becomes a line, and others stay curves", () => {
  const draw = (d: string): string => shrink(`<path d="${d}"/>`).match(/d="([^"]*)"/)?.[1] ?? "";
  assert.equal(draw("M0,0Q4,5 4,5C4,5 6.1,7 6.1,7C6.1,7 -8,9 -8,9Q-8,9 10,2"), "M0,0L4,5L6.1,7L-8,9L10,2");
  for (const d of ["M0,0C1,2 4,4 4,4", "M0,0C0,0 3,1 4,4", "M0,0Q1,2 4,4", "M1,0C1,0 4,4 4,41"])
    assert.equal(draw(d), d);
});
