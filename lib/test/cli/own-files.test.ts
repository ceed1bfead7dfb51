import assert from "node:assert/strict";
import { existsSync, linkSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, test } from "node:test";
import { checkClass } from "../../check/index.js";
import { isReport } from "../../check/report/class/class-own.js";
import { keepsReport } from "../../cli/commands/check-class.js";
import { keepsPage, sealed } from "../../cli/parts/mark.js";
import { type Answer, backprop } from "../support/backprop.js";

/** What an earlier run wrote is replaced as long as nobody has worked on it; anything else is kept, and told. */
const folder = mkdtempSync(join(tmpdir(), "backprop-own-"));
after(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);
const read = (name: string): string => readFileSync(at(name), "utf8");
const problem = ["q = x + y; f = q * z", "x=-2", "y=5", "z=-4"];
const table = "student,group,q,f,dq\nAda,red,3,-12,-4\nBo,blue,3,12,4\nCy,red,,x,-4\n";
const checked = (...files: string[]): Answer =>
  backprop(["check", ...problem, "--class", at("class.csv"), ...files]);
writeFileSync(at("class.csv"), table);

test("a report that somebody has worked on is kept, and so is every other file of the same command", () => {
  const report = checkClass("q = x + y; f = q * z", table, { inputs: { x: -2, y: 5, z: -4 } });
  const text = report.toCsv();
  const [head, ada, ...others] = text.trimEnd().split("\n");
  assert.match(ada, /^Ada,red,3,3,0,0,0,right,right,right$/);
  const column = (name: string, cell: string): string =>
    text
      .replace(/\n(?=.)/g, `,${cell}\n`)
      .replace(/\n$/, `,${cell}\n`)
      .replace(`,${cell}\n`, `,${name}\n`);
  const front = text.replace(/^(.*?),/gm, (_, first) => `${first},note,`);
  const worked: [what: string, text: string][] = [
    ["a column at the end", column("grade", "A")],
    ["a column at the end, still empty", column("comment", "")],
    ["a column before the score", front],
    ["a column without a name", column("", "see me")],
    ["another score", text.replace("Ada,red,3,", "Ada,red,2,")],
    ["another number of slips", text.replace("Ada,red,3,3,0,", "Ada,red,3,3,1,")],
    ["a verdict in words", text.replace("right,right\n", "right,right (shown twice)\n")],
    ["a verdict that was changed", text.replace("right,right\n", "right,wrong\n")],
    ["a remark in a row of its own", `${text}best: Ada\n`],
    ["a remark behind a row", text.replace(ada, `${ada},well done`)],
    ["a blank row between groups", [head, ada, "", ...others, ""].join("\n")],
    ["saved by a spreadsheet", text.replaceAll("\n", "\r\n")],
    ["saved with semicolons", text.replaceAll(",", ";")],
    ["saved with quotation marks", text.replaceAll("Ada", '"Ada"')],
    ["columns in another order", text.replace("slips,follow", "follow,slips")],
    ["a renamed column", text.replace("group", "team")],
  ];
  for (const [what, edited] of worked) {
    assert.notEqual(edited, text, what);
    writeFileSync(at("report.csv"), edited);
    const { code, err } = checked("--html", at("page.html"), "--csv", at("report.csv"));
    assert.deepEqual([code, read("report.csv")], [2, edited], what);
    assert.match(
      err,
      /--csv .*report\.csv": somebody has changed the file since .*; rename it, or give another file/,
      what,
    );
    assert.ok(!existsSync(at("page.html")), "nothing is written at all");
  }
  writeFileSync(at("report.csv"), text);
  assert.equal(checked("--csv", at("report.csv")).code, 1, "an untouched one is replaced");
});

test("a foreign table with columns right and of is not ours", () => {
  const { columns } = { columns: ["student"] };
  for (const text of [
    "right,of\nside,the road\n",
    "student,right,of,slips\nAda,1,2,0\n",
    "student,right,of,slips,follow,open\nAda,0,0,0,0,0\nBo,1,0,0,0,0\n",
    "a,b\n1,2\n",
    ",,,\n",
  ])
    assert.notEqual(keepsReport({ columns })(text), undefined, text);
});

