import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { findChromium, launch } from "../run/chromium.js";
import { escapeHtml } from "../text/html.js";

/** The sizes of paper. */
export const papers = ["a4", "letter"] as const;
export type Paper = (typeof papers)[number];

/** Counts the changes in how pages are printed (this file): with a new one all of them are printed anew. */
export const printing = 1;

/** Prints pages to PDF with one browser, started with the first. */
export class Printer {
  private browser: Promise<Browser> | undefined;
  readonly program = findChromium();

  /** A page's file as PDF: with page numbers, a running head, bookmarks and tags. */
  async pdf(file: string, title: string, paper: Paper): Promise<Uint8Array> {
    if (!this.program) throw new Error("no browser");
    this.browser ??= launch(this.program);
    const page = await (await this.browser).newPage();
    try {
      await page.goto(pathToFileURL(file).href);
      await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
      const small = "font:8px sans-serif;color:#555;width:100%;padding:0 16mm";
      return await page.pdf({
        format: paper === "a4" ? "A4" : "Letter",
        margin: { top: "20mm", bottom: "18mm", left: "16mm", right: "16mm" },
        printBackground: true,
        displayHeaderFooter: true,
        headerTemplate: `<div style="${small}">${escapeHtml(title)}</div>`,
        footerTemplate: `<div style="${small};text-align:right"><span class="pageNumber"></span> / <span class="totalPages"></span></div>`,
        tagged: true,
        outline: true,
      });
    } finally {
      await page.close();
    }
  }

  async close(): Promise<void> {
    await (await this.browser)?.close();
  }
}
