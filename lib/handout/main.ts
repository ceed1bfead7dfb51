// npm run handouts: makes of the executed notebooks pages and PDF files, in an edition for each reader.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { writeWhole } from "../../lib/files/write-whole.mjs";
import { noChromium } from "../run/chromium.js";
import { selectNotebooks } from "../run/main.js";
import type { Notebook, Output } from "../run/notebook.js";
import { inRoot } from "../run/project.js";
import { Progress } from "../run/report.js";
import { count } from "../text/format.js";
import { escapeHtml } from "../text/html.js";
import { visible } from "../text/refuse.js";
import { type Edition, editions } from "./editions.js";
import { pageOf, whole } from "./page.js";
import { type Paper, Printer, papers } from "./print.js";

export const help = `npm run handouts [-- [name …] [options]]

Makes handouts of the notebooks as they were last run: a page that works without a network, and a PDF to print. They are
written to .build/handouts/<edition>/, with an index.html that links them all; only what has changed is made again.

  name              a notebook's file, name or number (05, 05-gradient-descent); all of notebooks/ without one
  --edition list    student (blanks to fill in, no hint, solution or key), solutions, teacher (also with the
                    lecturer's notes); all of them when left out
  --format list     html, pdf; both when left out
  --paper a4        or letter
  --help            this text

Examples:
  npm run handouts
  npm run handouts -- 05 06 --edition student --paper letter`;

const formats = ["html", "pdf"] as const;

/** What is to be made. */
export interface Wanted {
  files: readonly string[];
  editions: readonly Edition[];
  formats: readonly (typeof formats)[number][];
  paper: Paper;
  folder: string;
}

/** Words of a list, each one of those known. @throws Error for another. */
function chosen<T extends string>(
  option: string,
  text: string | undefined,
  known: readonly T[],
): readonly T[] {
  if (text === undefined) return known;
  return text.split(",").map((word) => {
    const found = known.find((one) => one === word.trim().toLowerCase());
    if (found === undefined) throw new Error(`--${option} wants ${known.join(", ")}, not "${visible(word)}"`);
    return found;
  });
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

/** Changes with every change of the handouts' own code. */
function codeHash(): string {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const hash = createHash("sha256");
  for (const name of readdirSync(here)
    .filter((one) => one.endsWith(".js"))
    .sort())
    hash.update(readFileSync(path.join(here, name)));
  return hash.digest("hex");
}

/** Makes what is wanted; answers how many files were made and how many were as they should be, and what is missing. */
export async function makeHandouts(
  wanted: Wanted,
  told: (text: string) => void,
): Promise<{ made: number; kept: number; missing: string[] }> {
  const { files, folder, paper } = wanted;
  const printer = new Printer();
  const tally = { made: 0, kept: 0, missing: [] as string[] };
  const code = codeHash();
  const names = selectNotebooks([]).map((file) => path.basename(file, ".ipynb"));
  try {
    for (const edition of wanted.editions) {
      const place = path.join(folder, edition);
      mkdirSync(place, { recursive: true });
      for (const file of files) {
        const name = path.basename(file, ".ipynb");
        const at = names.indexOf(name);
        const source = readFileSync(file);
        const mark = createHash("sha256")
          .update(`${code} ${names.join()} ${edition}`)
          .update(source)
          .digest("hex");
        const html = path.join(place, `${name}.html`);
        const page = (): { title: string; html: string } =>
          pageOf(readNotebook(file), edition, {
            name,
            before: names[at - 1],
            after: at < 0 ? undefined : names[at + 1],
          });
        if (isMade(html, mark)) tally.kept++;
        else {
          writeWhole([
            { file: html, text: page().html },
            { file: `${html}.made`, text: mark },
          ]);
          tally.made++;
          told(`${edition}/${name}.html`);
        }
        if (!wanted.formats.includes("pdf")) continue;
        const pdf = path.join(place, `${name}.pdf`);
        if (isMade(pdf, `${mark} ${paper}`)) tally.kept++;
        else if (printer.program === undefined) tally.missing.push(`${edition}/${name}.pdf`);
        else {
          const text = await printer.pdf(html, page().title, paper);
          writeWhole([
            { file: pdf, text },
            { file: `${pdf}.made`, text: `${mark} ${paper}` },
          ]);
          tally.made++;
          told(`${edition}/${name}.pdf`);
        }
      }
      writeWhole([{ file: path.join(place, "index.html"), text: indexPage(place, edition) }]);
    }
    writeWhole([{ file: path.join(folder, "index.html"), text: editionsPage(folder) }]);
  } finally {
    await printer.close();
  }
  return tally;
}

function isMade(file: string, mark: string): boolean {
  return existsSync(file) && existsSync(`${file}.made`) && readFileSync(`${file}.made`, "utf8") === mark;
}

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

/** The whole command; resolves to its exit code. */
export async function main(args: string[]): Promise<number> {
  const text = { type: "string" } as const;
  const options = {
    edition: text,
    format: text,
    paper: text,
    help: { type: "boolean", short: "h" },
  } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  if (values.help) {
    process.stdout.write(`${help}\n`);
    return 0;
  }
  const progress = new Progress();
  const folder = inRoot(".build", "handouts");
  const { made, kept, missing } = await makeHandouts(
    {
      files: selectNotebooks(positionals),
      editions: chosen("edition", values.edition, editions),
      formats: chosen("format", values.format, formats),
      paper: chosen("paper", values.paper ?? "a4", papers)[0],
      folder,
    },
    (line) => progress.line(line),
  );
  progress.line(
    `${count(made, "file")} made, ${kept} as they were: ${visible(path.relative(inRoot(), folder))}/index.html`,
  );
  if (missing.length > 0) progress.line(`${count(missing.length, "PDF file")} missing: ${noChromium}`);
  return missing.length > 0 ? 1 : 0;
}
