import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, lstatSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { startLab } from "../../run/project.js";
import { loadSetup, newFolder, ours } from "../support/stand-in.js";

/** What the server keeps is its owner's alone, and its token stands in no log. */
const { keepPrivate } = (await loadSetup("private.mjs")) as { keepPrivate(folder: string): void };
const { withoutToken } = (await loadSetup("log.mjs")) as { withoutToken(line: string): string };
const modes = { skip: process.platform === "win32" && "Windows has no modes" };
const mode = (file: string): number => lstatSync(file).mode & 0o777;

test(
  "a folder that others could read is taken from them, with all in it but what its links point to",
  modes,
  () => {
    const folder = newFolder();
    const [state, outside] = [join(folder, "state"), join(folder, "outside")];
    mkdirSync(join(state, "runtime"), { recursive: true });
    for (const file of [join(state, "lab.log"), join(state, "runtime", "kernel.json"), outside])
      writeFileSync(file, "");
    const link = join(state, "link");
    symlinkSync(outside, link);
    symlinkSync(join(folder, "nowhere"), join(state, "broken"));
    for (const [place, open] of [
      [state, 0o777],
      [join(state, "runtime"), 0o755],
      [join(state, "lab.log"), 0o666],
      [join(state, "runtime", "kernel.json"), 0o644],
      [outside, 0o644],
    ] as const)
      chmodSync(place, open);
    keepPrivate(state);
    assert.deepEqual([state, join(state, "runtime")].map(mode), [0o700, 0o700]);
    assert.deepEqual(
      [join(state, "lab.log"), join(state, "runtime", "kernel.json")].map(mode),
      [0o600, 0o600],
    );
    assert.equal(mode(outside), 0o644);
  },
);

test("a folder that is made is private from the beginning", modes, () => {
  const state = join(newFolder(), "new", "state");
  keepPrivate(state);
  assert.equal(mode(state), 0o700);
});

const token = "5f0c1e6a9b";
/** Stands for JupyterLab: says what it says on starting, with the token cut in two, and then ends. */
const server = `
const { mkdirSync, writeFileSync } = require("node:fs");
const page = process.env.JUPYTER_RUNTIME_DIR + "/jpserver-1-open.html";
mkdirSync(process.env.JUPYTER_RUNTIME_DIR, { recursive: true });
writeFileSync(page, "${token}", { mode: 0o644 });
const parts = ["[I ServerApp] See https://jupyter.org\\n[I ServerApp] Jupyter Server 2 is running at:\\n[I ServerApp] http://localhost:1/lab?tok",
  "en=${token.slice(0, 4)}", "${token.slice(4)}\\n[C ServerApp]\\n    file://" + page + "\\n    http://localhost:1/lab?token=${token}\\n", "last words"];
const next = () => parts.length && process.stderr.write(parts.shift(), () => setTimeout(next, 50));
next();`;

interface Started {
  addresses: string[];
  status: number | null;
  last: string;
}
function started(state: string, tell: (line: string) => void = () => undefined): Promise<Started> {
  const addresses: string[] = [];
  return new Promise((resolve) => {
    const options = { state, program: [process.execPath, "-e", server, "--"], tell };
    startLab(
      options,
      (address) => addresses.push(address),
      (status, last) => resolve({ addresses, status, last }),
    );
  });
}

test("the owner is told the address with its token; the log has all but the token and is the owner's alone", async () => {
  const state = newFolder();
  const log = join(state, "lab.log");
  writeFileSync(log, `token=old${token}`, { mode: 0o644 });
  const { addresses, status, last } = await started(state);
  assert.deepEqual(addresses, [`http://localhost:1/lab?token=${token}`]);
  assert.equal(status, 0);
  const text = readFileSync(log, "utf8");
  for (const kept of [text, last]) {
    assert.doesNotMatch(kept, new RegExp(`${token}|${token.slice(0, 4)}`));
    assert.match(kept, /http:\/\/localhost:1\/lab\?token=\[hidden\]\n[\s\S]*last words\n?$/);
  }
  if (modes.skip) return;
  assert.equal(mode(log), 0o600);
  assert.equal(mode(join(state, "runtime", "jpserver-1-open.html")), 0o600);
});

test("a log that cannot be opened is told once and the lab goes on", async () => {
  const state = newFolder();
  mkdirSync(join(state, "lab.log", "full"), { recursive: true });
  const told: string[] = [];
  const { addresses, status, last } = await started(state, (line) => told.push(line));
  assert.deepEqual([addresses.length, status, told.length], [1, 0, 1]);
  assert.match(told[0] ?? "", /messages are no longer kept in .*lab\.log: it is /);
  assert.match(last, /last words$/);
});

test("a log whose disk fills up is told once and the process goes on", { skip: modes.skip }, () => {
  const file = join(newFolder(), "lab.log");
  const script = `const { openLog } = await import(${JSON.stringify(pathToFileURL(ours("lib", "bin", "setup", "log.mjs")).href)});
    const log = openLog(${JSON.stringify(file)}, (line) => console.log("told:", line));
    for (let i = 0; i < 40; i++) {
      log.write(i + " ".repeat(100));
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    console.log("on to", (await log.end()).trim().split("\\n").at(-1).trim());`;
  // A file of this process may have one block of 512 bytes or 1 kB: to it the disk is as good as full.
  const command = 'ulimit -f 1; exec "$0" --input-type=module --eval "$1"';
  const { stdout, stderr } = spawnSync("sh", ["-c", command, process.execPath, script], { encoding: "utf8" });
  assert.match(stdout, /^told: JupyterLab's messages are no longer kept in .*\non to 39\n$/, stderr);
  assert.ok(statSync(file).size <= 1024);
  assert.equal(mode(file), 0o600);
});

test("a token is hidden wherever a line has it", () => {
  assert.equal(
    withoutToken("http://a/lab?token=abc&x=1 and /tree?reset&token=def"),
    "http://a/lab?token=[hidden]&x=1 and /tree?reset&token=[hidden]",
  );
  assert.equal(withoutToken("No token is here, nor = there"), "No token is here, nor = there");
});
