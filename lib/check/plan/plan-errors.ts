import type { Node } from "../../graph/graph.js";
import { DomainError, InputError } from "../../text/errors.js";
import { quote } from "../../text/refuse.js";

/** Why there is no parameter after a step, as an error that names it. */
export function updateError(node: Node, step: string, rate: number, gradient: number): DomainError {
  const { name, value } = node;
  const where = `${name} = ${value}, learning rate = ${rate}, d${name} = ${gradient}`;
  return new DomainError(
    "overflow",
    `at ${step}: ${name} - learning rate × d${name} is too large for a number (above 1.8e308) at ${where}`,
    { step, value, expected: "a smaller learning rate" },
  );
}

/** A plain number that is asked for, as given. @throws InputError for what is no finite number. */
export function checkTruth(name: string, value: unknown): void {
  if (Number.isFinite(value)) return;
  const said = typeof value === "string" ? `the text ${quote(value)}` : String(value);
  throw new InputError("not-a-finite-number", `${name} must be a finite number, not ${said}`, {
    value,
    expected: "a finite number",
  });
}
