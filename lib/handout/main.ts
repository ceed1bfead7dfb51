// npm run handouts: makes of the executed notebooks pages and PDF files, in an edition for each reader.
import path from "node:path";
import { parseArgs } from "node:util";
import { noChromium } from "../run/chromium.js";
import { selectNotebooks } from "../run/main.js";
import { inRoot } from "../run/project.js";
import { Progress } from "../run/report.js";
import { count } from "../text/format.js";
import { visible } from "../text/refuse.js";
import { formats, makeHandouts } from "./make.js";
import { editions } from "./parts/editions.js";
import { papers } from "./parts/printer.js";

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
      papers: chosen("paper", values.paper ?? "a4", papers),
      folder,
    },
    { made: (name) => progress.line(name), progress: (done, all) => progress.update("handouts", done, all, "files") },
  );
  progress.line(
    `${count(made, "file")} made, ${kept} as they were: ${visible(path.relative(inRoot(), folder))}/index.html`,
  );
  if (missing.length > 0) progress.line(`${count(missing.length, "PDF file")} missing: ${noChromium}`);
  return missing.length > 0 ? 1 : 0;
}
