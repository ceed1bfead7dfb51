import assert from "node:assert/strict";
import { after, test } from "node:test";
import { bookDraft, boundPdf } from "../../../handout/book/book.js";
import { pagesOfNames } from "../../../handout/book/destinations.js";
import { Printer } from "../../../handout/parts/printer.js";
import { readNotebook } from "../../../handout/parts/read.js";
import { selectNotebooks } from "../../../run/select.js";
import { readText, textOfPdf } from "./pdf.js";

const printer = new Printer();
after(() => printer.close());

test("the volume has its contents and index, and each number in them is the page on which it stands", async () => {
  const draft = bookDraft(selectNotebooks(["02", "03"]).map(readNotebook), "student");
  const pdf = await boundPdf(draft, printer, "a4");
  const text = textOfPdf(pdf);
  const letters = (one: string): number => one.replace(/\s/g, "").length;
  const share = letters(readText(pdf)) / letters(text);
  assert.ok(share > 0.85 && share < 1.15, `where pdftotext is missing, as much is read: ${share}`);
  const pages = text.split("\f");
  const named = pagesOfNames(pdf);
  assert.ok(named.size > 20, `${named.size} names`);
  const [, ...contents] = [
    ...draft.numbered(named).matchAll(/<li class="level\d"><a href="#(h\d+)"><span>(.*?)<\/span>/g),
  ];
  assert.ok(contents.length > 12);
  for (const [, id, html] of contents) {
    if (/[<&]/.test(html)) continue;
    const page = named.get(id) as number;
    assert.ok(pages[page - 1].includes(html), `${html} is said to stand on page ${page}`);
  }
  const [, front, , back] = [...pages.slice(0, 3), pages.at(-2) ?? ""];
  assert.doesNotMatch(`${front} ${back}`, /\b000\b/, "every place has been found");
  assert.match(pages.at(-2) ?? "", /Index of terms/);
  assert.match(text, /upstream\s+gradient/);
});

test("a link to another notebook leads to its chapter, where that is in the volume", () => {
  const { html } = bookDraft(selectNotebooks(["02", "03"]).map(readNotebook), "student");
  assert.doesNotMatch(html, /href="03-[\w-]+\.html/);
  assert.match(html, /href="#h\d+"/);
});
