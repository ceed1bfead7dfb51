import assert from "node:assert/strict";
import { test } from "node:test";
import { worksheets } from "../../../check/index.js";
import { templates } from "../../../check/worksheet/templates.js";
import { DomainError, InputError } from "../../../text/errors.js";
import { prettyNumber } from "../../../text/format.js";

/** The text of a page: what stands in its elements. */
const plain = (html: string): string =>
  html.replace(/<(style|svg)[\s\S]*?<\/\1>/g, "").replace(/<[^>]*>/g, "");

for (const { name, decimals, asks } of templates)
  test(`${name}: a worked solution has every answer of the key, and the graph`, () => {
    const made = worksheets(name, { count: 2, seed: 3 });
    const html = made.workedToHtml();
    const sections = html.split("<section>").slice(1);
    assert.equal(sections.length, 2);
    for (const [i, { answers }] of made.sheets.entries()) {
      const cells = [...sections[i].matchAll(/<td>([^<]*)<\/td><\/tr>/g)]
        .map((match) => match[1])
        .filter(Boolean);
      const wanted = asks.map((ask) => {
        const value = answers.get(ask) as number;
        return prettyNumber(value, Number.isInteger(value) ? undefined : decimals);
      });
      assert.deepEqual(cells.sort(), wanted.sort());
      assert.match(sections[i], /<figure><svg[\s\S]*<title/);
    }
  });

test("anyone's numbers and name: one sheet with them, every step worked", () => {
  const made = worksheets("product-of-a-sum", { inputs: { x: -2, y: 5, z: -4 }, learner: "Ada <b>" });
  const text = plain(made.workedToHtml());
  for (const step of ["q = x + y = -2 + 5 = 3", "dz = df × q = 1 × 3 = 3", "dq = df × z = 1 × (-4) = -4"])
    assert.ok(text.includes(step), step);
  assert.ok(made.workedToHtml().includes("For Ada &#60;b&#62;"));
  assert.match(plain(made.toHtml()), /Name: Ada &#60;b&#62;.*own numbers/);
  assert.doesNotMatch(text, /seed/);
});

test("numbers that are missing, unknown or cannot be worked with are refused", () => {
  const refused = (inputs: Record<string, number>, kind: typeof InputError, told: RegExp): void =>
    assert.throws(
      () => worksheets("product-of-a-sum", { inputs }),
      (error: InputError) => error instanceof kind && told.test(error.message),
    );
  refused({ x: 1, y: 2 }, InputError, /needs a number for z/);
  refused({ x: 1, y: 2, z: Number.NaN }, InputError, /needs a number for z, not NaN/);
  refused({ x: 1, y: 2, z: 3, w: 4 }, InputError, /no input the text "w"/);
  assert.throws(
    () => worksheets("softmax-cross-entropy", { inputs: { a: 1e4, b: 0, c: 0 } }),
    (error) => error instanceof DomainError,
  );
});