test("every report is known for ours: unread and unanswered numbers, slips, odd names, rows that were not judged", () => {
  const tables = [
    table,
    "q,f\n3,-12\n",
    'student,q,f\n"Zoë ""Z"", the 2nd",3,12\n=1+1,?,\n-5,3,-12\n"two\nlines",,\n',
    "name;q;f\nAda;3,0;-12\n",
    "student,q,f,dq\nAda,0,0,0\n",
    'student,q,f\n"a;=1+1",3,-12\n\u200b=x,3,-12\n＝x,3,-12\n"a\t@b",3,-12\n" "" ",3,-12\n"\u2028",3,-12\n',
    "student,group,q,f\nAda\nBo,red\nCy,red,3\n",
    "group,student,q,f\n,,3,\n,Bo,,\n",
    'n@,"n;=",q,f\nAda,,3,-12\n',
    '"a;b;c;d;e;f;g;h;i;j",q,f\nAda,3,-12\n',
  ];
  for (const one of tables) {
    const report = checkClass("q = x + y; f = q * z", one, { inputs: { x: -2, y: 5, z: -4 } });
    assert.ok(isReport(report.toCsv(), report.columns), report.toCsv());
    assert.ok(isReport(`\ufeff${report.toCsv()}`, report.columns), "with a byte order mark");
  }
});

test("a page that somebody has written into is kept, and so is one without its end", () => {
  const text = sealed("<!doctype html>\n<!-- made by backprop check -->\n<p>3</p></body></html>\n");
  assert.match(text, /<\/body><!-- .* --><\/html>\n$/);
  assert.equal(keepsPage(text), undefined);
  assert.equal(keepsPage(text.replaceAll("\n", "\r\n")), undefined, "copied to Windows");
  for (const edited of [
    text.replace("<p>3", "<p>4"),
    text.replace("</html>", "<p>more</html>"),
    `${text}<p>more</p>`,
    text.slice(0, -20),
    text.replace(/<!-- as it.*?-->/, ""),
  ])
    assert.match(keepsPage(edited) ?? "", /somebody has changed/, edited);
  const svg = at("graph.svg");
  const draw = (): Answer => backprop(["trace", ...problem, "--svg", svg]);
  assert.deepEqual([draw().code, draw().code], [0, 0]);
  writeFileSync(svg, read("graph.svg").replace("</svg>", "<text>mine</text></svg>"));
  assert.equal(draw().code, 2);
  assert.match(read("graph.svg"), /mine/);
});

test("a blank table that a spreadsheet has saved, or with a column added, is kept", () => {
  const make = (): Answer => backprop(["worksheet", "adam", "--count", "2", "--csv", at("blank.csv")]);
  assert.deepEqual([make().code, make().code], [0, 0]);
  const text = read("blank.csv");
  for (const edited of [text.replaceAll("\n", "\r\n"), text.replace(/$/m, ",grade"), `${text}\n`, ",,,\n"]) {
    writeFileSync(at("blank.csv"), edited);
    assert.equal(make().code, 2, edited);
    assert.equal(read("blank.csv"), edited);
  }
});

test("one file for two options is refused under any of its names, and nothing is written", () => {
  const before = readdirSync(folder);
  const trace = (svg: string, html: string): Answer =>
    backprop(["trace", ...problem, "--svg", svg, "--html", html]);
  const refused = (answer: Answer): void => {
    assert.equal(answer.code, 2);
    assert.match(answer.err, /--svg and --html would both write .*; give two files/);
  };
  refused(trace(at("same.html"), at("same.html")));
  refused(trace(at("same.html"), `${folder}/./same.html`));
  refused(trace(`${folder}/../${basename(folder)}/same.html`, at("same.html")));
  assert.deepEqual(readdirSync(folder), before);
  writeFileSync(at("one.html"), "");
  linkSync(at("one.html"), at("other.html"));
  refused(trace(at("one.html"), at("other.html")));
  assert.deepEqual([read("one.html"), read("other.html")], ["", ""]);
});

test("a foreign second file: nothing is written at all", () => {
  writeFileSync(at("mine.html"), "mine");
  const { code, err } = backprop(["trace", ...problem, "--svg", at("first.svg"), "--html", at("mine.html")]);
  assert.equal(code, 2);
  assert.match(err, /--html .*mine\.html": the file exists and is not of this program/);
  assert.ok(!existsSync(at("first.svg")));
  assert.equal(read("mine.html"), "mine");
});
