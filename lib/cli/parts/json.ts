import type { World } from "./command.js";

/** Prints data as JSON, which escapes the controls below U+0020 by itself; those from U+007F command a terminal too. */
export function printJson(data: unknown, world: World): void {
  const text = JSON.stringify(data, null, 2);
  const safe = text.replace(/[\u007f-\u009f]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
  world.out(`${safe}\n`);
}
