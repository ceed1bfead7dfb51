import { gunzipSync } from "node:zlib";
import type { Cell, Notebook } from "../../../run/notebook.js";
import { textOfPdf } from "./pdf.js";

/** A notebook in which everything that is the teacher's holds a word of its own, LEAK-…. */
export function plantedNotebook(): Notebook {
  let count = 0;
  const cell = (
    cell_type: Cell["cell_type"],
    tags: string[],
    source: string,
    more: Partial<Cell> = {},
  ): Cell => ({
    id: `cell-${count++}`,
    cell_type,
    metadata: { tags, secret: "LEAK-cellmetadata" },
    source,
    ...more,
  });
  const outputs = (what: string): NonNullable<Cell["outputs"]> => [
    {
      output_type: "display_data",
      data: {
        "text/html": `<p>LEAK-${what}html</p><img src="data:image/svg+xml;base64,AAAA" alt="LEAK-${what}alt">`,
        "text/plain": `LEAK-${what}plain`,
        "text/markdown": `LEAK-${what}markdown`,
      },
      metadata: { told: `LEAK-${what}outputmetadata` },
    },
    {
      output_type: "display_data",
      data: {
        "image/svg+xml": `<svg><text>LEAK-${what}svg</text></svg>`,
        "application/vnd.plotly.v1+json": { data: [], layout: { title: { text: `LEAK-${what}plotly` } } },
        "text/plain": `LEAK-${what}figure`,
      },
      metadata: {},
    },
    { output_type: "stream", name: "stdout", text: `LEAK-${what}stdout\n` },
    { output_type: "stream", name: "stderr", text: `LEAK-${what}stderr\n` },
  ];
  const hidden = (what: string): string =>
    `<details><summary>Solution</summary>\n\nLEAK-${what}text ![LEAK-${what}image](data:image/png;base64,AAAA) <!-- LEAK-${what}comment -->\n\n$LEAK\\text{-${what}tex}$\n\n</details>`;
  return {
    metadata: { author: "LEAK-notebookmetadata" },
    nbformat: 4,
    nbformat_minor: 5,
    cells: [
      cell("markdown", [], "# 07 A planted notebook\n\nText that all may read.\n\n## 1 A task"),
      cell("markdown", ["solution"], hidden("solution")),
      cell(
        "code",
        ["key"],
        "// LEAK-keycomment\nshow(check({ dq: 41.375 }, { dq: null })); // LEAK-keycode",
        {
          outputs: outputs("key"),
        },
      ),
      cell("markdown", ["notes"], hidden("notes"), {
        metadata: { tags: ["notes"], jupyter: { source_hidden: true } },
      }),
      cell("code", ["solution"], "LEAK-solutioncode();", { outputs: outputs("solutioncode") }),
      cell("code", ["notes"], "LEAK-notescode();", { outputs: outputs("notescode") }),
      cell("raw", [], "LEAK-raw"),
      cell("code", [], "const open = 1;", {
        outputs: [{ output_type: "stream", name: "stdout", text: "all may read this\n" }],
      }),
    ],
  };
}

/** The planted words in what is made, also where it is told in base64 or, in a PDF file, beside the text. */
export function leaksIn(made: string | Uint8Array): string[] {
  const text = typeof made === "string" ? made : everythingIn(made);
  const decoded = [...text.matchAll(/base64,([\w+/=]+)/g)].map(([, data]) =>
    Buffer.from(data, "base64").toString(),
  );
  const packed = [...text.matchAll(/<script type="application\/gzip"[^>]*>([\w+/=]+)</g)].map(([, data]) =>
    gunzipSync(Buffer.from(data, "base64")).toString(),
  );
  const all = [text, ...decoded, ...packed].join("\n");
  const found = [...all.matchAll(/LEAK-?\w*|41\.375/g)].map(([word]) => word);
  return [...new Set(found)].sort();
}

/** The text of a PDF file and its texts in dictionaries: alternative texts, titles, bookmarks, links. */
function everythingIn(pdf: Uint8Array): string {
  const raw = Buffer.from(pdf).toString("latin1");
  const wide = [...raw.matchAll(/<FEFF([0-9A-Fa-f]+)>/gi)].map(([, hex]) =>
    Buffer.from(hex.padEnd(Math.ceil(hex.length / 4) * 4, "0"), "hex")
      .swap16()
      .toString("utf16le"),
  );
  return [textOfPdf(pdf), raw, ...wide].join("\n");
}
