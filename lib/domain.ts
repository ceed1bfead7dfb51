import { DomainError } from "./errors.js";
import type { GateFacts } from "./gate.js";

/** Why a gate has no finite value at these inputs, as an error that names the step. */
export function domainError(gate: GateFacts, step: string, x: number, y: number): DomainError {
  const numbers = gate.inputs.map((input, i) => `${input} = ${i === 0 ? x : y}`).join(", ");
  const call = `${gate.name} (${gate.forward})`;
  if (!gate.inDomain(x, y))
    return new DomainError(
      "outside-domain",
      `at ${step}: ${call} has no value at ${numbers}; it needs ${gate.domain}`,
      {
        step,
        value: gate.inputs[1] === "y" && gate.domain?.startsWith("y") ? y : x,
        expected: gate.domain as string,
      },
    );
  const value = gate.value(x, y);
  const [code, what] = Number.isNaN(value)
    ? ["outside-domain", "has no value"]
    : ["overflow", "is too large for a number (above 1.8e308)"];
  return new DomainError(code, `at ${step}: ${call} ${what} at ${numbers}`, { step, value: x });
}

/** Why a gradient is not finite at a gate. */
export function derivativeError(
  gate: GateFacts,
  step: string,
  x: number,
  y: number,
  upstream: number,
): DomainError {
  const numbers = gate.inputs.map((input, i) => `${input} = ${i === 0 ? x : y}`).join(", ");
  const message = `at ${step}: the gradient through ${gate.name} (${gate.forward}) is not finite at ${numbers}`;
  return new DomainError("no-derivative", `${message}, upstream ${upstream}`, { step, value: x });
}
