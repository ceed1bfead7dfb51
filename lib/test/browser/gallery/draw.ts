import type { Browser, Page } from "playwright-core";
import type { Figure } from "../../../index.js";
import { findChromium, launch, noChromium } from "../../../run/chromium.js";
import type { Json } from "../../../run/notebook.js";
import { inRoot } from "../../../run/project.js";
import { Stills } from "../../../run/stills.js";
import { escapeHtml } from "../../../text/html.js";
import { gallery, networkGallery } from "../../support/gallery.js";

/** Where the pictures of the plots stand. */
export const folder = inRoot("assets", "gallery");

/** Every plot, by name. */
export const plots: Readonly<Record<string, () => Figure>> = { ...gallery, ...networkGallery };

/** Draws plots as SVG, with their alternative texts in them, and SVG as PNG, with one browser. */
export class Painter {
  private constructor(
    private readonly stills: Stills,
    private readonly browser: Browser,
    private readonly page: Page,
  ) {}

  static async start(): Promise<Painter> {
    const program = findChromium();
    if (program === undefined) throw new Error(noChromium);
    const browser = await launch(program);
    return new Painter(new Stills(), browser, await browser.newPage());
  }

  async svg({ data, layout, alt }: Figure): Promise<string> {
    const drawn = await this.stills.draw({ data, layout } as unknown as Json);
    return drawn.replace(/<svg[^>]*>/, (tag) => `${tag}<title>${escapeHtml(alt)}</title>`);
  }

  /** The picture as its pixels are on a screen. */
  async png(svg: string): Promise<Buffer> {
    const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
    await this.page.setContent(`<body style="margin:0"><img src="${source}" style="display:block"></body>`);
    await this.page.evaluate("document.images[0].decode()");
    return this.page.locator("img").screenshot();
  }

  /** The share of pixels that are of another colour to the eye; 1 where the sizes differ. */
  async difference(one: Buffer, other: Buffer): Promise<number> {
    const [a, b] = [one, other].map((png) => `data:image/png;base64,${png.toString("base64")}`);
    return Number(
      await this.page.evaluate(`(async () => {
        const pixels = async (url) => {
          const image = new Image();
          image.src = url;
          await image.decode();
          const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
          const context = canvas.getContext("2d");
          context.drawImage(image, 0, 0);
          return context.getImageData(0, 0, image.width, image.height);
        };
        const [a, b] = [await pixels("${a}"), await pixels("${b}")];
        if (a.width !== b.width || a.height !== b.height) return 1;
        let other = 0;
        for (let i = 0; i < a.data.length; i += 4)
          if ([0, 1, 2].some((k) => Math.abs(a.data[i + k] - b.data[i + k]) > 64)) other++;
        return other / (a.width * a.height);
      })()`),
    );
  }

  async close(): Promise<void> {
    await this.stills.close();
    await this.browser.close();
  }
}

/** The page of the gallery: each picture with its alternative text. */
export function galleryText(): string {
  const rows = Object.entries(plots).map(([name, make]) => {
    const { alt } = make();
    return `## ${name}\n\n![${alt.replace(/[[\]\\]/g, "\\$&")}](${name}.png)\n\n${alt}\n\n[SVG](${name}.svg)\n`;
  });
  return `# Every plot\n\nMade by \`npm run gallery\`; a test draws each anew and compares the pictures.\n\n${rows.join("\n")}`;
}
