import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { templates } from "../../../check/worksheet/templates.js";
import { backprop, backpropToEnd } from "../../support/backprop.js";
import { textOfPdf } from "./pdf.js";

const folder = mkdtempSync(join(tmpdir(), "worksheets-"));
after(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);
const pagesOf = (name: string): string[] =>
  textOfPdf(readFileSync(at(name)))
    .split("\f")
    .slice(0, -1);

test("sheets, key and worked solutions as PDF files", async () => {
  const files = ["--pdf", at("s.pdf"), "--key", at("k.pdf"), "--worked", at("w.pdf")];
  const args = ["worksheet", "sigmoid-neuron", "--count", "2", "--name", "Ada", ...files];
  const { code, err } = await backpropToEnd(args);
  assert.equal(code, 0, err);
  assert.equal(pagesOf("s.pdf").length, 2);
  assert.match(pagesOf("s.pdf")[1], /Name: Ada[\s\S]*sheet 2/);
  assert.match(pagesOf("k.pdf")[0], /Key: A sigmoid neuron/);
  assert.match(pagesOf("w.pdf")[0], /Worked solution[\s\S]*Step by step/);
  assert.equal((await backpropToEnd(args)).code, 0, "what is ours may be made again");
  writeFileSync(at("s.pdf"), Buffer.concat([readFileSync(at("s.pdf")), Buffer.from("more")]));
  const kept = await backpropToEnd([...args]).catch((error) => error);
  assert.equal(kept.code, 2);
  assert.match(kept.err, /is not of this program/);
});

test("every worked solution is one page or two", async () => {
  for (const { name } of templates) {
    assert.equal((await backpropToEnd(["worksheet", name, "--worked", at(`${name}.pdf`)])).code, 0);
    assert.ok(pagesOf(`${name}.pdf`).length <= 2, name);
  }
});

test("without a browser it is told what to do", async () => {
  const before = process.env.CHROMIUM_PATH;
  process.env.CHROMIUM_PATH = at("nothing");
  try {
    const { code, err } = await backpropToEnd(["worksheet", "adam", "--pdf", at("a.pdf")]);
    assert.equal(code, 2);
    assert.match(err, /needs a browser to print with: no Chromium/);
  } finally {
    if (before === undefined) delete process.env.CHROMIUM_PATH;
    else process.env.CHROMIUM_PATH = before;
  }
});

test("numbers that are given are not drawn as well", () => {
  const { code, err } = backprop(["worksheet", "product-of-a-sum", "x=1", "y=2", "z=3", "--seed", "4"]);
  assert.equal(code, 2);
  assert.match(err, /--seed is for numbers that are drawn/);
});
