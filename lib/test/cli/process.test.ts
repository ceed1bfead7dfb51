import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const folder = mkdtempSync(join(tmpdir(), "backprop-process-"));
after(() => rmSync(folder, { recursive: true }));

/** The command as it is installed, in a process of its own. */
const program = fileURLToPath(new URL("../../../lib/bin/backprop.mjs", import.meta.url));
const command = (args: string[], input = "") =>
  spawnSync(process.execPath, [program, ...args], {
    encoding: "utf8",
    input,
    env: { ...process.env, NO_COLOR: "1" },
  });

test("answers with exit code 0, on standard output only, without colour", () => {
  const { status, stdout, stderr } = command(["trace", "-", "x=-2", "y=5", "z=-4"], "q = x + y\nf = q * z\n");
  assert.deepEqual([status, stderr], [0, ""]);
  assert.match(stdout, /f = -12, df\/dx = -4, df\/dy = -4, df\/dz = 3\n$/);
  assert.ok(!stdout.includes("\u001b"));
});

test("answers bad input with exit code 2 and one message without a stack", () => {
  const { status, stdout, stderr } = command(["trace", "2x", "x=1"]);
  assert.deepEqual([status, stdout], [2, ""]);
  assert.equal(stderr, "backprop trace: Column 2: a product is never left out; write 2 * x\n  2x\n   ^\n");
});

test("ends quietly when its reader has enough, yet not as if all had been read", async () => {
  const child = spawn(process.execPath, [
    program,
    "descend",
    "x^2",
    "x=1",
    "--learning-rate",
    "1e-9",
    "--steps",
    "100000",
    "--json",
  ]);
  let stderr = "";
  child.stderr.on("data", (text) => {
    stderr += text;
  });
  child.stdout.once("data", () => child.stdout.destroy());
  const status = await new Promise((resolve) => child.on("close", resolve));
  assert.deepEqual([status, stderr], [141, ""]);
});

/** A command line of a shell of Unix, in which "$0" "$@" is the command with what follows here. */
const shell = (line: string, ...args: string[]) =>
  spawnSync("sh", ["-c", line, process.execPath, program, ...args], { encoding: "utf8", timeout: 60_000 });
const unix = process.platform === "win32" ? test.skip : test;
const long = ["descend", "x^2", "x=1", "--learning-rate", "1e-9", "--steps", "1000", "--json"];

unix("an answer that cannot be written, or only its beginning, is an error", () => {
  const full = existsSync("/dev/full")
    ? shell('"$0" "$@" > /dev/full', "trace", "x^2", "x=3")
    : shell('ulimit -f 0; "$0" "$@" > full.txt', "trace", "x^2", "x=3");
  assert.equal(full.status, 74);
  assert.match(full.stderr, /^backprop: cannot write to standard output: .*\n$/);
  const part = join(folder, "part.json");
  const cut = shell(`ulimit -f 8; "$0" "$@" > '${part}'`, ...long);
  assert.equal(cut.status, 74);
  assert.match(
    cut.stderr,
    /^backprop: cannot write to standard output: it is larger than a file may be here\n$/,
  );
  assert.ok(statSync(part).size > 0, "its beginning was written");
  assert.equal(shell('"$0" "$@" > /dev/null', "trace", "x^2", "x=3").status, 0);
});

unix("the other commands tell it too, in one line", () => {
  if (!existsSync("/dev/full")) return;
  for (const name of ["start", "test"]) {
    const bin = fileURLToPath(new URL(`../../../lib/bin/${name}.mjs`, import.meta.url));
    const { status, stderr } = shell(`"$0" '${bin}' --help > /dev/full`);
    assert.deepEqual([status, stderr], [74, "Cannot write to standard output: the disk is full\n"], name);
  }
});

unix("messages that cannot be told do not change the exit code", () => {
  if (!existsSync("/dev/full")) return;
  assert.equal(shell('"$0" "$@" 2> /dev/full', "trace", "2x", "x=1").status, 2);
});

