import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { contourPath } from "../../../index.js";
import { bowl, walk } from "../../support/gallery.js";
import { folder, galleryText, Painter, plots } from "./draw.js";

/** Every plot as a picture, compared with the one that is kept: letters may be smoothed in another way, no more. */
const tolerance = 0.002;
let painter: Painter;
before(async () => {
  painter = await Painter.start();
});
after(() => painter.close());
const kept = (file: string): Buffer => readFileSync(join(folder, file));

for (const [name, make] of Object.entries(plots))
  test(`${name} looks as it is kept in assets/gallery, as SVG and as PNG`, async () => {
    const fresh = await painter.png(await painter.svg(make()));
    const told = "is it meant to look like this? Then: npm run gallery";
    for (const other of [kept(`${name}.png`), await painter.png(kept(`${name}.svg`).toString())]) {
      const share = await painter.difference(fresh, other);
      assert.ok(share <= tolerance, `${(100 * share).toFixed(2)} % of the pixels differ; ${told}`);
    }
  });

test("the gallery holds every plot and no other, each with its words", () => {
  const files = Object.keys(plots).flatMap((name) => [`${name}.png`, `${name}.svg`]);
  assert.deepEqual(readdirSync(folder).sort(), ["README.md", ...files].sort());
  assert.equal(kept("README.md").toString(), galleryText());
});

test("a picture that is a little wrong is found: a learning rate of 0.11 for 0.1", async () => {
  const options = { minimum: [0, 0] } as const;
  const wrong = contourPath(bowl, [walk(0.11), walk(0.6)], options);
  const share = await painter.difference(
    await painter.png(await painter.svg(wrong)),
    kept("contourPath.png"),
  );
  assert.ok(share > tolerance, `${share}`);
});
