import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { worksheets } from "../../check/index.js";
import { templates } from "../../check/worksheet/templates.js";
import { typed } from "../support/backprop.js";

const folder = mkdtempSync(join(tmpdir(), "backprop-"));
after(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);
const read = (name: string): string => readFileSync(at(name), "utf8");

/** The code of a refused command line. */
const codeOf = (line: string): string => {
  const { code, out } = typed(`${line} --json`);
  assert.equal(code, 2, line);
  return JSON.parse(out).error.code;
};

test("without a name the worksheets are listed", () => {
  const { code, out } = typed("worksheet");
  assert.equal(code, 0);
  for (const { name, title } of templates) assert.match(out, new RegExp(`^ {2}${name} +${title}$`, "m"));
  assert.equal(JSON.parse(typed("worksheet --json").out).worksheets.length, templates.length);
});

test("a sheet in the terminal hides its answers; --reveal tells them", () => {
  const blank = typed("worksheet product-of-a-sum --seed 3");
  assert.match(blank.out, /^Sheet 1: x = -?\d, y = -?\d, z = -?\d$/m);
  assert.match(blank.out, /^ {2}dx = ____$/m);
  const [, x, y, z] = (/x = (-?\d), y = (-?\d), z = (-?\d)/.exec(blank.out) ?? []).map(Number);
  const key = typed("worksheet product-of-a-sum --seed 3 --reveal").out;
  for (const [name, value] of Object.entries({ q: x + y, f: (x + y) * z, dq: z, dz: x + y, dx: z, dy: z }))
    assert.match(key, new RegExp(`^ {2}${name} += ${value}$`, "m"));
});

test("JSON holds the problem and the numbers, and the answers only when they are to be revealed", () => {
  const line = "worksheet regression-update --count 2 --seed 5 --json";
  const data = JSON.parse(typed(line).out);
  assert.deepEqual(
    [data.worksheet, data.learningRate, data.decimals, data.seed, data.sheets.length],
    ["regression-update", 0.1, 3, 5, 2],
  );
  assert.deepEqual(Object.keys(data.sheets[1]), ["sheet", "inputs"]);
  const { inputs, answers } = JSON.parse(typed(`${line} --reveal`).out).sheets[1];
  const [e1, e2] = [1, 2].map((i) => inputs.w * inputs[`x${i}`] + inputs.b - inputs[`t${i}`]);
  assert.ok(Math.abs(answers.loss - (e1 * e1 + e2 * e2)) < 1e-12);
  assert.ok(Math.abs(answers["b'"] - (inputs.b - 0.1 * 2 * (e1 + e2))) < 1e-12);
});

test("sheets, key and table are files of ours: a page for each sheet, nothing foreign or filled in is lost", () => {
  const files = `--html ${at("sheets.html")} --key ${at("key.html")} --csv ${at("answers.csv")}`;
  const { code, out, err } = typed(`worksheet sigmoid-neuron --count 30 --seed 7 ${files}`);
  assert.equal(code, 0, err);
  assert.match(out, /30 sheets, seed 7[\s\S]*check --worksheet sigmoid-neuron --class/);
  assert.equal(read("sheets.html").match(/<section>/g)?.length, 30);
  assert.equal(read("key.html").match(/<tr>/g)?.length, 31);
  assert.equal(read("answers.csv").trim().split("\n").length, 31);
  assert.equal(typed(`worksheet adam --count 3 ${files}`).code, 0, "all three may be made again");
  assert.match(read("sheets.html"), /made by backprop worksheet/);

  const table = read("answers.csv");
  const filled: [what: string, text: string][] = [
    ["a name", table.replace("\n,1,", "\nAda,1,")],
    ["an answer far down", `${table}${",9,1,2,3,,,,,,,,,,\n".repeat(300)},9,1,2,3,,,,,,,,,,0.5\n`],
    ["the same, saved by a spreadsheet", table.replace("\n,1,", "\nAda,1,").replaceAll(",", ";")],
    ["another table", "student,q,f\nAda,3,-12\n"],
  ];
  for (const [what, text] of filled) {
    writeFileSync(at("answers.csv"), text);
    const before = read("sheets.html");
    assert.equal(codeOf(`worksheet momentum ${files}`), "file-exists", what);
    assert.equal(read("answers.csv"), text, what);
    assert.equal(read("sheets.html"), before, "nothing is written where one file is kept");
  }
  writeFileSync(at("mine.html"), "<p>mine</p>");
  for (const option of ["--html", "--key"])
    assert.equal(codeOf(`worksheet adam ${option} ${at("mine.html")}`), "file-exists");
  assert.equal(read("mine.html"), "<p>mine</p>");
  assert.equal(codeOf(`worksheet adam --html ${at("a.html")} --key ${folder}/./a.html`), "same-file");
  assert.ok(!existsSync(at("a.html")));
});

