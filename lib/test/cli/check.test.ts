import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { backprop, typed } from "../support/backprop.js";

const folder = mkdtempSync(join(tmpdir(), "backprop-"));
after(() => rmSync(folder, { recursive: true }));

/** The chain rule example: q = 3, f = -12, dq = -4, dz = 3, dx = dy = -4. */
const chain = 'check "q = x + y; f = q * z" x=-2 y=5 z=-4';
const neuron = 'check "1 / (1 + exp(-(w0*x0 + w1*x1 + w2)))" w0=2 x0=-1 w1=-3 x1=-2 w2=-3';

test("a right sheet: exit 0, and JSON of the promised form", () => {
  const { code, out } = typed(`${chain} --answers "q=3 f=-12 dq=-4 dz=3 dx=-4 dy=-4" --json`);
  assert.equal(code, 0);
  const data = JSON.parse(out);
  assert.deepEqual([data.right, data.of], [6, 6]);
  assert.deepEqual(Object.keys(data.verdicts[0]), ["name", "given", "exact", "verdict", "slip", "message"]);
  assert.deepEqual(
    data.verdicts.map((one: { exact: number }) => one.exact),
    [3, -12, -4, 3, -4, -4],
  );
});

test("a flipped sign is named, what follows from it is not called wrong: exit 1", () => {
  const { code, out } = typed(`${chain} --answers "q=3 f=-12 dq=4 dz=3 dx=4 dy=-4" --json`);
  assert.equal(code, 1);
  const verdicts = Object.fromEntries(
    JSON.parse(out).verdicts.map((one: { name: string }) => [one.name, one]),
  );
  assert.deepEqual([verdicts.dq.verdict, verdicts.dq.slip], ["wrong", "sign-flipped"]);
  assert.deepEqual([verdicts.dx.verdict, verdicts.dx.slip], ["carried", null]);
  assert.equal(verdicts.dy.verdict, "right");
  const text = typed(`${chain} --answers "q=3 f=-12 dq=4 dx=4"`);
  assert.match(text.out, /Look first at dq/);
  assert.match(text.out, /✗ +dq +4 +wrong/);
  assert.match(text.out, /↪ +dx +4 +follows/);
});

test("at two decimals 0.40 and 0.39 are both right, as both are met in print", () => {
  assert.equal(typed(`${neuron} --answers "f=0.73 dw0=-0.20 dx0=0.40" --decimals 2`).code, 0);
  assert.equal(typed(`${neuron} --answers "f=0.73 dw0=-0.20 dx0=0.39" --decimals 2`).code, 0);
  assert.equal(typed(`${neuron} --answers "f=0.73 dw0=-0.20 dx0=0.60" --decimals 2`).code, 1);
});

