import { formatNumber } from "../../../text/format.js";
import type { WorksheetSet } from "../../worksheet/worksheet.js";
import { taskText } from "../formula-html.js";

/** The sheets as text; with the answers filled in when they are to be revealed. */
export function sheetsText({ template, sheets: all }: WorksheetSet, reveal: boolean): string {
  const { title, task, formula: lines, decimals } = template;
  const sheets = all.map(({ number, inputs, answers }) => {
    const given = Object.entries(inputs).map(([name, value]) => `${name} = ${formatNumber(value)}`);
    const width = Math.max(...[...answers.keys()].map((name) => name.length));
    const asked = [...answers].map(
      ([name, value]) => `  ${name.padEnd(width)} = ${reveal ? written(value, decimals) : "____"}`,
    );
    return [`Sheet ${number}: ${given.join(", ")}`, ...asked].join("\n");
  });
  return [title, taskText(task), lines.replaceAll("; ", "\n"), ...sheets].join("\n\n");
}

/** An answer as the key has it: whole numbers as they are, others to the template's decimals. */
function written(value: number, decimals: number): string {
  return formatNumber(value, Number.isInteger(value) ? 0 : decimals);
}
