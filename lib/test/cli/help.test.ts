import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { functions } from "../../formula/words.js";
import { backprop, typed } from "../support/backprop.js";

const folder = mkdtempSync(join(tmpdir(), "backprop-"));
after(() => rmSync(folder, { recursive: true }));

test("help is found in every way that people try", () => {
  const overview = backprop([]);
  assert.equal(overview.code, 0);
  assert.match(
    overview.out,
    /backprop trace .*\n {2}backprop descend .*\n {2}backprop check .*\n {2}backprop worksheet /,
  );
  for (const args of [["--help"], ["-h"], ["help"]]) assert.deepEqual(backprop(args), overview);
  for (const name of ["trace", "descend", "check", "worksheet", "handout"]) {
    const page = backprop([name, "--help"]);
    assert.deepEqual([page.code, page.err], [0, ""]);
    assert.match(page.out, new RegExp(`^Usage: backprop ${name} ("<formula>"|name|\\[notebook …\\])`));
    for (const args of [
      ["help", name],
      [name, "-h"],
      [name, "2x", "--nonsense", "--help"],
    ])
      assert.deepEqual(backprop(args), page);
  }
});

test("no option of a command stands twice in its help: each means one thing", () => {
  for (const name of ["trace", "descend", "check", "worksheet", "handout"]) {
    const { out } = backprop([name, "--help"]);
    const options = [...out.matchAll(/^ {2}(--[\w-]+)/gm)].map((match) => match[1]);
    assert.deepEqual(options, [...new Set(options)], name);
  }
});

test("--version is that of the package", () => {
  const { version } = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8"));
  assert.deepEqual(backprop(["--version"]), { code: 0, out: `${version}\n`, err: "" });
});

test("the help names every function of a formula, and no line of it is wider than 120", () => {
  for (const name of ["trace", "descend", "check"]) {
    const { out } = backprop([name, "--help"]);
    for (const word of functions.keys()) assert.match(out, new RegExp(`\\b${word}\\b`));
  }
  for (const name of ["trace", "descend", "check", "worksheet", "handout"])
    for (const line of backprop([name, "--help"]).out.split("\n")) assert.ok(line.length <= 120, line);
});

test("every example of the help runs, and answers what the help says", () => {
  const promised: [example: RegExp, says: RegExp][] = [
    [/^backprop trace "\(x/, /f = -12, df\/dx = -4, df\/dy = -4, df\/dz = 3/],
    [/round-each-step/, /df\/dx0 = 0\.40/],
    [/trace --json/, /"value": 9,[\s\S]*"x": 6/],
    [/--until 0\.005/, /Stopped after 17 steps: f = 0\.00456406/],
    [/--learning-rate 0\.6/, /Diverged/],
    [/--fixed a=/, /^step,w,c,value,dw,dc\n/],
    [/trace .*W=/, /dW = dv1 · xᵀ/],
    [/--open/, /p\[2\] = v3 \/ v4/],
    [/--fixed "x=/, /"point":\{"W":\[\[0,0\],\[0,0\]\]\}/],
    [/dx=-4 dy=-4"/, /^6 of 6 right/],
    [/dq=4 dx=4"/, /Look first at dq\.[\s\S]*the sign is flipped[\s\S]*dx: Follows/],
    [/dw=do\*w"/, /Look first at dw\.[\s\S]*a product sends the other input, x\./],
    [/dW=\[\[-2,2\]/, /^4 of 4 right/],
    [/dx0=0\.40"/, /^2 of 2 right/],
    [/w'=0\.016/, /^2 of 2 right/],
    [/--class answers.csv --html report.html --csv/, /Ada +4\/4\nBo +2\/4 +1 +1 +dq\n/],
    [/--table/, /^8 of 8 right/],
    [/--worksheet product-of-a-sum --class/, /^ +1 +0\/6/m],
    [/--seed 7 --sheet 3/, /^3 of 3 right/],
    [/worksheet$/, /^ {2}sigmoid-neuron +A sigmoid neuron$/m],
    [/worksheet sigmoid-neuron .*--csv/, /^A sigmoid neuron: 30 sheets, seed 7\./],
    [/--worksheet sigmoid-neuron --class/, /^ +30 +0\/8 +8$/m],
    [/--ask formulas/, /^A sigmoid neuron: 1 sheet, seed 1\./],
    [/worksheet max-and-relu/, /^ {2}dk = -?\d+$/m],
    [/--name "Ada"/, /^A product of a sum: 1 sheet, own numbers\./],
    [/worksheet adam/, /^\{\n {2}"worksheet": "adam"/],
  ];
  const met = new Set<RegExp>();
  let count = 0;
  for (const page of ["--help", "trace --help", "descend --help", "check --help", "worksheet --help"]) {
    const place = join(folder, page.replace(/ ?--help/, "") || "overview");
    mkdirSync(place);
    const { out: help } = typed(page);
    for (const [, file, table] of help.matchAll(/with (\w+\.csv) such as:([\s\S]*?)\n {2}backprop/g))
      writeFileSync(join(place, file), table.trim().replace(/^ +/gm, ""));
    typed(`worksheet product-of-a-sum --csv ${join(place, "sheets.csv")}`);
    for (const example of help.match(/^ {2}backprop (?:trace|descend|check|worksheet)(?! {2}).*$/gm) ?? []) {
      count++;
      const line = example
        .trim()
        .replace(/(--(?:svg|html|csv|class|table|key|worked)) (?=\w)/g, `$1 ${place}/`);
      const { code, out, err } = typed(line.replace("backprop ", ""));
      assert.equal(code, /dq=4 |dw=do|--class/.test(line) ? 1 : 0, `${line}: ${err}`);
      for (const pair of promised) {
        if (!pair[0].test(example.trim())) continue;
        assert.match(out, pair[1]);
        met.add(pair[0]);
      }
    }
  }
  assert.ok(count >= 24 && met.size === promised.length, `${count} examples, ${met.size} answers`);
  assert.match(
    typed('trace "1 / (1 + exp(-(w0*x0 + w1*x1 + w2)))" w0=2 x0=-1 w1=-3 x1=-2 w2=-3').out,
    /0\.393224/,
  );
});