test("a class: a row for each student, as text, CSV and page", () => {
  const [answers, report, page] = ["answers.csv", "report.csv", "report.html"].map((name) =>
    join(folder, name),
  );
  writeFileSync(answers, "student,q,f,dq,dx\nAda,3,-12,-4,-4\nBo,3,-12,4,4\n=Cy,3,-12,,\n");
  const { code, out } = typed(`${chain} --class ${answers} --csv ${report} --html ${page}`);
  assert.equal(code, 1);
  assert.match(out, /Ada/);
  const rows = readFileSync(report, "utf8").trim().split("\n");
  assert.equal(rows.length, 4);
  assert.match(rows[0], /right,of/);
  assert.match(rows[1], /^Ada,4,4/);
  assert.match(rows[3], /^'=Cy,/, "a spreadsheet runs nothing of it");
  assert.match(readFileSync(page, "utf8"), /^<!doctype html>/i);
});

test("what cannot be read is told with its place, and the rest is judged", () => {
  const { code, out, err } = typed(`${chain} --answers "q=3 dq=-4 dz=20%" --json`);
  assert.equal(code, 1);
  const { verdicts, problems } = JSON.parse(out);
  assert.deepEqual(
    verdicts.slice(0, 2).map((one: { verdict: string }) => one.verdict),
    ["right", "right"],
  );
  assert.match(`${err}${JSON.stringify(problems)}`, /20%/);
});

test("bad input is refused with exit 2 and no stack", () => {
  for (const line of [
    chain,
    `${chain} --answers ""`,
    `${chain} --answers "q=3" --class x.csv`,
    `${chain} --class ${join(folder, "none.csv")}`,
    `${chain} --answers "q=3" --decimals 99`,
    `${chain} --answer "q=3"`,
  ]) {
    const { code, err } = typed(line);
    assert.equal(code, 2, line);
    assert.match(err, /^backprop check: /);
    assert.doesNotMatch(err, /\n\s+at /);
  }
});

test("a sheet from a file or from standard input; mistakes are told with file, line and column", () => {
  const file = join(folder, "sheet.txt");
  writeFileSync(file, "\ufeff# Ada\nq = 3\nf = -1,2\n  dp = 4 dq = 4\n");
  const { code, out } = typed(`${chain} --answers-file ${file}`);
  assert.equal(code, 1);
  assert.match(out, /^1 of 4 right, 2 could not be read\./);
  assert.ok(out.includes(`! ${file}, line 3, column 1: "f": "-1,2"`), out);
  assert.ok(out.includes(`! ${file}, line 4, column 3: the problem has no "dp"`), out);
  const { problems } = JSON.parse(typed(`${chain} --answers-file ${file} --json`).out);
  assert.deepEqual([problems[1].file, problems[1].line, problems[1].column], [file, 4, 3]);
  const piped = typed(`${chain} --answers-file - --json`, '{ "q": 3, "dq": "-4.0" }');
  assert.equal(piped.code, 0, piped.err);
  assert.deepEqual(Object.keys(JSON.parse(piped.out)), ["verdicts", "right", "of"]);
});

// One sample of the regression worked by hand: parameters 0, output 0, loss 0.64; the step is 0.1 · 2 · 0.8 · input.
test("parameters after a step need the learning rate", () => {
  const problem =
    'check "o = w1*x1 + w2*x2 + b; loss = (o - t)^2" w1=0 w2=0 b=0 x1=0.1 x2=0.8 t=0.8 --answers';
  const sheet = `"o=0 loss=0.64 w1'=0.016 w2'=0.128 b'=0.16"`;
  assert.equal(typed(`${problem} ${sheet} --learning-rate 0.1`).code, 0);
  const without = typed(`${problem} ${sheet}`);
  assert.equal(without.code, 1);
  assert.match(without.out, /no "w2'".*needs --learning-rate/);
});

test("a place left blank is no right answer; --reveal alone tells the truth", () => {
  const blank = `${chain} --answers "q=3 f=___"`;
  assert.equal(typed(blank).code, 1);
  assert.doesNotMatch(typed(blank).out, /-12/);
  assert.match(typed(`${blank} --reveal`).out, /· +f +-12/);
});

test("no file of another origin is written over, and none that holds the answers", () => {
  const table = "student,q,f\nAda,3,-12\n";
  const [answers, notes, page] = ["class.csv", "notes.csv", "page.html"].map((name) => join(folder, name));
  writeFileSync(answers, table);
  writeFileSync(notes, "right or wrong?\n");
  writeFileSync(page, "<p>mine</p>");
  for (const [option, file] of [
    ["--csv", answers],
    ["--csv", notes],
    ["--html", page],
  ]) {
    const { code, out } = typed(`${chain} --class ${answers} ${option} ${file} --json`);
    assert.deepEqual([code, JSON.parse(out).error.code], [2, "file-exists"], file);
  }
  assert.equal(readFileSync(answers, "utf8"), table);
  const [report, drawn] = ["own.csv", "own.html"].map((name) => join(folder, name));
  for (let run = 0; run < 2; run++)
    assert.equal(typed(`${chain} --class ${answers} --csv ${report} --html ${drawn}`).code, 0);
  for (let run = 0; run < 2; run++)
    assert.equal(typed(`${chain} --answers "q=3" --html ${join(folder, "sheet.html")}`).code, 0);
});

test("what stands in a file never commands the terminal", () => {
  const file = join(folder, "hostile.csv");
  writeFileSync(file, "student,q,f\n\u001b[31mCy\u009b2J,3,-12\n");
  const { code, out } = backprop(["check", "q = x + y; f = q * z", "x=-2", "y=5", "z=-4", "--class", file]);
  assert.equal(code, 0);
  assert.ok(!out.includes("\u001b") && !out.includes("\u009b"), JSON.stringify(out));
});

/** The bowl from (-3, -3) with learning rate 0.1: (-2.4, -1.8) and 12.24, then (-1.92, -1.08). */
const bowl = 'check "f = x^2 + 2*y^2" x=-3 y=-3';
test("a table of gradient descent: a slip is named at its step, and carried below", () => {
  const file = join(folder, "steps.csv");
  const line = `${bowl} --learning-rate 0.1 --table ${file}`;
  writeFileSync(file, "step,x,y,f,dx\n0,-3,-3,27,-6\n1,-2.4,-1.8,12.24,-4.8\n2,-1.92,-1.08,,\n");
  assert.match(typed(line).out, /^8 of 10 right, 2 not answered/);
  writeFileSync(file, "step,x,y,f\n0,-3,-3,27\n1,-3.6,-1.8,19.44\n2,-2.88,-1.08,10.6272\n");
  const page = join(folder, "steps.html");
  const { code, out } = typed(`${line} --json --html ${page}`);
  const found = JSON.parse(out).verdicts.map(
    (one: { name: string; verdict: string; slip: string }) => `${one.name} ${one.slip ?? one.verdict}`,
  );
  assert.equal(code, 1);
  assert.equal(
    found.join(", "),
    "f[0] right, x[1] gradient-added, y[1] right, f[1] carried, x[2] carried, y[2] right, f[2] carried",
  );
  assert.match(readFileSync(page, "utf8"), /made by backprop check[\s\S]*x\[1\]/);
  writeFileSync(file, "step,x,z\n1,20%,4\n");
  const told = typed(line).out;
  assert.ok(
    told.includes(`! ${file}, line 2, column 3`) && told.includes(`! ${file}, line 1, column 8`),
    told,
  );
});

// The two samples of the regression: w after each is 0.016, then 0.04536; b is 0.16, then 0.21872.
test("a table of steps with a sample for each", () => {
  const [steps, samples] = ["sgd.csv", "samples.csv"].map((name) => join(folder, name));
  const line = `check "o = w1*x1 + w2*x2 + b; loss = (o - t)^2" w1=0 w2=0 b=0 --learning-rate 0.1 --table ${steps} --samples ${samples}`;
  writeFileSync(steps, "w1',w2',b'\n0.016,0.128,0.16\n0.04536,0.145616,0.21872\n");
  writeFileSync(samples, "x1,x2,t\n0.1,0.8,0.8\n0.5,0.3,0.5\n");
  assert.equal(typed(line).code, 0, typed(line).out);
  writeFileSync(samples, "x1,x2,t\n0.1,0.8,0.8\n0.5,0.3,half\n");
  const bad = typed(line);
  assert.deepEqual([bad.code, bad.out], [2, ""]);
  assert.ok(bad.err.includes(`${samples}, line 3, column 9: "t": "half": this is no number`), bad.err);
});

test("a class whose table holds every input needs none on the command line", () => {
  const file = join(folder, "own.csv");
  const line = 'check "q = x + y; f = q * z"';
  writeFileSync(file, "student,x,y,z,q,f,dx\nAda,1,2,3,3,9,3\nBo,-1,4,0.5,3,1.5,0.5\n");
  assert.equal(typed(`${line} --class ${file}`).code, 0, typed(`${line} --class ${file}`).err);
  writeFileSync(file, "student,x,y,z,q,f,dx\nAda,1,,3,3,9,3\nBo,-1,4,0.5,3,1.5,0.5\n");
  const { code, out } = typed(`${line} --class ${file}`);
  assert.equal(code, 1);
  assert.match(out, /^Ada +not judged\nBo +3\/3$/m);
  assert.ok(out.includes(`! ${file}, line 2, column 1: y has no value in this row`), out);
});

test("two reports never go into one file", () => {
  const file = join(folder, "both.csv");
  writeFileSync(join(folder, "table.csv"), "student,q,f\nAda,3,-12\n");
  const { code, err } = typed(`${chain} --class ${join(folder, "table.csv")} --html ${file} --csv ${file}`);
  assert.equal(code, 2);
  assert.match(err, /--html and --csv would both write/);
});

/** Options → code of the error. */
const refused: [options: string, code: string][] = [
  ["", "missing-answers"],
  ['--answers "q=3" --class x.csv', "several-answers"],
  ['--answers "q=3" --csv x.csv', "unused-option"],
  ["--answers q=3 f=-12", "computed-name"],
  ["--answers q=3 dq=-4", "unknown-input"],
  ["--answers-file -", "no-answers"],
  ["--class -", "no-answers"],
  ['--answers "q=3" --learning-rate 0', "learning-rate-out-of-range"],
  ['--answers "q=3" --learning-rate -0.1', "learning-rate-out-of-range"],
  ["--table x.csv", "unreadable-file"],
  ['--table x.csv --answers "q=3"', "several-answers"],
  ['--answers "q=3" --samples x.csv', "unused-option"],
  ['--answers "q=3" --seed 7', "unused-option"],
  ["--table - --learning-rate 0.1", "no-answers"],
  ["--table -", "missing-learning-rate"],
  ["--table - --samples - --learning-rate 0.1", "standard-input-twice"],
  ["--answers-file /no/such/file", "unreadable-file"],
];
for (const [options, code] of refused)
  test(`check ${options} is refused: ${code}`, () => {
    const answer = typed(`${chain} --json ${options}`);
    assert.equal(answer.code, 2);
    assert.equal(JSON.parse(answer.out).error.code, code);
  });

test("--svg draws the sheet's own numbers on the graph, for one sheet of at most 40 gates", () => {
  const file = join(folder, "graph.svg");
  for (const dq of ["4", "-4"]) {
    const { code, err } = typed(`${chain} --answers "q=3 dq=${dq}" --svg ${file}`);
    assert.deepEqual([code, err], [dq === "4" ? 1 : 0, `Wrote ${file}\n`]);
    const svg = readFileSync(file, "utf8");
    assert.match(svg, /^<!-- made by backprop check -->\n<svg [\s\S]*<\/svg>\n$/);
    assert.equal(svg.includes("✗"), dq === "4");
  }
  const table = join(folder, "drawn.csv");
  writeFileSync(table, "student,q\nAda,3\n");
  const none = join(folder, "none.svg");
  const long = Array(42).fill("x").join(" + ");
  const refused: [line: string, code: string][] = [
    [`${chain} --class ${table}`, "unused-option"],
    [`${chain} --table ${table} --learning-rate 1`, "unused-option"],
    [`check "${long}" x=1 --answers "f=42"`, "graph-too-big"],
  ];
  for (const [line, reason] of refused) {
    const { code, out } = typed(`${line} --svg ${none} --json`);
    assert.deepEqual([code, JSON.parse(out).error.code], [2, reason], line);
  }
  assert.ok(!existsSync(none));
});

test("hints in steps: the slip, with --step how it goes, with --reveal what it gives", () => {
  const sheet = `${chain} --answers "q=3 dq=4"`;
  const first = typed(sheet).out;
  assert.match(
    first,
    /looks as if the sign is flipped\.\n\nTo see how a wrong step goes, ask again with --step/,
  );
  assert.match(typed(`${sheet} --step`).out, /flipped\. The step is dq = df × z = 1 × \(-4\)\.\n$/);
  assert.match(typed(`${sheet} --reveal`).out, /= 1 × \(-4\) = -4\.\n$/);
  assert.doesNotMatch(typed(`${chain} --answers "q=3"`).out, /--step/, "nothing is wrong");
  const { code, err } = typed(`${chain} --class answers.csv --step`);
  assert.equal(code, 2);
  assert.match(err, /--step is for one sheet/);
});
