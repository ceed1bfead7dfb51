import assert from "node:assert/strict";
import { test } from "node:test";
import { pageOf } from "../../handout/page.js";
import { blanksIn } from "../../handout/parts/blanks.js";
import { type editions, partsOf } from "../../handout/parts/editions.js";
import { readNotebook } from "../../handout/parts/read.js";
import type { Cell, Notebook } from "../../run/notebook.js";
import { selectNotebooks } from "../../run/select.js";

const alone = { before: undefined, after: undefined };
const cell = (tags: string[], source: string, more: Partial<Cell> = {}): Cell => ({
  id: `c${source.length}`,
  cell_type: "markdown",
  metadata: { tags, secret: "LEAK-metadata" },
  source,
  ...more,
});
const notebook = (...cells: Cell[]): Notebook => ({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 });

test("a student's edition has no solution, no note, no key and nothing that these have shown", () => {
  const planted = notebook(
    cell([], "# 07 A title\n\nText with $x^2$."),
    cell(["solution"], "<details><summary>Solution</summary>\n\nLEAK-solution\n\n</details>"),
    cell(["notes"], "<details><summary>For the lecturer</summary>\n\nLEAK-notes\n\n</details>"),
    cell(["key"], 'show(check({ dq: "LEAK-key" }, { dq: null, "w1\'": null }));', {
      cell_type: "code",
      outputs: [
        {
          output_type: "display_data",
          data: {
            "text/html": "<p>LEAK-html</p>",
            "text/plain": "LEAK-plain",
            "image/svg+xml": "<svg>LEAK-svg</svg>",
          },
        },
        { output_type: "stream", name: "stdout", text: "LEAK-stream" },
      ],
    }),
    cell([], "LEAK-raw", { cell_type: "raw" }),
  );
  const found = (edition: (typeof editions)[number]): string[] => [
    ...new Set(pageOf(planted, edition, alone).html.match(/LEAK-\w+/g) ?? []),
  ];
  assert.deepEqual(found("student"), []);
  assert.deepEqual(found("solutions"), ["LEAK-solution", "LEAK-key"]);
  assert.deepEqual(found("teacher"), ["LEAK-solution", "LEAK-notes", "LEAK-key"]);
  assert.match(pageOf(planted, "student", alone).html, /<i>dq<\/i> = <u><\/u>.*<i>w1&#39;<\/i> = <u>/);
});

test("of no notebook of the course anything leaks into a student's page", () => {
  let [solutions, keys] = [0, 0];
  for (const file of selectNotebooks([])) {
    const read = readNotebook(file);
    const { html } = pageOf(read, "student", alone);
    assert.doesNotMatch(html, /<summary>\s*(Hint|Solution|For the lecturer)/i, file);
    assert.doesNotMatch(html, /"tags"/, file);
    for (const { metadata, source } of read.cells) {
      const tags = [metadata.tags].flat();
      if (tags.includes("solution")) {
        solutions++;
        assert.equal(
          pageOf(notebook({ ...cell(["solution"], source) }), "student", alone).html.includes("<details"),
          false,
        );
      }
      if (!tags.includes("key")) continue;
      keys++;
      // Where a cell without the tag says the same, it is no secret.
      const open = read.cells
        .filter((one) => ![one.metadata.tags].flat().includes("key"))
        .map((one) => one.source)
        .join("\n");
      for (const line of source.split("\n").filter((one) => one.length > 25 && !open.includes(one.trim())))
        assert.ok(
          !html.includes(line.trim().replaceAll('"', "&#34;").replaceAll("'", "&#39;")),
          `${file}: ${line}`,
        );
    }
  }
  assert.ok(solutions >= 25 && keys >= 50, `${solutions} solutions, ${keys} keys`);
});

test("every task with a solution has it in a cell of its own, and what is to be answered is tagged as a key", () => {
  for (const file of selectNotebooks([]))
    for (const { cell_type, metadata, source } of readNotebook(file).cells) {
      const tags = [metadata.tags].flat();
      if (/<summary>(Hint|Solution)/.test(source))
        assert.ok(tags.includes("solution"), `${file}: ${source.slice(0, 60)}`);
      if (cell_type === "code" && /:\s*null\b|\/\/ yours$/m.test(source))
        assert.ok(tags.includes("key"), `${file}: ${source.slice(0, 60)}`);
    }
});

test("the lecturer's notes stand folded, each with what to say at the board and the usual misconception", () => {
  let count = 0;
  for (const file of selectNotebooks([]))
    for (const { cell_type, metadata, source } of readNotebook(file).cells) {
      const tags = [metadata.tags].flat();
      assert.equal(
        /<summary>For the lecturer/.test(source),
        tags.includes("notes"),
        `${file}: ${source.slice(0, 60)}`,
      );
      if (!tags.includes("notes")) continue;
      count++;
      assert.equal(cell_type, "markdown");
      assert.deepEqual(metadata.jupyter, { source_hidden: true });
      assert.match(source, /\*\*At the board\.\*\* [\s\S]*\*\*The usual misconception\.\*\* /);
    }
  assert.ok(count >= 15, `${count} notes`);
});

test("the blanks of a cell are the names that it leaves open", () => {
  assert.deepEqual(blanksIn('check(f, { dq: null, "w1\'": null, 3: null, x: 2, y: nullable })'), [
    "dq",
    "w1'",
    "3",
  ]);
  assert.deepEqual(blanksIn("const mine = (n) => 0; // yours"), []);
  const parts = partsOf(
    notebook(cell(["key"], "const mine = 0; // yours", { cell_type: "code" })),
    "student",
  );
  assert.deepEqual(parts, [{ kind: "blanks", names: [] }]);
});

test("a page asks for nothing, and of scripts only the stepper's may run", () => {
  const hostile = notebook(
    cell(
      [],
      "# T <script>alert(1)</script>\n\n[a](javascript:alert(2)) $\\href{javascript:alert(3)}{x}$ ![i](http://x.test/i.png)",
    ),
    cell([], "1", {
      cell_type: "code",
      outputs: [{ output_type: "stream", name: "stdout", text: '<img src=x onerror="alert(4)">' }],
    }),
  );
  const { html, title } = pageOf(hostile, "student", alone);
  assert.match(html, /Content-Security-Policy" content="default-src &#39;none&#39;; img-src data:;/);
  assert.match(html, /script-src &#39;sha256-[\w+/]+=*&#39;; base-uri/);
  assert.doesNotMatch(html, /<img src=x|href="javascript:/);
  assert.doesNotMatch(title, /</);
  for (const file of selectNotebooks(["02", "05"])) {
    const page = pageOf(readNotebook(file), "teacher", {
      before: "01-gates",
      after: "03-sigmoid-neuron",
    }).html;
    assert.doesNotMatch(page, /\b(?:src|href)=["'](?!data:|#|[\w-]+\.html)/);
    assert.match(page, /<a href="03-sigmoid-neuron\.html">/);
    assert.doesNotMatch(
      page.replace(/<(script|style)[\s\S]*?<\/\1>|<annotation[\s\S]*?<\/annotation>/g, ""),
      />[^<]*\$[^$<]*\\[a-z]+[^<]*\$/,
      "all TeX is set",
    );
  }
});
