import assert from "node:assert/strict";
import { test } from "node:test";
import { checkClass } from "../../check/index.js";
import { csv } from "../../text/csv.js";
import { readCsv } from "../../text/csv-read.js";

const signs = [..."=+-@＝＋－＠﹦﹢﹣﹫"];
/** What is not seen before a sign, or is taken off: blanks, controls, joiners, fillers, a quotation mark. */
const unseen = [
  "",
  " ",
  "\u00a0",
  "\u3000",
  "\u200b",
  "\u200d\u2060",
  "\ufeff",
  "\u00ad",
  "\u202e",
  "\u3164",
  "\u115f",
  "\ufe0f",
  "\u180e",
  "\u2800",
  "\u0000",
  "\u001b",
  '"',
  "\u{e0001}",
];
const separators = [",", ";", "\t", "|", "\n", "\r", "\r\n", "\u2028", "\x85", "\f"];

/** The cells of a file as a program would take them that parts it by one sign and knows nothing of quotations. */
const pieces = (file: string): string[] => file.split(/[,;\t|\r\n\u2028\u2029\x85\f\v]/);
const invisible = /^[\s\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800"]+/u;
const runs = (cell: string): boolean => /^[=+\-@＝＋－＠﹦﹢﹣﹫]/.test(cell.replace(invisible, ""));

const hostile = signs.flatMap((sign) =>
  unseen.flatMap((before) => [
    `${before}${sign}1+1`,
    ...separators.flatMap((separator) => [
      `a${separator}${before}${sign}cmd|' /C calc'!A0`,
      `a"${separator}"${before}${sign}x`,
    ]),
  ]),
);

test("no cell begins like a formula, by whichever sign the file is parted, with quotations or without", () => {
  assert.ok(hostile.length > 4000, `${hostile.length} texts`);
  for (const text of hostile) {
    const file = csv(["who", text], [[text, 3, text]]);
    assert.deepEqual(pieces(file).filter(runs), [], JSON.stringify(text));
    // With quotations: the cells that a comma parts.
    assert.deepEqual(
      readCsv(file)
        .flat()
        .map((cell) => cell.text)
        .filter(runs),
      [],
      JSON.stringify(text),
    );
  }
});

test("numbers stay numbers, negative ones too, and what is no formula stays as it is", () => {
  const cells = ["-0.20", "+1e-3", "-4", "-.5", "1;-2", "a-b", "3 - 4", "x = 3", "Ada", "it's", "−4", ""];
  assert.equal(csv(["a"], [cells]).split("\n")[1], '-0.20,+1e-3,-4,-.5,"1;-2",a-b,3 - 4,x = 3,Ada,it\'s,−4,');
  assert.equal(csv(["a"], [[-4, 1e-7, undefined, -0.5]]), "a\n-4,1e-7,,-0.5\n");
});

test("our own reader gives back what was written, whatever its cells hold", () => {
  const cells = ["a,b", "c;d;e;f", "g\th", 'say "x"', "two\nlines", "日本語", "Zoë", "a|b"];
  const texts = readCsv(csv(cells, [cells])).map((row) => row.map(({ text }) => text));
  assert.deepEqual(texts, [cells, cells]);
});

test("a class's report is harmless for its students' names", () => {
  const table = csv(["student", "q"], [["a;=1+1", 3]]).replace("'", "");
  const report = checkClass("q = x + y", table, { inputs: { x: 1, y: 2 } });
  assert.deepEqual(report.students[0].student, ["a;=1+1"]);
  assert.match(report.toCsv(), /^"a;'=1\+1",1,1,/m);
});

test("a long row of digits that is no number is written in proportion to its length", () => {
  const text = `-${"1".repeat(2e6)}x`;
  assert.equal(csv([text], []), `'${text}\n`);
});
