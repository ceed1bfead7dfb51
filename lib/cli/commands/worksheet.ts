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
import { printJson } from "../parts/json.js";
import { readOption } from "../parts/numbers.js";
import { filesOf, formatOf, tellWritten, writeFiles } from "../parts/output.js";
import { worksheetPage } from "../parts/page.js";
import { aboutWorksheets, templateList, worksheetExamples, worksheetOptions } from "./worksheet-help.js";

export const worksheetCommand: Command = {
  name: "worksheet",
  summary: "sheets to work by hand, other numbers for each student, with the key",
  usage: "name [--count 30] [--seed 7] [--html sheets.html] [--key key.html] [--csv answers.csv]",
  about: aboutWorksheets,
  options: worksheetOptions,
  examples: worksheetExamples,

  run(given: Arguments, world: World): number {
    const asJson = formatOf(given, ["json"]) === "json";
    const [name, ...rest] = given.words;
    if (rest.length > 0)
      throw new InputError(
        "several-worksheets",
        `one worksheet at a time; ${quote(rest[0])} is one too many`,
        {
          value: rest[0],
          expected: "one name",
        },
      );
    if (name === undefined) {
      list(given, asJson, world);
      return 0;
    }
    const seed = readOption(given.values, "seed");
    const count = readOption(given.values, "count");
    const ask = given.values.get("ask");
    const made = worksheets(name, {
      ...(seed === undefined ? {} : { seed }),
      ...(count === undefined ? {} : { count }),
      ...(ask === undefined ? {} : { ask: ask as Asked }),
    });
    const contents = {
      html: () => worksheetPage(made.toHtml()),
      key: () => worksheetPage(made.keyToHtml()),
      csv: () => made.toCsv(),
    };
    const files = filesOf(contents, given, { csv: keepsTable });
    writeFiles(files);
    const reveal = given.flags.has("reveal");
    if (asJson) printJson(made.toData(reveal), world);
    else if (files.length === 0 || reveal) world.out(`${made.toText(reveal)}\n`);
    else world.out(`${whatNext(made, given)}\n`);
    tellWritten(files, world);
    return 0;
  },
};

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
  const lines = [`${title}: ${count(sheets.length, "sheet")}, seed ${seed}.`];
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