/** A table as it comes back: what each sheet says for each answer, as it is written. */
function fillIn(template: string, write: (sheet: number, right: Map<string, string>) => void): string {
  const { decimals, asks, inputs: ranges } = templates.find(({ name }) => name === template) ?? templates[0];
  const { sheets } = worksheets(template, { seed: 7, count: 30 });
  const rows = sheets.map(({ number, inputs, answers }) => {
    const cells = new Map([...answers].map(([name, value]) => [name, value.toFixed(decimals)]));
    write(number, cells);
    const given = Object.keys(ranges).map((name) => inputs[name]);
    return [`S${number}`, number, ...given, ...asks.map((name) => cells.get(name))].join(",");
  });
  const head = ["student", "sheet", ...Object.keys(ranges), ...asks].map((name) => `"${name}"`);
  return [head.join(","), ...rows, ""].join("\n");
}

interface Found {
  students: {
    student: string[];
    verdicts: { verdicts: { name: string; verdict: string; slip: string | null }[] };
  }[];
}

/** What is not right in a checked class: "S3 dz wrong sign-flipped". */
function faults(json: string): string[] {
  const { students } = JSON.parse(json) as Found;
  return students.flatMap(({ student, verdicts }) =>
    verdicts.verdicts
      .filter(({ verdict }) => verdict !== "right" && verdict !== "loose")
      .map(({ name, verdict, slip }) => `${student[0]} ${name} ${verdict}${slip ? ` ${slip}` : ""}`),
  );
}

const flipped = (text = ""): string => (text.startsWith("-") ? text.slice(1) : `-${text}`);

for (const { name, asks } of templates)
  test(`${name}: thirty sheets go out and come back, and exactly the slips in them are found`, () => {
    const last = asks[asks.length - 1];
    const planted = [4, 17, 30];
    const table = fillIn(name, (sheet, cells) => {
      if (planted.includes(sheet)) cells.set(last, flipped(cells.get(last)));
      if (sheet === 9) cells.set(asks[0], "");
    });
    writeFileSync(at(`${name}.csv`), table);
    const { code, out, err } = typed(`check --worksheet ${name} --class ${at(`${name}.csv`)} --json`);
    assert.equal(code, 1, err);
    assert.deepEqual(
      faults(out).map((fault) => fault.replace(/ sign-flipped$/, "")),
      [`S4 ${last} wrong`, `S9 ${asks[0]} missing`, `S17 ${last} wrong`, `S30 ${last} wrong`],
    );
    assert.equal(JSON.parse(out).problems.length, 0);
  });

test("the slips of a neuron are found in the class and named, with what follows from them", () => {
  const { sheets } = worksheets("sigmoid-neuron", { seed: 7, count: 30 });
  const table = fillIn("sigmoid-neuron", (sheet, cells) => {
    const { inputs, answers } = sheets[sheet - 1];
    const dz = answers.get("dz") as number;
    const set = (name: string, value: number): unknown => cells.set(name, value.toFixed(3));
    if (sheet === 3) cells.set("dz", flipped(cells.get("dz")));
    if (sheet === 8) set("dw0", dz * inputs.w0); // the wrong factor of the product
    if (sheet === 15) set("dz", answers.get("y") as number); // (1 - y) is forgotten
    if (sheet === 21) {
      set("dz", -dz);
      for (const [name, factor] of Object.entries({ dw0: "x0", dx0: "w0", dw1: "x1", dx1: "w1" }))
        set(name, -dz * inputs[factor]);
      set("db", -dz);
    }
    if (sheet === 27) cells.set("db", "a half");
  });
  writeFileSync(at("neuron.csv"), table);
  const report = `--html ${at("report.html")} --csv ${at("report.csv")}`;
  const { out } = typed(`check --worksheet sigmoid-neuron --class ${at("neuron.csv")} ${report} --json`);
  assert.deepEqual(faults(out), [
    "S3 dz wrong sign-flipped",
    "S8 dw0 wrong inputs-swapped",
    "S15 dz wrong y-for-derivative",
    "S21 dz wrong sign-flipped",
    ...["dw0", "dx0", "dw1", "dx1", "db"].map((name) => `S21 ${name} carried`),
    "S27 db missing",
  ]);
  assert.ok(
    read("report.html")
      .replace(/<td[^>]*>/g, "<td>")
      .includes(`<td>${at("neuron.csv")}</td><td>28</td>`),
    "file and line of what is unread",
  );
  assert.equal(read("report.csv").trim().split("\n").length, 31);
});

