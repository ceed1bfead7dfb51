import assert from "node:assert/strict";
import { test } from "node:test";
import { check, checkClass, type NumberVerdict, type Verdict } from "../../../check/index.js";
import {
  colours,
  inks,
  isUnread,
  markOf,
  marks,
  problemText,
} from "../../../check/report/sheet/verdict-marks.js";
import { exercise } from "../../../notebook/exercise.js";
import { withMinus } from "../../../text/minus.js";

const product = "q = x + y; f = q * z";
const options = { inputs: { x: -2, y: 5, z: -4 } };
const table = `student,group,q,f,dq
Ada,1,3,-12,-4
Bo,2,-10,40,
Cy,2,-10,40,4,9
`;

test("the report in text: a line for each student, the commonest slips, and what could not be read", () => {
  const parts = checkClass(product, table, options).toText().split("\n\n");
  assert.equal(parts.length, 3);
  const [scores, slips, problems] = parts.map((part) => part.trimEnd().split("\n"));
  assert.match(scores[0], /^student +group +right +slips +follow +open +look first at$/);
  assert.match(scores[1], /^Ada +1 +3\/3$/);
  assert.match(scores[2], /^Bo +2 +0\/3 +1 +1 +1 +q$/);
  assert.match(scores[3], /^Cy +2 +0\/3 +2 +1 +q$/);
  assert.equal(slips[0], "Commonest slips:");
  assert.match(slips[1], /^ *2 +wrong-operation +q$/);
  assert.match(slips[2], /^ *1 +sign-flipped +dq$/);
  assert.deepEqual(problems, ['! line 4, column 15: "9" stands under no column']);
  const good = checkClass(product, "student,q\nAda,3\n", options).toText();
  assert.doesNotMatch(good, /Commonest|\n\n/);
});

test("the report as a table for a spreadsheet: score, and for each answer its verdict and slip", () => {
  assert.deepEqual(checkClass(product, table, options).toCsv().trimEnd().split("\n"), [
    "student,group,right,of,slips,follow,open,q,f,dq",
    "Ada,1,3,3,0,0,0,right,right,right",
    "Bo,2,0,3,1,1,1,wrong: wrong-operation,carried,missing",
    "Cy,2,0,3,2,1,0,wrong: wrong-operation,carried,wrong: sign-flipped",
  ]);
});

test("a slip is counted over the class, with the names where it was made and what was said of it", () => {
  const { slips, questions, columns } = checkClass(product, table, options);
  assert.deepEqual(columns, ["student", "group"]);
  assert.deepEqual(
    slips.map(({ code, count, names }) => [code, count, names]),
    [
      ["wrong-operation", 2, ["q"]],
      ["sign-flipped", 1, ["dq"]],
    ],
  );
  assert.match(
    slips[0].example,
    /^You wrote q = -10\. It looks as if the two were multiplied instead of added/,
  );
  assert.deepEqual(questions[2], {
    name: "dq",
    counts: { right: 1, loose: 0, carried: 0, wrong: 1, missing: 1 },
  });
});

test("a verdict has a mark and words of its own, and never a colour alone", () => {
  const verdicts = Object.keys(marks) as Verdict[];
  assert.deepEqual(verdicts, ["right", "loose", "carried", "wrong", "missing"]);
  assert.equal(new Set(verdicts.map((one) => marks[one][0])).size, 5);
  assert.deepEqual(
    verdicts.map((one) => marks[one]),
    [
      ["✓", "right"],
      ["≈", "right, loosely rounded"],
      ["↪", "follows from an earlier slip"],
      ["✗", "wrong"],
      ["·", "not answered"],
    ],
  );
  const one = (given: number | null, written: string | null): NumberVerdict =>
    ({ given, written, verdict: "missing" }) as NumberVerdict;
  assert.deepEqual(
    [isUnread(one(null, "1,5")), isUnread(one(null, null)), isUnread(one(3, "3"))],
    [true, false, false],
  );
  assert.deepEqual(markOf(one(null, "1,5")), ["!", "could not be read"]);
  assert.deepEqual(markOf(one(null, null)), marks.missing);
});

/** The luminance of a colour and its contrast with white: WCAG 2.1, relative luminance and contrast ratio. */
function contrast(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  });
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
}

