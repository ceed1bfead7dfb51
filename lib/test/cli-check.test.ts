import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { typed } from "./support/backprop.js";

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
