import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type WholeFile, writeWhole } from "../../lib/files/write-whole.mjs";
import { selectNotebooks } from "../run/main.js";
import type { Notebook, Output } from "../run/notebook.js";
import { escapeHtml } from "../text/html.js";
import { type Edition, editions } from "./editions.js";
import { pageOf, whole } from "./page.js";
import { type Paper, Printer, printing } from "./print.js";

export const formats = ["html", "pdf"] as const;

/** What is to be made. */
export interface Wanted {
  files: readonly string[];
  editions: readonly Edition[];
  formats: readonly (typeof formats)[number][];
  paper: Paper;
  folder: string;
}

/** How many files were made, how many were as they should be, and which are missing for want of a browser. */
export interface Made {
  made: number;
  kept: number;
  missing: string[];
}

/** A notebook with its texts joined, as nbformat leaves them in lines. */
export function readNotebook(file: string): Notebook {
  const joined = (text: unknown): string => (Array.isArray(text) ? text.join("") : String(text ?? ""));
  const notebook = JSON.parse(readFileSync(file, "utf8")) as Notebook;
  for (const cell of notebook.cells) {
    cell.source = joined(cell.source);
    for (const output of (cell.outputs ?? []) as Output[])
      if (output.text !== undefined) output.text = joined(output.text);
  }
  return notebook;
}

/** Makes what is wanted of what is not there, or is not as it should be; `told` gets the name of each file made. */
export async function makeHandouts(wanted: Wanted, told: (file: string) => void): Promise<Made> {
  const { files, folder } = wanted;
  const printer = new Printer();
  const tally: Made = { made: 0, kept: 0, missing: [] };
  const course = selectNotebooks([]).map((file) => path.basename(file, ".ipynb"));
  try {
    for (const edition of wanted.editions) {
      mkdirSync(path.join(folder, edition), { recursive: true });
      for (const file of files) await makeOne(file, edition);
      writeWhole([
        {
          file: path.join(folder, edition, "index.html"),
          text: indexPage(path.join(folder, edition), edition),
        },
      ]);
    }
    writeWhole([{ file: path.join(folder, "index.html"), text: editionsPage(folder) }]);
  } finally {
    await printer.close();
  }
  return tally;

  /** A page is made anew each time, which is quick, and so is never older than what it is made of. */
  async function makeOne(file: string, edition: Edition): Promise<void> {
    const name = path.basename(file, ".ipynb");
    const at = course.indexOf(name);
    const after = at < 0 ? undefined : course[at + 1];
    const { title, html } = pageOf(readNotebook(file), edition, { before: course[at - 1], after });
    const place = path.join(folder, edition, name);
    await keep(`${edition}/${name}.html`, read(`${place}.html`) === html, () => [
      { file: `${place}.html`, text: html },
    ]);
    if (!wanted.formats.includes("pdf")) return;
    const mark = createHash("sha256").update(`${printing} ${wanted.paper} ${html}`).digest("hex");
    const pdf = `${place}.pdf`;
    const isMade = existsSync(pdf) && read(`${pdf}.made`) === mark;
    if (!isMade && printer.program === undefined) tally.missing.push(`${edition}/${name}.pdf`);
    else
      await keep(`${edition}/${name}.pdf`, isMade, async () => [
        { file: pdf, text: await printer.pdf(`${place}.html`, title, wanted.paper) },
        { file: `${pdf}.made`, text: mark },
      ]);
  }

  async function keep(
    name: string,
    isMade: boolean,
    make: () => readonly WholeFile[] | Promise<readonly WholeFile[]>,
  ): Promise<void> {
    if (isMade) {
      tally.kept++;
      return;
    }
    writeWhole(await make());
    tally.made++;
    told(name);
  }
}

const read = (file: string): string | undefined =>
  existsSync(file) ? readFileSync(file, "utf8") : undefined;

/** The pages of an edition that are there. */
function indexPage(place: string, edition: Edition): string {
  const pages = readdirSync(place)
    .filter((name) => name.endsWith(".html") && name !== "index.html")
    .sort();
  const rows = pages.map((name) => {
    const title =
      /<title>(.*?)<\/title>/.exec(readFileSync(path.join(place, name), "utf8"))?.[1] ?? escapeHtml(name);
    const pdf = name.replace(/html$/, "pdf");
    const print = existsSync(path.join(place, pdf)) ? ` · <a href="${escapeHtml(pdf)}">PDF</a>` : "";
    return `<li><a href="${escapeHtml(name)}">${title}</a>${print}</li>`;
  });
  const title = `gradient-gates: ${edition}`;
  return whole(
    title,
    `<main><h1>${title}</h1><ul>${rows.join("\n")}</ul><p><a href="../index.html">all editions</a></p></main>`,
  );
}

function editionsPage(folder: string): string {
  const there = editions.filter((edition) => existsSync(path.join(folder, edition, "index.html")));
  const links = there.map((edition) => `<li><a href="${edition}/index.html">${edition}</a></li>`);
  return whole("gradient-gates: handouts", `<main><h1>Handouts</h1><ul>${links.join("\n")}</ul></main>`);
}