test("where the columns of the inputs were deleted, the seed and the number of the sheet tell them", () => {
  const [head, ...rows] = fillIn("product-of-a-sum", () => undefined)
    .trim()
    .split("\n")
    .map((row) =>
      row
        .split(",")
        .filter((_, i) => i < 2 || i > 4)
        .join(","),
    );
  writeFileSync(at("bare.csv"), [head, ...rows.reverse()].join("\n"));
  const line = `check --worksheet product-of-a-sum --class ${at("bare.csv")}`;
  assert.equal(typed(`${line} --seed 7`).code, 0, typed(`${line} --seed 7`).out);
  assert.equal(typed(`${line} --seed 8`).code, 1);
  assert.equal(codeOf(line), "missing-input");
});

test("the table of another worksheet is told apart", () => {
  writeFileSync(at("mixed.csv"), worksheets("momentum").toCsv());
  const { code, err } = typed(`check --worksheet adam --class ${at("mixed.csv")}`);
  assert.equal(code, 2);
  assert.match(err, /mixed\.csv" is the table of momentum, not of adam/);
});

test("one sheet of a worksheet: by its seed and number, or by its inputs", () => {
  const { inputs, answers } = worksheets("network-2-2-1", { seed: 7, count: 3 }).sheets[2];
  const written = [...answers].map(([name, value]) => `${name}=${value.toFixed(4)}`).join(" ");
  const given = Object.entries(inputs).map(([name, value]) => `${name}=${value}`);
  const line = "check --worksheet network-2-2-1";
  assert.match(typed(`${line} --seed 7 --sheet 3 --answers "${written}"`).out, /^22 of 22 right/);
  assert.match(typed(`${line} ${given.join(" ")} --answers "${written}"`).out, /^22 of 22 right/);
  assert.equal(typed(`${line} --seed 7 --sheet 2 --answers "${written}"`).code, 1);
});

const refused: [line: string, code: string][] = [
  ["worksheet sigmoid-neurn", "unknown-template"],
  ["worksheet adam momentum", "several-worksheets"],
  ["worksheet --count 3", "missing-worksheet"],
  ["worksheet adam --count 0", "count-out-of-range"],
  ["worksheet adam --count many", "count-out-of-range"],
  ["worksheet momentum --count 1000", "count-out-of-range"],
  ["worksheet adam --seed -1", "seed-out-of-range"],
  ["worksheet adam --seed 1.5", "seed-out-of-range"],
  ["worksheet adam --answers x=1", "unknown-option"],
  ["check --worksheet adm --answers x1=1", "unknown-template"],
  ["check --worksheet adam --answers x1=1", "missing-input"],
  ["check --worksheet adam x0=1 --answers x1=1", "missing-input"],
  ["check --worksheet adam x0=1 --seed 7 --answers x1=1", "input-given-twice"],
  ["check --worksheet adam --seed 7 --sheet 0 --answers x1=1", "sheet-out-of-range"],
  ["check --worksheet momentum --seed 7 --sheet 900 --answers x1=1", "sheet-out-of-range"],
  ["check --worksheet adam --sheet 2 --answers x1=1", "unused-option"],
  ["check --worksheet adam --seed 7 --sheet 2 --class x.csv", "unused-option"],
  ["check --worksheet adam --seed 7 --learning-rate 0.1 --answers x1=1", "unused-option"],
  ["check --worksheet adam --seed 7 --file x.txt --answers x1=1", "unused-option"],
  ['check --worksheet adam "x^2" --answers x1=1', "not-an-input"],
  ['check "x^2" x=1 --seed 7 --answers f=1', "unused-option"],
];
for (const [line, code] of refused)
  test(`${line} is refused: ${code}`, () => {
    assert.equal(codeOf(line), code);
    assert.doesNotMatch(typed(line).err, /\n\s+at /);
  });
