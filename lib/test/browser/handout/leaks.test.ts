import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, before, test } from "node:test";
import { bookDraft, boundPdf } from "../../../handout/book/book.js";
import { makeHandouts } from "../../../handout/make.js";
import { pageOf } from "../../../handout/page.js";
import { editions } from "../../../handout/parts/editions.js";
import { markdownHtml } from "../../../handout/parts/markdown.js";
import { Printer } from "../../../handout/parts/printer.js";
import { readNotebook } from "../../../handout/parts/read.js";
import { selectNotebooks } from "../../../run/select.js";
import { toured } from "../../support/notebook-page.js";
import { leaksIn, plantedNotebook } from "./leaks.js";
import { textOfPdf } from "./pdf.js";

/** Nothing that is the teacher's is in a student's file, whatever its format. */
const folder = mkdtempSync(join(tmpdir(), "leaks-"));
const planted = join(folder, "07-planted.ipynb");
const course = selectNotebooks([]);
const ends = { page: ".html", slides: ".slides.html", paper: ".pdf" };
const bytes = (edition: string, file: string): Buffer => readFileSync(join(folder, edition, file));
before(async () => {
  writeFileSync(planted, JSON.stringify(plantedNotebook()));
  const told = { made: () => undefined };
  const wanted = { formats: ["html", "pdf", "slides"], papers: ["a4"], folder } as const;
  await makeHandouts({ ...wanted, files: [planted], editions }, told);
  await makeHandouts({ ...wanted, files: toured.map(({ file }) => file), editions: ["student"] }, told);
  await makeHandouts({ ...wanted, formats: ["html"], files: course, editions: ["student"] }, told);
});
after(() => rmSync(folder, { recursive: true }));

for (const [format, end] of Object.entries(ends))
  test(`${format}: nothing planted in the teacher's cells is in a student's file, and the search finds it in the teacher's`, () => {
    const leaks = (edition: string): string[] => {
      const made = bytes(edition, `07-planted${end}`);
      return leaksIn(format === "paper" ? made : made.toString());
    };
    assert.deepEqual(leaks("student"), []);
    const teacher = leaks("teacher");
    for (const word of ["solutiontext", "notestext", "keycomment", "solutioncodestdout"])
      assert.ok(teacher.includes(`LEAK-${word}`), `${word}: ${teacher}`);
    assert.ok(teacher.includes("LEAK-solutionimage"), "alternative texts are searched too");
    if (format === "page")
      assert.ok(teacher.includes("LEAK-solutioncodeplotly"), "what is packed is searched too");
    const solutions = leaks("solutions");
    assert.ok(solutions.includes("LEAK-solutiontext"));
    assert.deepEqual(
      solutions.filter((word) => word.includes("notes")),
      [],
    );
    for (const edition of editions)
      assert.deepEqual(
        leaks(edition).filter((word) => /metadata|raw/.test(word)),
        [],
        edition,
      );
  });

test("the bound volume: the same", async () => {
  const printer = new Printer();
  try {
    const bound = (edition: (typeof editions)[number]): Promise<Uint8Array> =>
      boundPdf(bookDraft([plantedNotebook()], edition), printer, "a4");
    assert.deepEqual(leaksIn(await bound("student")), []);
    assert.ok(leaksIn(await bound("teacher")).includes("LEAK-solutiontext"));
  } finally {
    await printer.close();
  }
});

/** Letters and digits alone: how a text is set and broken into lines does not count. */
const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, "");
const plain = (html: string): string =>
  html
    .replace(/<(style|script|annotation)[\s\S]*?<\/\1>/g, "")
    .replace(/<[^>]*>/g, "")
    .replace(/&#?\w+;/g, "");

/** What a student must not read: the sentences of solutions, the lines of keys, unless an open cell says the same. */
function secretsOf(file: string): string[] {
  const { cells } = readNotebook(file);
  const tagged = (source: (typeof cells)[number]): unknown[] => [source.metadata.tags].flat();
  const isClosed = (cell: (typeof cells)[number]): boolean =>
    tagged(cell).some((tag) => ["solution", "key", "notes"].includes(String(tag)));
  const open = bare(
    cells
      .filter((cell) => !isClosed(cell))
      .map((cell) => (cell.cell_type === "markdown" ? plain(markdownHtml(cell.source, [])) : cell.source))
      .join(" "),
  );
  return cells
    .filter(isClosed)
    .flatMap((cell) =>
      cell.cell_type === "markdown"
        ? plain(markdownHtml(cell.source, [])).split(/[.;:\n]/)
        : cell.source.split("\n"),
    )
    .map(bare)
    .filter((secret) => secret.length >= 20 && !open.includes(secret));
}

test("of no notebook of the course a sentence of a solution, or a line of a key, is in a student's file", () => {
  let count = 0;
  let found = 0;
  for (const file of course) {
    const name = basename(file, ".ipynb");
    const secrets = secretsOf(file);
    count += secrets.length;
    const teacher = bare(
      plain(pageOf(readNotebook(file), "teacher", { before: undefined, after: undefined }).html),
    );
    found += secrets.filter((secret) => teacher.includes(secret)).length;
    for (const [format, end] of Object.entries(ends)) {
      // Paper and slides are made of what the page is made of; here those with output of every kind.
      if (format !== "page" && !toured.some((one) => one.file === file)) continue;
      const made = bytes("student", name + end);
      const text = bare(format === "paper" ? textOfPdf(made) : plain(made.toString()));
      assert.deepEqual(
        secrets.filter((secret) => text.includes(secret)),
        [],
        name + end,
      );
      assert.ok(text.length > 2000, `${name}${end} has been read`);
    }
  }
  assert.ok(count > 200 && found > 0.8 * count, `${found} of ${count} stand in the teacher's pages`);
});
