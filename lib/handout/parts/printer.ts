import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { findChromium, launch, noChromium } from "../../run/chromium.js";
import { escapeHtml } from "../../text/html.js";
import type { Paper } from "./names.js";

/** Counts the changes in how pages are printed (this file): with a new one all of them are printed anew. */
export const printing = 2;

/** What is printed: a page's file, or its text. */
type Source = { file: string } | { html: string };

/** Prints pages to PDF, and lends pages for other work, with one browser, started with the first. */
export class Printer {
  private browser: Promise<Browser> | undefined;
  readonly program = findChromium();

  /** A page of the browser for the time of some work. */
  async withPage<T>(work: (page: Page) => Promise<T>): Promise<T> {
    if (!this.program) throw new Error(noChromium);
    this.browser ??= launch(this.program);
    const page = await (await this.browser).newPage();
    try {
      return await work(page);
    } finally {
      await page.close();
    }
  }

  /** A page as PDF: with page numbers, a running head, bookmarks and tags. */
  pdf(source: Source, title: string, paper: Paper): Promise<Uint8Array> {
    return this.withPage(async (page) => {
      if ("file" in source) await page.goto(pathToFileURL(source.file).href);
      else await page.setContent(source.html);
      await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
      const small = "font:8px sans-serif;color:#555;width:100%;padding:0 16mm";
      return page.pdf({
        format: paper === "a4" ? "A4" : "Letter",
        margin: { top: "20mm", bottom: "18mm", left: "16mm", right: "16mm" },
        printBackground: true,
        displayHeaderFooter: true,
        headerTemplate: `<div style="${small}">${escapeHtml(title)}</div>`,
        footerTemplate: `<div style="${small};text-align:right"><span class="pageNumber"></span> / <span class="totalPages"></span></div>`,
        tagged: true,
        outline: true,
      });
    });
  }

  /** A page that says itself how it is printed. */
  asItIs(html: string): Promise<Uint8Array> {
    return this.withPage(async (page) => {
      await page.setContent(html);
      return page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
    });
  }

  async close(): Promise<void> {
    await (await this.browser)?.close();
  }
}
