// Still pictures of plotly figures: what is seen where no script runs (GitHub, print).
import type { Browser, Page } from "playwright-core";
import { faceData } from "../host/assets.js";
import { faceStyle } from "../show/face.js";
import { findChromium, launch } from "./chromium.js";
import { figureOf, hashOf, type Json, type Notebook, outputsOf, stillKey, stillType } from "./notebook.js";
import { inRoot } from "./project.js";
import { shrink } from "./shrink.js";

/** The picture with its face inside, right behind its first tag. */
const withFace = (svg: string): string => svg.replace(/<svg[^>]*>/, (tag) => tag + faceStyle());

/** Draws stills with one browser page, started with the first figure that needs drawing. */
export class Stills {
  private page: Promise<Page> | undefined;
  private browser: Browser | undefined;
  private last: Promise<unknown> = Promise.resolve();
  readonly program = findChromium();

  private async open(program: string): Promise<Page> {
    this.browser = await launch(program);
    const page = await this.browser.newPage();
    await page.setContent("<!doctype html><meta charset=utf-8><body></body>");
    await page.addScriptTag({ path: inRoot("node_modules", "plotly.js-dist", "plotly.js") });
    await page.addScriptTag({ path: inRoot("lib", "run", "still-page.js") });
    await page.evaluate(`loadFace("${faceData()}")`);
    return page;
  }

  /** The figure as SVG. One at a time: the page's random numbers are shared. */
  draw(figure: Json): Promise<string> {
    if (!this.program) throw new Error("no browser");
    this.page ??= this.open(this.program);
    const page = this.page;
    const drawing = this.last.then(async () => {
      const seed = Number.parseInt(hashOf(figure).slice(0, 7), 16) + 1;
      const svg = await (await page).evaluate(`draw(${JSON.stringify(figure)}, ${seed})`);
      return withFace(shrink(svg as string));
    });
    this.last = drawing.catch(() => undefined);
    return drawing;
  }

  /**
   * Puts a still beside every figure of `after`: the one of `before` when it shows the same figure, else a new one.
   * Returns the number drawn, and the number missing for want of a browser.
   */
  async add(after: Notebook, before: Notebook): Promise<{ drawn: number; missing: number }> {
    const known = new Map<string, Json>();
    for (const { data, metadata } of outputsOf(before)) {
      const [hash, still] = [metadata?.[stillKey], data?.[stillType]];
      if (typeof hash === "string" && still) known.set(hash, still);
    }
    const count = { drawn: 0, missing: 0 };
    for (const output of outputsOf(after)) {
      const figure = figureOf(output);
      if (figure === undefined || !output.data) continue;
      const hash = hashOf(figure);
      const old = known.get(hash);
      if (!old && !this.program) {
        count.missing++;
        continue;
      }
      if (!old) count.drawn++;
      output.data[stillType] = old ?? (await this.draw(figure));
      output.metadata = { ...output.metadata, [stillKey]: hash };
    }
    return count;
  }

  async close(): Promise<void> {
    await this.page?.catch(() => undefined); // while it starts there is nothing to be closed yet
    await this.browser?.close();
  }
}
