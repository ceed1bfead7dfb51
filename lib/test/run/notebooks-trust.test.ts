import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { inRoot, jupyterEnvironment, venvPython } from "../../run/project.js";
import { newFolder } from "../support/stand-in.js";

/** Which notebooks get signed: Jupyter runs the scripts of those on opening. In a state folder of its own. */
const env = jupyterEnvironment(newFolder("state"));
const folder = newFolder("notebooks");
const published = inRoot("notebooks", "02-chain-rule.ipynb");
const python = (...args: string[]): string =>
  execFileSync(venvPython, args, { env, cwd: folder, encoding: "utf8" });

const check = `import sys, nbformat
from nbformat.sign import NotebookNotary
for name in sys.argv[1:]:
    print(NotebookNotary().check_signature(nbformat.read(name, as_version=4)))`;

test("signed is what is as it was published, under any name; not one changed, nor a foreign one under a course's name", () => {
  const [same, crlf, edited, foreign] = [
    "mine.ipynb",
    "crlf.ipynb",
    "02-chain-rule.ipynb",
    "03-sigmoid-neuron.ipynb",
  ];
  const text = readFileSync(published, "utf8");
  copyFileSync(published, join(folder, same));
  const notebook = JSON.parse(text);
  notebook.metadata.mark = 1; // another text than the next, whose content equals the published one's
  writeFileSync(join(folder, edited), `${JSON.stringify(notebook, undefined, 1)}\n`);
  const output = {
    output_type: "display_data",
    metadata: {},
    data: { "text/html": "<script>alert(1)</script>" },
  };
  const cell = {
    id: "a",
    cell_type: "code",
    source: "",
    metadata: {},
    execution_count: null,
    outputs: [output],
  };
  writeFileSync(
    join(folder, foreign),
    JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 }),
  );
  const files = [same, edited, foreign];
  assert.equal(python("-c", check, ...files), "False\nFalse\nFalse\n");
  assert.equal(python(inRoot("lib", "run", "sign.py"), ...files), `${same}\n`);
  assert.equal(python("-c", check, ...files), "True\nFalse\nFalse\n");
  // With the line ends of another system it is the same notebook.
  writeFileSync(join(folder, crlf), text.replaceAll("\n", "\r\n"));
  assert.equal(python(inRoot("lib", "run", "sign.py"), crlf, foreign), `${crlf}\n`);
});
