import { BackpropError } from "../../text/errors.js";
import type { World } from "./command.js";

/** Prints data as JSON, which escapes the controls below U+0020 by itself; those from U+007F command a terminal too. */
export function printJson(data: unknown, world: World): void {
  const text = JSON.stringify(data, null, 2);
  const safe = text.replace(/[\u007f-\u009f]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
  world.out(`${safe}\n`);
}

/** An error as plain data, for --json. */
export function errorData(error: unknown): Record<string, unknown> {
  if (!(error instanceof BackpropError)) return { code: "internal", message: String(error) };
  const [message, ...excerpt] = error.message.split("\n");
  const { code, position, value, expected, hint, step } = error;
  const data = {
    code,
    message,
    ...(position === undefined ? {} : { position }),
    ...(excerpt.length > 0 ? { excerpt: excerpt.join("\n") } : {}),
    ...(value === undefined ? {} : { value: plain(value) }),
    ...(expected === undefined ? {} : { expected }),
    ...(hint === undefined ? {} : { hint }),
    ...(step === undefined ? {} : { step }),
  };
  return data;
}

/** What JSON has no form for (NaN, Infinity, functions) as text. */
function plain(value: unknown): unknown {
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (typeof value === "string" || typeof value === "boolean" || value === null) return value;
  return Array.isArray(value) ? value.map(plain) : String(value);
}
