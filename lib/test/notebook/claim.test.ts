import assert from "node:assert/strict";
import { test } from "node:test";
import { claim } from "../../notebook/claim.js";
import { InputError } from "../../text/errors.js";

/** What a claim says, and on which stream. */
function said(make: () => void): string[] {
  const lines: string[] = [];
  const { log, error } = console;
  console.log = (text: string) => lines.push(`out ${text}`);
  console.error = (text: string) => lines.push(`err ${text}`);
  try {
    make();
  } finally {
    Object.assign(console, { log, error });
  }
  return lines;
}

test("a claim that holds is one line, and says the example's numbers", () => {
  assert.deepEqual(
    said(() => claim({ x: -2.4000000000000004, y: -1.8 }, { x: -2.4, y: -1.8 })),
    ["out ✓ x = −2.4, y = −1.8"],
  );
  assert.deepEqual(
    said(() => claim({ J: 0.00456406 }, { J: "0.004564" })),
    ["out ✓ J = 0.004564"],
  );
  assert.deepEqual(
    said(() => claim("it falls", true)),
    ["out ✓ it falls"],
  );
  assert.deepEqual(
    said(() => claim({ all: [9, 16, 4] }, { all: [9, 16, 4] })),
    ["out ✓ all = [9, 16, 4]"],
  );
});

test("a claim that fails is one line too, names only what differs, and stops nothing", () => {
  assert.deepEqual(
    said(() => claim({ x: 1, y: 0.8 }, { x: 1, y: 0.75 })),
    ["err ✗ y = 0.8, but the example says 0.75. Was a number changed above?"],
  );
  assert.deepEqual(
    said(() => claim("it falls", false)),
    ["err ✗ it falls. Was a number changed above?"],
  );
  for (const [found, example] of [
    [0.0045651, "0.004564"],
    [Number.NaN, 1],
    [1e-13, 2e-13],
    [1 + 3e-12, 1],
    ["until", "diverged"],
  ] as const)
    assert.match(said(() => claim({ a: found }, { a: example }))[0], /^err ✗ a = /, String(found));
  assert.match(said(() => claim({ a: [1] }, { a: [1, 2] }))[0], /a = \[1\], but the example says \[1, 2\]/);
});

test("a small number is compared by its own size, and what is 0 to the last bits is 0", () => {
  assert.match(said(() => claim({ a: 4.2e-18 }, { a: 4.2e-18 * (1 + 1e-15) }))[0], /^out/);
  assert.match(said(() => claim({ a: 1e-16 }, { a: 0 }))[0], /^out/);
});

test("a claim about other names than were found is refused", () => {
  for (const [found, example] of [
    [{ x: 1 }, { y: 1 }],
    [{ x: 1, y: 2 }, { x: 1 }],
  ])
    assert.throws(() => claim(found as never, example as never), {
      constructor: InputError,
      code: "other-names",
    });
});
