import assert from "node:assert/strict";
import { test } from "node:test";
import { splitName, styles } from "../../notation/style.js";
import { alignText, table } from "../../show/table.js";
import { csv } from "../../text/csv.js";
import { OptionError } from "../../text/errors.js";
import { formatNumber, prettyNumber, superscript, texNumber } from "../../text/format.js";
import { escapeHtml } from "../../text/html.js";

test("numbers have up to six significant digits, or the decimals asked for", () => {
  const expected: [number, string][] = [
    [0.7310585786300049, "0.731059"],
    [-12, "-12"],
    [0.1 + 0.2, "0.3"],
    [2 / 3, "0.666667"],
    [123456789, "123456789"],
    [1234567.891, "1234570"],
    [0.000123456789, "0.000123457"],
    [0.00001234, "1.234e-5"],
    [-1e-7, "-1e-7"],
    [5e-324, "4.94066e-324"],
    [1e21, "1e21"],
    [-1.7976931348623157e308, "-1.79769e308"],
    [0, "0"],
    [-0, "0"],
  ];
  for (const [value, text] of expected) assert.equal(formatNumber(value), text);
  assert.equal(formatNumber(-0.5276, 2), "-0.53");
  assert.equal(formatNumber(1, 2), "1.00");
  assert.equal(formatNumber(-0.004, 2), "0.00");
  assert.equal(formatNumber(3, 0), "3");
});

test("a page gets the real minus, TeX a power of ten", () => {
  assert.equal(prettyNumber(-1.5), "−1.5");
  assert.equal(prettyNumber(-1.5e-7), "−1.5·10⁻⁷");
  assert.equal(prettyNumber(2e12), "2·10¹²");
  assert.equal(texNumber(-1.5e-7), "-1.5 \\times 10^{-7}");
  assert.equal(texNumber(-1.5, 2), "-1.50");
  assert.equal(superscript("-12"), "⁻¹²");
});

test("decimals out of range are refused with their value", () => {
  for (const decimals of [-1, 16, 1.5, Number.NaN])
    assert.throws(() => formatNumber(1, decimals), {
      constructor: OptionError,
      code: "decimals-out-of-range",
    });
});

test("names are split as a textbook prints them, and nothing in them can become markup", () => {
  assert.deepEqual(splitName("w0"), { stem: "w", index: "0" });
  assert.deepEqual(splitName("theta_12"), { stem: "θ", index: "12" });
  assert.deepEqual(splitName("损失1"), { stem: "损失", index: "1" });
  assert.deepEqual(splitName("layer2out"), { stem: "layer2out", index: "" });
  assert.equal(styles.tex.name("w0"), "w_{0}");
  assert.equal(styles.tex.name("alpha"), "\\alpha");
  assert.equal(styles.tex.name("learning_rate"), "\\text{learning\\_rate}");
  assert.equal(styles.tex.name("a}$<b>"), "\\text{a   b }");
  assert.equal(styles.html.name('<b>"&'), "<i>&#60;b&#62;&#34;&#38;</i>");
  assert.equal(escapeHtml("<'\">&"), "&#60;&#39;&#34;&#62;&#38;");
});

test("a table of records: columns in order of first use, numbers to the right, missing cells empty", () => {
  const shown = table(
    [
      { step: 1, loss: 0.25 },
      { step: 2, note: "a<b" },
    ],
    { decimals: { loss: 3 } },
  );
  assert.equal(shown.text(), "step   loss  note\n   1  0.250\n   2         a<b");
  assert.match(shown.html(), /<td style="text-align:right">0\.250<\/td>/);
  assert.match(shown.html(), /a&#60;b/);
  assert.deepEqual(
    alignText([
      ["学习率", "b"],
      ["a", "c"],
    ]),
    ["学习率  b", "a       c"],
  );
  assert.equal(table([]).text(), "");
  const nested = table([{ step: 0, point: { x: -3, y: 1 } }]);
  assert.equal(nested.text(), "step  point x  point y\n   0       -3        1");
});

test("CSV quotes what must be quoted, and a spreadsheet runs nothing of it", () => {
  const text = csv(
    ["a", "b"],
    [
      ["=1+1", -2],
      ['x "y", z', undefined],
      ["+3", 1e-7], // a number, though a text: it is harmless as it is
    ],
  );
  assert.equal(text, 'a,b\n\'=1+1,-2\n"x ""y"", z",\n+3,1e-7\n');
});