test("colours can be read on white: 4.2 to 1 on a page, 5.5 to 1 in a picture", () => {
  for (const colour of Object.values(colours)) assert.ok(contrast(colour) >= 4.2, colour);
  for (const ink of Object.values(inks)) assert.ok(contrast(ink) >= 5.5, ink);
});

test("a problem in one line: its file, its place, what it is", () => {
  const base = { code: "c", message: "what it is" };
  assert.equal(problemText(base), "! what it is");
  assert.equal(problemText({ ...base, line: 3, column: 7 }), "! line 3, column 7: what it is");
  assert.equal(problemText({ ...base, file: "a.csv" }), "! a.csv: what it is");
  assert.equal(
    problemText({ ...base, file: "a.csv", line: 3, column: 7 }),
    "! a.csv, line 3, column 7: what it is",
  );
});

test("a minus before a number or between two is a real one, a hyphen in a word stays", () => {
  const shown: [string, string][] = [
    ["-4", "−4"],
    ["q = -2 - 5", "q = −2 − 5"],
    ["(-x) × -(y)", "(−x) × −(y)"],
    ["-.5", "−.5"],
    ["left-hand side", "left-hand side"],
    ["2-1", "2-1"],
    ["a - b", "a − b"],
    ["- ", "- "],
  ];
  for (const [text, html] of shown) assert.equal(withMinus(text), html, text);
});

test("a page tells each number in a row: mark, name, what was written, what is said", () => {
  const html = check(product, "q=3 dq=4 dx=___ w=1", { ...options, reveal: true }).toHtml();
  const cells = [...html.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row]) =>
    [...row.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/g)].map(([, cell]) => cell.replace(/<[^>]+>/g, "")),
  );
  assert.deepEqual(cells[0], ["", "", "yours", "true", ""]);
  assert.deepEqual(cells[1], ["✓", "q", "3", "", "right"]);
  assert.deepEqual(cells[2].slice(0, 4), ["✗", "dq", "4", "−4"]);
  assert.deepEqual(cells[3], ["·", "dx", "", "−4", "Not answered yet."]);
  assert.match(html, /^<p>1 of 4 right, 1 not answered yet, 1 could not be read\. Look first at dq\.<\/p>/);
  assert.match(html, /<p>! line 1, column 17: the problem has no &(?:quot|#34);w&/);
});

/** The tables of a page by the heading before each: rows of cells, without their marks for colour and place. */
function tables(html: string): Map<string, string[][]> {
  const parts = html.split(/<h2>|<p[^>]*><b>/).slice(1);
  const plain = (text: string): string => text.replace(/<[^>]+>/g, "").trim();
  return new Map(
    parts.map((part) => [
      part.slice(0, part.indexOf("<")),
      [...part.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) =>
        [...row.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)].map(([, cell]) => plain(cell)),
      ),
    ]),
  );
}

test("the page of a class: slips, questions, students, and what could not be read, each as a table", () => {
  const page = checkClass(product, table, options).toHtml();
  const found = tables(page);
  assert.deepEqual(
    [...found.keys()],
    [
      "Commonest slips",
      "Question by question",
      "Student by student",
      "What could not be read",
      "To hand back",
    ],
  );
  const slips = found.get("Commonest slips") ?? [];
  assert.deepEqual(slips[0], ["slip", "times", "at", "for example"]);
  assert.deepEqual(slips[1].slice(0, 3), ["wrong-operation", "2", "q"]);
  assert.match(slips[1][3], /^You wrote q = −10\./);
  assert.deepEqual(found.get("Question by question"), [
    ["", "✓ right", "≈ loose", "↪ carried", "✗ wrong", "· missing"],
    ["q", "1", "0", "0", "2", "0"],
    ["f", "1", "0", "2", "0", "0"],
    ["dq", "1", "0", "0", "1", "1"],
  ]);
  assert.deepEqual(found.get("Student by student"), [
    ["student", "group", "right", "slips", "follow", "open", "q", "f", "dq"],
    ["Ada", "1", "3 / 3", "", "", "", "✓", "✓", "✓"],
    ["Bo", "2", "0 / 3", "1", "1", "1", "✗", "↪", "·"],
    ["Cy", "2", "0 / 3", "2", "1", "", "✗", "↪", "✗"],
  ]);
  assert.deepEqual(
    found.get("What could not be read"),
    [
      ["line", "column", ""],
      ["4", "15", "&#34;9&#34; stands under no column"],
    ].map((row) => row.map((cell) => cell.replaceAll("&#34;", page.includes("&#34;") ? "&#34;" : "&quot;"))),
  );
  assert.match(page, /<title>3 sheets checked<\/title>.*<h1>3 sheets checked<\/h1>/s);
  assert.match(
    page,
    /title="You wrote q = −10\.[^"]*" style="text-align:center;color:#\w+;font-weight:bold">✗/,
  );
  assert.match(page, /title="follows from an earlier slip" [^>]*>↪/);
});

