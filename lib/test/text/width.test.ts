import assert from "node:assert/strict";
import { test } from "node:test";
import { alignText } from "../../show/table.js";
import { isWide, textColumns } from "../../text/width.js";

/** Widths by Unicode Standard Annex #11 (EastAsianWidth.txt): W and F take two columns, all others one. */
test("CJK, kana, hangul, full-width forms and emoji take two columns, letters and half-width forms one", () => {
  const two = ["学", "あ", "カ", "한", "Ａ", "＝", "、", "𠀀", "😀", "⌚"];
  const one = ["a", "σ", "×", "−", "ｱ", "∂", "₂", "…", "é"];
  assert.deepEqual(
    two.filter((sign) => !isWide(sign)),
    [],
  );
  assert.deepEqual(one.filter(isWide), []);
  assert.equal(textColumns("学x😀"), 5);
  assert.equal(textColumns(""), 0);
});

test("columns of a table stand under each other, also beside signs outside the first plane of Unicode", () => {
  assert.deepEqual(
    alignText([
      ["𠀀😀", "b"],
      ["abcd", "c"],
    ]),
    ["𠀀😀  b", "abcd  c"],
  );
});
