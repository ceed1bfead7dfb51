import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { typed } from "../support/backprop.js";

const folder = mkdtempSync(join(tmpdir(), "backprop-"));
after(() => rmSync(folder, { recursive: true }));

test("the terms that hold a word, as text and as JSON; all of them as a page", () => {
  const { code, out } = typed("glossary saddle");
  assert.equal(code, 0);
  assert.match(out, /^term +中文 +what it means\nsaddle point +鞍点 +A flat place/);
  const [one] = JSON.parse(typed("glossary 鞍点 --json").out);
  assert.deepEqual([one.term, one.zh], ["saddle point", "鞍点"]);
  const page = join(folder, "glossary.html");
  assert.match(typed(`glossary --html ${page}`).err, /Wrote/);
  assert.match(readFileSync(page, "utf8"), /<td[^>]*>vanishing gradient<\/td>/);
});

test("a word that no term holds is refused", () => {
  const { code, err } = typed("glossary gradjent");
  assert.equal(code, 2);
  assert.match(err, /no term of the course holds "gradjent"/);
});
