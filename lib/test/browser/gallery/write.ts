// npm run gallery: draws every plot anew, and writes it to assets/gallery as SVG and as PNG, with its words.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { writeWhole } from "../../../../lib/files/write-whole.mjs";
import { folder, galleryText, Painter, plots } from "./draw.js";

const painter = await Painter.start();
mkdirSync(folder, { recursive: true });
try {
  for (const [name, make] of Object.entries(plots)) {
    const svg = await painter.svg(make());
    const png = await painter.png(svg);
    writeWhole([
      { file: join(folder, `${name}.svg`), text: `${svg}\n` },
      { file: join(folder, `${name}.png`), text: png },
    ]);
    process.stdout.write(`${name}\n`);
  }
  writeWhole([{ file: join(folder, "README.md"), text: galleryText() }]);
} finally {
  await painter.close();
}
