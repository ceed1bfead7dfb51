import { InputError } from "../text/errors.js";

/** @throws InputError for what is no finite number. */
export function checkInput(name: string, value: number): void {
  if (!Number.isFinite(value)) throw notANumber(name, value);
}

export function notANumber(name: string, value: unknown): InputError {
  return new InputError("not-a-finite-number", `${name} must be a finite number, not ${String(value)}`, {
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
