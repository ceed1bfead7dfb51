import assert from "node:assert/strict";
import { test } from "node:test";

/** One refusal: what it says to a person (the message) and to a program (the fields beside it). */
export function refuses(what: string, does: () => unknown, error: Record<string, unknown>): void {
  test(`refused, and told in words: ${what}`, () => assert.throws(does, error));
}
