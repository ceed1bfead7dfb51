import { type Worksheets, worksheets } from "../../check/index.js";
import { templateOfTable } from "../../check/worksheet/template-named.js";
import { templates } from "../../check/worksheet/templates.js";
import type { Asked } from "../../check/worksheet/worksheet.js";
import { csv } from "../../text/csv.js";
import { readCsv } from "../../text/csv-read.js";
import { InputError, OptionError } from "../../text/errors.js";
import { count } from "../../text/format.js";
import { quote, visible } from "../../text/refuse.js";
import type { Arguments } from "../parts/arguments.js";
import type { Command, World } from "../parts/command.js";
import { changed, foreign } from "../parts/existing.js";
import { readInputs } from "../parts/inputs.js";
import { printJson } from "../parts/json.js";
import { readOption } from "../parts/numbers.js";
import { filesOf, formatOf, type OwnFile, tellWritten, writeFiles } from "../parts/output.js";
import { worksheetPage } from "../parts/page.js";
import { aboutWorksheets, templateList, worksheetExamples, worksheetOptions } from "./worksheet-help.js";
import { apart, printedFiles } from "./worksheet-pdf.js";

export const worksheetCommand: Command = {
  name: "worksheet",
  summary: "sheets to work by hand, other numbers for each student, with the key",
  usage: "name [x=1 …] [--count 30] [--seed 7] [--pdf sheets.pdf] [--key key.pdf] [--csv answers.csv]",
  about: aboutWorksheets,
  options: worksheetOptions,
  examples: worksheetExamples,

  run(given: Arguments, world: World): number | Promise<number> {
    const asJson = formatOf(given, ["json"]) === "json";
    const [name, ...rest] = given.words;
    const other = rest.find((word) => !word.includes("="));
    if (other !== undefined)
      throw new InputError("several-worksheets", `one worksheet at a time; ${quote(other)} is one too many`, {
        value: other,
        expected: "one name",
      });
    if (name === undefined) {
      list(given, asJson, world);
      return 0;
    }
    const seed = readOption(given.values, "seed");
    const count = readOption(given.values, "count");
    const ask = given.values.get("ask");
    const learner = given.values.get("name");
    const made = worksheets(name, {
      ...(seed === undefined ? {} : { seed }),
      ...(count === undefined ? {} : { count }),
      ...(rest.length === 0 ? {} : { inputs: ownInputs(rest, given) }),
      ...(learner === undefined ? {} : { learner }),
      ...(ask === undefined ? {} : { ask: ask as Asked }),
    });
    const contents = {
      html: () => worksheetPage(made.toHtml()),
      key: () => worksheetPage(made.keyToHtml()),
      worked: () => worksheetPage(made.workedToHtml()),
      csv: () => made.toCsv(),
    };
    const [pages, printed] = apart(given);
    const files = filesOf(contents, pages, { csv: keepsTable });
    if (printed.size > 0) {
      const texts = { pdf: contents.html, key: contents.key, worked: contents.worked };
      return printedFiles(texts, printed).then((pdfs) => finish(made, [...files, ...pdfs], given, world));
    }
    return finish(made, files, given, world);
  },
};

/** Writes the files, and tells what there is. */
function finish(made: Worksheets, files: readonly OwnFile[], given: Arguments, world: World): number {
  const asJson = given.flags.has("json");
  writeFiles(files);
  const reveal = given.flags.has("reveal");
  if (asJson) printJson(made.toData(reveal), world);
  else if (files.length === 0 || reveal) world.out(`${made.toText(reveal)}\n`);
  else world.out(`${whatNext(made, given)}\n`);
  tellWritten(files, world);
  return 0;
}

/** Numbers in place of those that are drawn. @throws OptionError where drawn ones are asked for as well. */
function ownInputs(words: readonly string[], { values }: Arguments): Record<string, number> {
  const option = ["seed", "count"].find((one) => values.has(one));
  if (option === undefined) return readInputs(words);
  throw new OptionError("unused-option", `--${option} is for numbers that are drawn; these are given`, {
    value: option,
  });
}

/** A table of ours may be replaced until somebody has written into it, or a spreadsheet has written it anew. */
function keepsTable(text: string): string | undefined {
  const [head = [], ...rows] = readCsv(text).map((row) => row.map((cell) => cell.text));
  const template = templateOfTable(head);
  if (template === undefined) return foreign;
  const ours = ["sheet", ...Object.keys(template.inputs)];
  const isBlank = rows.every((row) => row.every((cell, i) => cell === "" || ours.includes(head[i])));
  if (!isBlank) return "the table has been filled in; give another file";
  return csv(head, rows) === text ? undefined : changed;
}

function list({ values }: Arguments, asJson: boolean, world: World): void {
  const unused = [...values.keys()][0];
  if (unused !== undefined)
    throw new OptionError(
      "missing-worksheet",
      `--${unused} needs the name of a worksheet; there are\n${templateList}`,
      {
        expected: templates.map(({ name }) => name).join(" "),
      },
    );
  const names = templates.map(({ name, title }) => ({ name, title }));
  if (asJson) printJson({ worksheets: names }, world);
  else world.out(`${templateList}\n\nTry: backprop worksheet sigmoid-neuron --count 30 --html sheets.html\n`);
}

/** What was made, and what to do with it. */
function whatNext({ template: { name, title }, sheets, seed }: Worksheets, { values }: Arguments): string {
  const lines = [
    `${title}: ${count(sheets.length, "sheet")}, ${seed === undefined ? "own numbers" : `seed ${seed}`}.`,
  ];
  const [html, csv] = [values.get("html"), values.get("csv")].map((file) => file && visible(file));
  if (html) lines.push(`Open ${html} in a browser and print it: a page for each sheet.`);
  if (csv) {
    lines.push(`Fill in ${csv}, then: backprop check --worksheet ${name} --class ${quoted(csv)}`);
  }
  return lines.join("\n");
}

/** A file's name as a shell reads it: double quotes are understood by all of them, so single ones stand only where they must. */
function quoted(file: string): string {
  if (/^[\w./-]+$/.test(file)) return file;
  return /["$`!]|\\\\|\\$/.test(file) ? `'${file.replaceAll("'", "'\\''")}'` : `"${file}"`;
}
