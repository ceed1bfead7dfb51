import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { backprop } from "../support/backprop.js";

const folder = mkdtempSync(join(tmpdir(), "backprop-"));
after(() => rmSync(folder, { recursive: true }));
const file = join(folder, "values.json");

test("trace takes lists as words and from a file, and answers nested JSON", () => {
  writeFileSync(file, JSON.stringify({ x: [1, -1], o: [2, 3] }));
  const args = ["trace", "L = dot(W * x, o)", "W=[[1, 2], [3, 4]]", "--inputs", file, "--json"];
  const { code, out, err } = backprop(args);
  assert.deepEqual([code, err], [0, ""]);
  const data = JSON.parse(out);
  assert.equal(data.value, -5);
  assert.deepEqual(data.gradients, {
    W: [
      [2, -2],
      [3, -3],
    ],
    x: [11, 16],
    o: [-1, -1],
  });
});

test("a vector as the result is printed, with a note that it has no gradients", () => {
  const { code, out, err } = backprop(["trace", "W * x", "W=[[1,2],[3,4]]", "x=[1,-1]"]);
  assert.deepEqual([code, out], [0, "f = [-1, -1]\n"]);
  assert.match(err, /^Note: f is no number, so it has no gradients/);
});

test("descend starts at lists, keeps fixed ones, and answers nested points", () => {
  const args = ["descend", "d = W * x - t; dot(d, d)", "W=[[0,0]]", "--fixed", "x=[1,2],t=[1]"];
  const { code, out } = backprop([...args, "--learning-rate", "0.05", "--steps", "1", "--json"]);
  assert.equal(code, 0);
  assert.deepEqual(
    JSON.parse(out).path.map(({ point }: { point: unknown }) => point),
    [{ W: [[0, 0]] }, { W: [[0.1, 0.2]] }],
  );
});

test("a fixed matrix has commas between its rows, and a name alone is fixed where it is given", () => {
  // L = |X w - t|² from w = 0: dw = -2 Xᵀt = (-2·(1 + 3), -2·(2 + 3)), so η = 0.1 leads to (0.8, 1)
  const X = "X=[[1,0],[0,1],[1,1]]";
  for (const words of [
    ["--fixed", `${X},t=[1,2,3]`],
    [X, "--fixed", "t=[1,2,3],X"],
    [X, "t=[1,2,3]", "--fixed", "X, t"],
  ]) {
    const args = ["descend", "d = X * w - t; dot(d, d)", "w=[0,0]", ...words];
    const { code, out } = backprop([...args, "--learning-rate", "0.1", "--steps", "1", "--json"]);
    assert.equal(code, 0, words.join(" "));
    assert.deepEqual(JSON.parse(out).path[1].point, { w: [0.8, 1] });
  }
});

test("what is no list of numbers is refused with its place", () => {
  const refused: [string, RegExp][] = [
    ["x=[1,2", /the list of x is not closed; add "\]", at character 5 of "\[1,2"/],
    ["x=[1,,2]", /the list of x lacks a number, at character 4/],
    ["x=[1,b]", /the value "b" of x\[2\] is no number/],
    ["x=[[1,2],[3]]", /x\[2\] should hold 2 like its neighbours/],
    ["x=[]", /the list of x is an empty list/],
    ["x=[1]2", /the list of x ends before this, at character 4/],
    ["x=[1 2]", /the value "1 2" of x\[1\] is no number/],
  ];
  for (const [word, message] of refused) {
    const { code, err } = backprop(["trace", "dot(x, x)", word]);
    assert.equal(code, 2, word);
    assert.match(err, message);
  }
  for (const [text, message] of [
    ['{"x": [1, "a"]}', /x\[2\] must be a finite number, not the text "a"/],
    ["[1", /is no JSON/],
    ["[1]", /holds no object/],
  ] as const) {
    writeFileSync(file, text);
    const { code, err } = backprop(["trace", "dot(x, x)", "--inputs", file]);
    assert.equal(code, 2, text);
    assert.match(err, message);
  }
  writeFileSync(file, '{"x": 1}');
  assert.match(backprop(["trace", "x", "x=2", "--inputs", file]).err, /"x" is given twice/);
  assert.match(
    backprop(["check", "x * 2", "x=[1,2]", "--answers", "f=2"]).err,
    /the result f is a vector of 2; make a number of it, such as sum\(f\)/,
  );
});
