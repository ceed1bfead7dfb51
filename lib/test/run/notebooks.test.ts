import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, describe, it } from "node:test";
import { differences } from "../../run/compare.js";
import { execute, type Run } from "../../run/execute.js";
import type { Cell, Notebook } from "../../run/notebook.js";
import { failureText } from "../../run/report.js";
import { selectNotebooks } from "../../run/select.js";

/** Every notebook runs in a clean kernel and gives what was committed; a cell that fails is found and told. */
const notebooks = selectNotebooks([]);
const run = (file: string): Promise<Run> =>
  execute(
    file,
    () => {},
    async () => undefined,
  );

const folder = mkdtempSync(path.join(tmpdir(), "gradient-gates-"));
after(() => rmSync(folder, { recursive: true }));

/** The runner's account of a notebook with these code cells. */
async function runCells(name: string, ...sources: string[]): Promise<{ run: Run; text: string }> {
  const cells: Cell[] = sources.map((source, index) => {
    return {
      id: `cell-${index}`,
      cell_type: "code",
      source,
      metadata: {},
      outputs: [],
      execution_count: null,
    };
  });
  const notebook: Notebook = { cells, metadata: {}, nbformat: 4, nbformat_minor: 5 };
  const file = path.join(folder, `${name}.ipynb`);
  writeFileSync(file, JSON.stringify(notebook));
  const result = await run(file);
  return { run: result, text: result.failure ? failureText(name, result.before, result.failure) : "" };
}

describe("a fresh run equals the committed notebook", { concurrency: 2 }, () => {
  for (const file of notebooks)
    it(path.basename(file), async () => {
      const { before, after: fresh, failure } = await run(file);
      assert.ok(fresh, failure && failureText(file, before, failure));
      const found = differences(before, fresh);
      if (found.length > 0)
        assert.fail(`run \`npm run notebooks\`, or mend the change:\n${found.join("\n")}`);
    });
});

describe("a committed notebook is tidy", () => {
  it("there are notebooks", () => assert.ok(notebooks.length > 0));
  for (const file of notebooks)
    it(path.basename(file), () => {
      const text = readFileSync(file, "utf8");
      const { cells, nbformat, nbformat_minor } = JSON.parse(text) as Notebook;
      assert.deepEqual([nbformat, nbformat_minor], [4, 5]);
      assert.equal(new Set(cells.map(({ id }) => id)).size, cells.length, "ids are unique");
      for (const { metadata, id } of cells) assert.ok(!("execution" in metadata), `${id} holds run times`);
      assert.ok(text.endsWith("}\n"));
      assert.ok(text.length < 3e6, `${text.length} characters: is plotly.js inside?`);
    });
});

/** Numbers of notebooks that a text speaks of: "notebook 05", "Notebooks **02** and **03**", "notebooks 01 to 03". */
const spokenOf = (text: string): string[] =>
  [...text.matchAll(/\bnotebooks?((?:\s+(?:and|to|or)?\s*\*{0,2}\d\d\*{0,2},?)+)/gi)].flatMap(
    ([, numbers]) => numbers.match(/\d\d/g) ?? [],
  );

describe("a committed notebook is a lesson", () => {
  const present = notebooks.map((file) => path.basename(file).slice(0, 2));
  for (const file of notebooks)
    it(path.basename(file), () => {
      const { cells } = JSON.parse(readFileSync(file, "utf8")) as Notebook;
      // What a lesson needs, 00 does not: it only shows the way to the lessons.
      const least = path.basename(file).startsWith("00") ? 10 : 25;
      // Folded ones, for those who look for them, are no part of the way.
      const folded = (tags: unknown): boolean =>
        Array.isArray(tags) && tags.some((tag) => /^(solution|notes)$/.test(tag));
      const worked = cells.filter(({ metadata }) => !folded(metadata.tags)).length;
      assert.ok(worked >= least && worked <= 45, `${worked} cells`);
      for (const cell of cells) {
        const source = [cell.source].flat().join("");
        if (cell.cell_type === "code") {
          assert.ok(cell.outputs?.length, `${cell.id} shows nothing`);
          assert.doesNotMatch(
            source,
            /\bassert\b/,
            `${cell.id}: a claim fails in one line, an assert in thirty`,
          );
          assert.doesNotMatch(
            source,
            /(?<![\w)])\/(?![/*\s]).*\/[gimsuy]*\.|\.(?:match|replace|test)\(/,
            `${cell.id}: a regular expression`,
          );
        }
        const missing = spokenOf(source).filter((number) => !present.includes(number));
        assert.deepEqual(missing, [], `${cell.id} speaks of notebooks that are not there`);
      }
    });

  it("a reference is found in every way of writing it", () => {
    assert.deepEqual(spokenOf("see notebook 04; Notebooks **02** and **03**; notebooks 01 to 03; 07 steps"), [
      "04",
      "02",
      "03",
      "01",
      "03",
    ]);
  });
});

describe("the runner", { concurrency: 2 }, () => {
  it("joins the pieces of a text", async () => {
    const { run: fine } = await runCells("fine", "for (let i = 0; i < 3; i++) console.log(i);\n6 * 7");
    const outputs = fine.after?.cells[0]?.outputs;
    assert.deepEqual(outputs, [{ output_type: "stream", name: "stdout", text: "0\n1\n2\n42\n" }]);
  });
  it("tells a type error with its place", async () => {
    const { run: failed, text } = await runCells("types", "1", "const a = 1;\nconst b: string = a;", "2");
    assert.deepEqual([failed.failure?.index, failed.times.length], [1, 1]);
    assert.match(
      text,
      /cell 2 .*line 2, column 7[\s\S]*Type 'number' is not assignable[\s\S]*> +2 \| const b/,
    );
  });
  it("tells an exception with its place", async () => {
    const { text } = await runCells(
      "throws",
      "const f = () => {\n  throw new RangeError('too far');\n};\nf();",
    );
    assert.match(text, /cell 1 .*line 2[\s\S]*RangeError: too far[\s\S]*> +2 \| {3}throw/);
  });
  it("takes text on stderr for a failure", async () => {
    const { run: failed, text } = await runCells("stderr", "console.error('careful');", "1");
    assert.equal(failed.failure?.index, 0);
    assert.match(text, /careful/);
  });
});