unix("input and output that do not wait are waited for", async () => {
  // What is handed on as 3 and 4 stays as it was opened; of 0, 1 and 2 Node sets that they wait.
  const waits = `const { openSync, writeSync, closeSync, readSync, constants } = require("node:fs");
const { spawn, execFileSync } = require("node:child_process");
execFileSync("mkfifo", ["in", "out"]);
const [input, output] = ["in", "out"].map((name) => openSync(name, constants.O_RDWR | constants.O_NONBLOCK));
const ends = [["in", constants.O_RDONLY], ["out", constants.O_WRONLY]].map(([name, way]) => openSync(name, way | constants.O_NONBLOCK));
const child = spawn("sh", ["-c", '"$0" "$@" <&3 >&4', process.execPath, ...process.argv.slice(1)], { stdio: ["ignore", "ignore", "inherit", ...ends] });
let size = 0;
const drain = () => { try { size += readSync(output, Buffer.alloc(4096)); setImmediate(drain); } catch { if (child.exitCode === null) setTimeout(drain, 5); else console.log(child.exitCode, size); } };
setTimeout(() => { writeSync(input, "x^2"); closeSync(input); }, 2500);
setTimeout(drain, 3500);`;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ["-e", waits, program, "descend", "-", ...long.slice(2)],
    { cwd: folder, encoding: "utf8", timeout: 60_000 },
  );
  assert.equal(stderr, "");
  const [status, size] = stdout.trim().split(" ").map(Number);
  assert.equal(status, 0);
  assert.ok(size > 100_000, `${size} bytes`);
});

unix("what cannot be read as standard input is told", () => {
  const { status, stderr } = shell('"$0" "$@" < /', "trace", "-", "x=3");
  assert.deepEqual([status, stderr], [2, 'backprop trace: cannot read "-": it is a folder\n']);
});

test("nothing that was typed commands the terminal", () => {
  const hostile = "\u001b[2J\u009b1m\u202e";
  for (const args of [
    ["trace", "x^2", "x=3", `--foo=${hostile}`],
    ["trace", "x^2", "x=3", `--${hostile}`],
    [`${hostile}`],
    ["trace", "x^2", `x=${hostile}`],
    ["trace", "x^2", "x=3", "--file", hostile],
    ["trace", "x^2", "x=3", "--svg", join(folder, `${hostile}\nbackprop: all is well`)],
    ["check", "y = x^2", "x=3", "--answers-file", hostile],
    ["worksheet", hostile],
  ]) {
    const { stderr } = command(args);
    assert.notEqual(stderr, "");
    assert.doesNotMatch(stderr.replaceAll("\n", ""), /\p{C}/u, JSON.stringify(args));
    assert.doesNotMatch(stderr, /^backprop: all is well/m);
  }
});

unix("a file that is standard output already is not written a second time", () => {
  const file = join(folder, "both.svg");
  const { status, stderr } = shell(`"$0" "$@" --svg '${file}' > '${file}'`, "trace", "x^2", "x=3");
  assert.equal(status, 2);
  assert.match(stderr, /standard output and --svg would both write/);
});

unix("a limit on the size of files leaves the report that was there, and nothing else", () => {
  const page = join(folder, "page.html");
  const args = ["descend", "x^2 + y^2", "x=1", "y=1", "--learning-rate", "0.1", "--html", page];
  assert.equal(command(args).status, 0);
  const before = readFileSync(page);
  const names = readdirSync(folder);
  const { status, stderr } = shell('ulimit -f 64; "$0" "$@"', ...args);
  assert.deepEqual([status, readFileSync(page).equals(before), readdirSync(folder)], [2, true, names]);
  assert.match(stderr, /--html cannot write .*: it is larger than a file may be here/);
});

unix("a kill in the middle of writing leaves the report that was there", async () => {
  const picture = join(folder, "picture.svg");
  const trace = (x: number, html: string): string[] => [
    "trace",
    "x^2",
    `x=${x}`,
    "--svg",
    picture,
    "--html",
    html,
  ];
  assert.equal(command(trace(3, join(folder, "steps.html"))).status, 0);
  const before = readFileSync(picture);
  const pipe = join(folder, "pipe");
  spawnSync("mkfifo", [pipe]);
  // It waits for a reader of the pipe, which never comes, when all is prepared and nothing is replaced.
  const child = spawn(process.execPath, [program, ...trace(4, pipe)], { stdio: "ignore" });
  const closed = new Promise((resolve) => child.on("close", resolve));
  const isPrepared = () =>
    readdirSync(folder).some((name) => name.startsWith(".writing-") && existsSync(join(folder, name, "new")));
  for (let turns = 0; turns < 3000 && child.exitCode === null && !isPrepared(); turns++)
    await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill("SIGKILL");
  await closed;
  assert.equal(child.signalCode, "SIGKILL");
  assert.ok(readFileSync(picture).equals(before));
  assert.equal(
    command(trace(5, join(folder, "steps.html"))).status,
    0,
    "it does not stand in the way of the next run",
  );
  assert.ok(!readFileSync(picture).equals(before));
});
