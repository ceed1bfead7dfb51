import type { Nested } from "../../../graph/shape.js";
import { withArrays } from "../../../notation/elements.js";
import { formatNumber } from "../../../text/format.js";
import { keyFormulas } from "../../worksheet/key-formulas.js";
import type { Template } from "../../worksheet/template.js";
import type { WorksheetSet } from "../../worksheet/worksheet.js";
import { formulaTask, taskText } from "../formula-html.js";

/** The sheets as text; with the answers filled in when they are to be revealed. */
export function sheetsText({ template, sheets: all, ask }: WorksheetSet, reveal: boolean): string {
  const { title, task, formula: lines, decimals } = template;
  if (ask === "formulas") return formulasText(template, reveal);
  const sheets = all.map(({ number, inputs, answers }) => {
    const given = Object.entries(withArrays(inputs)).map(
      ([name, value]) => `${name} = ${nestedText(value, formatNumber)}`,
    );
    const width = Math.max(...[...answers.keys()].map((name) => name.length));
    const asked = [...answers].map(
      ([name, value]) => `  ${name.padEnd(width)} = ${reveal ? written(value, decimals) : "____"}`,
    );
    return [`Sheet ${number}: ${given.join(", ")}`, ...asked].join("\n");
  });
  return [title, taskText(task), lines.replaceAll("; ", "\n"), ...sheets].join("\n\n");
}

function formulasText(template: Template, reveal: boolean): string {
  const { title, formula: lines } = template;
  const key = [...keyFormulas(template)];
  const width = Math.max(...key.map(([name]) => name.length));
  const places = key.map(([name, text]) => `  ${name.padEnd(width)} = ${reveal ? text : "____"}`);
  return [title, formulaTask, lines.replaceAll("; ", "\n"), places.join("\n")].join("\n\n");
}

/** A number, or "[[1, 2], [3, 4]]". */
export function nestedText(value: Nested, format: (value: number) => string): string {
  if (typeof value === "number") return format(value);
  return `[${value.map((one) => nestedText(one, format)).join(", ")}]`;
}

/** An answer as the key has it: whole numbers as they are, others to the template's decimals. */
function written(value: number, decimals: number): string {
  return formatNumber(value, Number.isInteger(value) ? 0 : decimals);
}
