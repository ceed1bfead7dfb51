import type { GateFacts } from "../gate/facts.js";
import { DomainError, InputError } from "../text/errors.js";
import { said } from "../text/guards.js";

/** What a gate got: the name and the value of each of its inputs. */
type Given = readonly { readonly name: string; readonly value: number }[];

/** Why a gate has no finite value at these inputs, as an error that names the step. */
export function domainError(gate: GateFacts, step: string, given: Given): DomainError {
  const [x, y = x] = given.map((input) => input.value);
  const where = `at ${step}: ${called(gate)}`;
  if (!gate.inDomain(x, y))
    return new DomainError(
      "outside-domain",
      `${where} has no value at ${listed(gate, given)}; it needs ${gate.domain}`,
      { step, value: gate.domain?.startsWith("y") ? y : x, expected: gate.domain as string },
    );
  if (gate.name === "pow" && x === 0)
    return new DomainError("outside-domain", `${where} has no value at ${listed(gate, given)}: it is 1/0`, {
      step,
      value: x,
      expected: "x != 0, or y >= 0",
    });
  const [code, what] = Number.isNaN(gate.value(x, y))
    ? ["outside-domain", "has no value"]
    : ["overflow", "is too large for a number (above 1.8e308)"];
  return new DomainError(code, `${where} ${what} at ${listed(gate, given)}`, { step, value: x });
}

/** Why a gradient is not finite at a gate. */
export function derivativeError(gate: GateFacts, step: string, given: Given, upstream: number): DomainError {
  const message = `at ${step}: the gradient through ${called(gate)} is not finite at ${listed(gate, given)}`;
  return new DomainError("no-derivative", `${message}, upstream ${upstream}`, {
    step,
    value: given[0].value,
  });
}

/** Why a second derivative is not finite at a gate. */
export function secondDerivativeError(gate: GateFacts, step: string, given: Given): DomainError {
  const message = `at ${step}: the second derivative of ${called(gate)} is not finite at ${listed(gate, given)}`;
  return new DomainError("no-second-derivative", message, { step, value: given[0].value });
}

/** "exp(x)", "divide: x / y" */
function called({ name, forward }: GateFacts): string {
  return forward.startsWith(`${name}(`) ? forward : `${name}: ${forward}`;
}

/** "x = m = 996": the gate's own name of the input, the input's name, its value; a constant has only a value. */
function listed(gate: GateFacts, given: Given): string {
  return gate.inputs
    .map((own, i) => {
      const { name, value } = given[i];
      return own === name || String(value) === name ? `${own} = ${value}` : `${own} = ${name} = ${value}`;
    })
    .join(", ");
}

/** @throws InputError for what is no finite number. */
export function checkInput(name: string, value: number): void {
  if (!Number.isFinite(value)) throw notANumber(name, value);
}

export function notANumber(name: string, value: unknown): InputError {
  return new InputError("not-a-finite-number", `${name} must be a finite number, not ${said(value)}`, {
    value,
    expected: "a finite number",
  });
}

export function unknownName(name: string, names: readonly string[]): InputError {
  return new InputError(
    "unknown-name",
    `there is no "${name}" here; there are ${names.slice(0, 20).join(", ")}`,
    {
      value: name,
      expected: names.slice(0, 20).join(", "),
    },
  );
}

export function nameTaken(name: string): InputError {
  return new InputError("name-taken", `the name "${name}" is already taken in this graph`, { value: name });
}
