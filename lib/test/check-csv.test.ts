import assert from "node:assert/strict";
import { test } from "node:test";
import { readCsv } from "../check/sheet/csv-read.js";

/** The cells' texts, row by row. */
const texts = (source: string): string[][] => readCsv(source).map((row) => row.map(({ text }) => text));
/** "line:column" of each cell. */
const places = (source: string): string[] =>
  readCsv(source)
    .flat()
    .map(({ line, column }) => `${line}:${column}`);

test("cells stand between commas, semicolons or tabs, whichever the first line has most of", () => {
  const table = [
    ["name", "q", "f"],
    ["Ada", "3", "-12"],
  ];
  assert.deepEqual(texts("name,q,f\nAda,3,-12"), table);
  assert.deepEqual(texts("name;q;f\nAda;3;-12"), table);
  assert.deepEqual(texts("name\tq\tf\nAda\t3\t-12"), table);
  assert.deepEqual(texts("name;q;f,g\nAda;1,5;2"), [
    ["name", "q", "f,g"],
    ["Ada", "1.5", "2"],
  ]);
  assert.deepEqual(texts("name,q;r,f\nA;a,3;4,5"), [
    ["name", "q;r", "f"],
    ["A;a", "3;4", "5"],
  ]);
  assert.deepEqual(texts("\n\na;b\n1,2;3"), [
    ["a", "b"],
    ["1.2", "3"],
  ]);
});

test("between semicolons or tabs a comma within a number is the decimal one; between commas it is left alone", () => {
  assert.deepEqual(texts("q;dq;who\n-0,53;−1,5;1,5 kg\n,5;1,2,3;a,b"), [
    ["q", "dq", "who"],
    ["-0.53", "−1.5", "1,5 kg"],
    [".5", "1,2,3", "a,b"],
  ]);
  assert.deepEqual(texts("q\tf\n1,5\t2"), [
    ["q", "f"],
    ["1.5", "2"],
  ]);
  assert.deepEqual(texts('q,f\n"1,5",2'), [
    ["q", "f"],
    ["1,5", "2"],
  ]);
});

test("a spreadsheet may name its separator in a first line, which counts as a line", () => {
  const [head, row] = readCsv("\ufeffsep=;\r\nq;f,g\r\n1;2\r\n");
  assert.deepEqual(
    [head, row].map((cells) => cells.map(({ text }) => text)),
    [
      ["q", "f,g"],
      ["1", "2"],
    ],
  );
  assert.deepEqual([row[1].line, row[1].column], [3, 3]);
});

test("any line ends; empty lines and lines of empty cells are left out, empty cells are kept", () => {
  for (const end of ["\n", "\r\n", "\r"])
    assert.deepEqual(texts(["a,b", "", "1,", " , ", ",2", ""].join(end)), [
      ["a", "b"],
      ["1", ""],
      ["", "2"],
    ]);
  assert.deepEqual(texts(""), []);
  assert.deepEqual(texts("a"), [["a"]]);
  assert.deepEqual(texts("a\n\rb"), [["a"], ["b"]]);
});

test("cells are trimmed, and a byte order mark is passed over", () => {
  assert.deepEqual(texts("\ufeff name , q \n Ada ,\t3 "), [
    ["name", "q"],
    ["Ada", "3"],
  ]);
  assert.deepEqual(texts("a,x\ufeffy")[0], ["a", "x\ufeffy"]);
});

test("a quoted cell holds separators, line ends and doubled quotation marks", () => {
  assert.deepEqual(texts('name,q\n"Lovelace, Ada",3'), [
    ["name", "q"],
    ["Lovelace, Ada", "3"],
  ]);
  assert.deepEqual(texts('"a ""b"" c",d'), [['a "b" c', "d"]]);
  assert.deepEqual(texts('"""",d'), [['"', "d"]]);
  assert.deepEqual(texts('"",d'), [["", "d"]]);
  assert.deepEqual(texts('"two\nlines",3\nx,4'), [
    ["two\nlines", "3"],
    ["x", "4"],
  ]);
  assert.deepEqual(texts('"a"b,c'), [["ab", "c"]]);
  assert.deepEqual(texts('a "b",c'), [['a "b"', "c"]]);
});

test("a quotation mark that is never closed takes nothing of the lines after it, and its cell is marked", () => {
  const open = (source: string): string[] =>
    readCsv(source)
      .flat()
      .filter((cell) => cell.open)
      .map(({ line, column }) => `${line}:${column}`);
  const head = "who,q,f\n";
  const rows = [
    ["who", "q", "f"],
    ["Ada", "3", "4"],
    ["Bo", "5", "6"],
  ];
  for (const [source, places] of [
    [`${head}"Ada,3,4\nBo,5,6\n`, ["2:1"]],
    [`${head}Ada,"3,4\r\nBo,5,6`, ["2:5"]],
    [`${head}Ada,3,"4\nBo,5,6`, ["2:7"]],
    // A later mark is no end: it begins another cell, stands within one, or ends a line that is a row of its own.
    [`${head}"Ada,3,4\n"Bo",5,6\n`, ["2:1"]],
    [`${head}"Ada,3,4\n"Bo,5,6\n`, ["2:1", "3:1"]],
    [`${head}"Ada,3,4\nBo,"5",6\n`, ["2:1"]],
    [`"who,q,f\nAda,3,4\n"Bo",5,6`, ["1:1"]],
  ] as const) {
    assert.deepEqual(texts(source), rows, source);
    assert.deepEqual(open(source), places, source);
  }
  const closed = `${head}Ada,3,"4\nBo,5,6"\nCy,7,8`;
  assert.deepEqual(texts(closed), [...rows.slice(0, 2), ["Bo", "5", '6"'], ["Cy", "7", "8"]]);
  assert.deepEqual(open(closed), ["2:7"]);
  assert.deepEqual(texts('a,"'), [["a", ""]]);
  for (const fine of [
    'who,q\n"Ada\nLovelace",3\n',
    'who,q,"in words"\nAda,3,"first, then\nthis, and that" \n',
    'a,b\n"",""""\n',
  ])
    assert.deepEqual(open(fine), [], fine);
});

test("separators within quotations do not tell the separator", () => {
  assert.deepEqual(texts('"name, first, last";q\nAda;1,5'), [
    ["name, first, last", "q"],
    ["Ada", "1.5"],
  ]);
});

test("every cell knows its line and column, after quoted line ends too", () => {
  assert.deepEqual(places("ab,c\nd,ef"), ["1:1", "1:4", "2:1", "2:3"]);
  assert.deepEqual(places("a,b\r\nc,d\r\re,f"), ["1:1", "1:3", "2:1", "2:3", "4:1", "4:3"]);
  assert.deepEqual(places('"x\ny",b\nc,d'), ["1:1", "2:4", "3:1", "3:3"]);
  assert.deepEqual(places('"xy",b'), ["1:1", "1:6"]);
  assert.deepEqual(places("a\n\nb"), ["1:1", "3:1"]);
});
