import { templates } from "../../check/worksheet/templates.js";
import type { OptionSpec } from "../parts/arguments.js";

const width = Math.max(...templates.map(({ name }) => name.length));

/** The worksheets that there are, a line each. */
export const templateList = templates
  .map(({ name, title }) => `  ${name.padEnd(width)}  ${title}`)
  .join("\n");

export const aboutWorksheets = `Makes sheets to be worked by hand: one problem, other numbers for each student, chosen so that they are easy to
work with and the usual slips show. The same name and seed give the same sheets, and more of them begin
with the same ones. Without a name the worksheets are listed:

${templateList}

With numbers after the name, as in product-of-a-sum x=-2 y=5 z=-4, there is one sheet, with these.

What comes back is checked by backprop check --worksheet: type the answers into the table that --csv wrote
(in any spreadsheet; save it as CSV), a row for each sheet.`;

export const worksheetOptions: readonly OptionSpec[] = [
  { name: "count", value: "30", help: "how many sheets, 1 to 1000; 1 when left out" },
  {
    name: "seed",
    value: "7",
    help: "a whole number, 0 to 4294967295; other seeds give other numbers; 1 when left out",
  },
  {
    name: "ask",
    value: "formulas",
    help: "what is to be written: numbers (when left out), or the formulas that they come from",
  },
  {
    name: "html",
    value: "sheets.html",
    help: "write the sheets, a page (A4) each: open it in a browser and print",
  },
  { name: "pdf", value: "sheets.pdf", help: "write the sheets as a PDF file" },
  {
    name: "key",
    value: "key.html",
    help: "write the answers of every sheet, to be printed; as a PDF file where the name ends in .pdf",
  },
  {
    name: "worked",
    value: "worked.pdf",
    help: "write a worked solution of every sheet: the graph, and each step with its numbers; HTML or, by its name, PDF",
  },
  { name: "name", value: '"Ada L."', help: "whose sheet it is, to stand at its head" },
  {
    name: "csv",
    value: "answers.csv",
    help: "write a table to fill in, a row for each sheet; one that holds a name or an answer is never written over",
  },
  { name: "reveal", help: "print the answers too, with --json as well" },
  { name: "json", help: "print JSON: worksheet, title, task, ask, formula, decimals, asks, seed, sheets" },
  { name: "help", help: "print this page" },
];

export const worksheetExamples = `Examples:
  backprop worksheet
      lists the worksheets
  backprop worksheet sigmoid-neuron --count 30 --seed 7 --html sheets.html --key key.html --csv answers.csv
      30 sheets to print, their key, and the table for the answers
  backprop worksheet product-of-a-sum x=-2 y=5 z=-4 --name "Ada" --worked ada.html
      a worked solution for Ada's numbers: the graph, and every step
  backprop check --worksheet sigmoid-neuron --class answers.csv --html report.html
      checks the table when it is filled in
  backprop worksheet max-and-relu --reveal
      one sheet with its answers, here in the terminal
  backprop worksheet sigmoid-neuron --ask formulas --html derive.html --key key.html
      a sheet on which each line is derived: the answers are formulas, and checked as such
  backprop worksheet adam --count 2 --json

Exit code: 0 when all is well; 2 for bad input, with a message on standard error (with --json also as
{ "error": { "code", "message", … } } on standard output).`;
