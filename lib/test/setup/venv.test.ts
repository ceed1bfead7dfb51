import assert from "node:assert/strict";
import { chmodSync, rmSync } from "node:fs";
import { test } from "node:test";
import { type Ended, StandIn } from "../support/stand-in.js";

/** The Python environment: made once, and again when it has lost a file or other packages are wanted. */

/** Stands for Python with venv and pip: environments of one program and one package. */
const python = `
const { appendFileSync, cpSync, mkdirSync, rmSync, writeFileSync } = require("node:fs");
const [what, name, ...rest] = process.argv.slice(2);
if (what === "-c") console.log("3 12 1");
else if (name === "venv") {
  appendFileSync("done", "venv\\n");
  rmSync(rest.at(-1), { recursive: true, force: true });
  mkdirSync(rest.at(-1) + "/bin", { recursive: true });
  for (const one of ["python", "python.cjs"]) cpSync(__dirname + "/" + one, rest.at(-1) + "/bin/" + one);
} else if (rest.includes("install")) {
  appendFileSync("done", "pip " + rest.filter((one) => /hash/.test(one)) + "\\n");
  mkdirSync(".venv/lib/jupyterlab", { recursive: true });
  writeFileSync(".venv/lib/jupyterlab/main.py", "");
}
`;

function project(): StandIn {
  const made = new StandIn();
  made.write("python/python", `#!/bin/sh\nexec "${process.execPath}" "$(dirname "$0")/python.cjs" "$@"\n`);
  chmodSync(made.at("python", "python"), 0o755);
  made.write("python/python.cjs", python);
  made.write(".binder/requirements.txt", "jupyterlab==1.0");
  made.write(".build/run/main.js", "exports.main = async () => 0;");
  return made;
}

async function setUp(made: StandIn): Promise<[Ended["text"], string[]]> {
  const before = made.done.length;
  const { status, text } = await made.run("notebooks.mjs", { PYTHON: made.at("python", "python") });
  assert.equal(status, 0, text);
  return [text, made.done.slice(before).filter((line) => /venv|pip/.test(line))];
}

test("an environment is made with hashes required, and made again only for a cause", {
  skip: process.platform === "win32",
}, async () => {
  const made = project();
  const [both, pip] = [["venv", "pip --require-hashes"], ["pip --require-hashes"]];
  assert.deepEqual((await setUp(made))[1], both);
  assert.deepEqual((await setUp(made))[1], []);
  made.write(".venv/lib/jupyterlab/__pycache__/main.pyc", "");
  assert.deepEqual((await setUp(made))[1], []);
  rmSync(made.at(".venv", "lib", "jupyterlab", "main.py"));
  const [text, done] = await setUp(made);
  assert.match(text, /environment in \.venv is incomplete \(lib\/jupyterlab\/main\.py is gone/);
  assert.deepEqual(done, both);
  made.write(".binder/requirements.txt", "jupyterlab==2.0");
  assert.deepEqual((await setUp(made))[1], pip);
  rmSync(made.at(".venv"), { recursive: true });
  assert.deepEqual((await setUp(made))[1], both);
});