test("the page of a class without mistakes says so; a blank or unread place has its own sign", () => {
  const good = tables(checkClass(product, "student,q\nAda,3\n", options).toHtml());
  assert.deepEqual([...good.keys()], ["Commonest slips", "Question by question", "Student by student"]);
  assert.deepEqual(good.get("Commonest slips"), []);
  const unread = checkClass(product, "student,q,dq\nAda,3,\nBo,1;5,1.\n", options).toHtml();
  assert.deepEqual(tables(unread).get("Student by student")?.slice(1), [
    ["Ada", "1 / 2", "", "", "1", "✓", "·"],
    ["Bo", "0 / 2", "1", "", "1", "!", "✗"],
  ]);
  assert.match(unread, /could not be read.*Commonest slips/s, "the legend has the sign");
  assert.doesNotMatch(checkClass(product, "student,q\nAda,3\n", options).toHtml(), /could not be read/);
});

test("in a notebook the report has small headings and no page around", () => {
  const inNotebook = String(checkClass(product, table, options).toMime()["text/html"]);
  assert.match(inNotebook, /^<p[^>]*><b>3 sheets checked<\/b><\/p>\n<p>/);
  assert.doesNotMatch(inNotebook, /<html|<h[12]>|<style>/);
  assert.deepEqual([...tables(inNotebook).keys()].slice(1, 3), ["Commonest slips", "Question by question"]);
});

test("problems of a class come in the order of the table", () => {
  const { problems } = checkClass(product, "student,q,dq\nA,u,v\nB,3,w,7\n", options);
  assert.deepEqual(
    problems.map(({ line, column }) => `${line}:${column}`),
    ["2:3", "2:5", "3:5", "3:7"],
  );
});

test("the solution of an exercise has every name that was given, and no number of an unnamed gate", () => {
  const names = Array.from({ length: 12 }, (_, i) => `a${i}`);
  const inputs = Object.fromEntries(names.map((name, i) => [name, i]));
  const judge = exercise(`v1x = ${names.join(" + ")}; v = exp(-v1x); dvd = v + a0; f = dvd * 2`, { inputs });
  const listed = judge.solution().verdicts.map(({ name }) => name);
  assert.deepEqual(listed.slice(0, 4), ["v1x", "v", "dvd", "f"]);
  assert.deepEqual(
    listed.slice(4, 8),
    ["df", "ddvd", "dv", "dv1x"].filter((name) => listed.includes(name)),
  );
  assert.deepEqual(
    listed.filter((name) => /^d?v\d+$/.test(name)),
    [],
  );
  assert.equal(listed.length, 4 + 4 + 12);
});

test("a strip for each student to whom something is to be said, wrong numbers first", () => {
  const page = checkClass(
    product,
    "student,sheet,q,f,dq\nAda,1,3,-12,-4\n<Bo>,2,3,1;5,4\n,3,7,-28,\n",
    options,
  ).toHtml();
  const strips = [...page.matchAll(/<section class="strip">(.*?)<\/section>/gs)].map(([, strip]) =>
    strip
      .replace(/<[^>]+>/g, " ")
      .replace(/\s+/g, " ")
      .trim(),
  );
  assert.equal(strips.length, 2, "nothing is to be said to Ada");
  assert.match(
    strips[0],
    /^&#60;Bo&#62;, sheet 2: 1 of 3 right, 1 could not be read\. Look first at dq\. ✗ You wrote dq = 4/,
  );
  assert.match(strips[0], /! f = 1;5: Could not be read/);
  assert.match(strips[1], /^sheet 3: 0 of 3 right, 1 follows from a slip, 1 not answered yet/);
});
