import { GateError } from "../text/errors.js";
import { checkList, checkRecord, checkText, said } from "../text/guards.js";

/** @throws GateError, InputError for a declaration of another kind; what its lines say is read later. */
export function checkDeclaration(name: unknown, definition: unknown): void {
  checkText("the name of a vector gate", name);
  checkRecord("the declaration of a vector gate", definition, '{ symbol: "Σ", line: "out = …", local: […] }');
  const { symbol, line, local, inputs, parts, exact, attributes, counts } = definition as Record<
    string,
    unknown
  >;
  checkText("the symbol", symbol);
  checkLines("the line", [line]);
  checkLines("a local derivative", local, undefined);
  checkLines("an input", inputs ?? []);
  checkLines("a part", parts ?? []);
  for (const record of [attributes, counts, exact]) checkRecord("what is declared", record ?? {});
  const { parts: exactParts, line: exactLine, local: exactLocal } = (exact ?? {}) as Record<string, unknown>;
  checkLines("an exact part", exactParts ?? []);
  if (exactLine !== undefined) checkLines("the exact line", [exactLine]);
  checkLines("an exact local derivative", exactLocal ?? [], undefined);
}

/** A list of texts; `also` may stand among them. */
function checkLines(what: string, lines: unknown, ...also: readonly unknown[]): void {
  checkList(`what is told of ${what}`, lines, "a list of texts");
  const at = lines.findIndex((line) => typeof line !== "string" && !also.includes(line));
  if (at < 0) return;
  throw new GateError("bad-notation", `${what} is a text, not ${said(lines[at])}`, {
    value: lines[at],
    expected: "a text",
  });
}

/** @throws InputError for operands or options of another kind. */
export function checkUse(gate: string, operands: unknown, options: unknown): void {
  checkList(`what ${gate} takes`, operands, "a list of tensors, nodes or numbers");
  checkRecord("the options", options);
  const { name, attributes } = options as Record<string, unknown>;
  if (name !== undefined) checkText("a name", name);
  if (attributes !== undefined) checkRecord("the attributes", attributes);
}
