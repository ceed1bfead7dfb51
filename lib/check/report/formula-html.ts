import { notationOf } from "../../formula/notation.js";
import { Bind, styles } from "../../notation/style.js";
import { write } from "../../notation/write.js";
import { Markup, markup } from "../../text/html.js";

/** A name as it is printed: the index of "dw0" and "w1'" set low. */
export const nameHtml = (name: string): Markup => new Markup(printed(name));

function printed(name: string): string {
  return name.endsWith("'") ? `${styles.html.name(name.slice(0, -1))}′` : styles.html.name(name);
}

/** A line of a formula as it is printed: "z = w0*x0 + b" with italics, indices and ×. */
export function lineHtml(line: string): Markup {
  const [name, source] = line.split(" = ");
  return markup`${nameHtml(name)} = ${formulaHtml(source)}`;
}

/** A formula as it is printed. */
export function formulaHtml(source: string): Markup {
  return new Markup(write(notationOf(source), styles.html, textbookName).text);
}

/** A text in which the names of a problem stand between backquotes. */
export function taskHtml(task: string): Markup {
  return markup`${task.split("`").map((piece, i) => (i % 2 === 1 ? nameHtml(piece) : piece))}`;
}

/** What is to be done where formulas are asked for. */
export const formulaTask =
  "Derive each line: write a formula in the names of the problem, of its lines and of gradients that you have; no numbers are needed. dx is the gradient of the last line with respect to x, x' is x after the step.";

/** The same as plain text. */
export function taskText(task: string): string {
  return task.replaceAll("`", "");
}

function textbookName(name: string): { text: string; bind: number } {
  return { text: printed(name), bind: Bind.atom };
}
