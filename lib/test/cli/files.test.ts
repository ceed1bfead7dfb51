import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { keepsReport } from "../../cli/commands/check-class.js";
import { keepsPage, sealed } from "../../cli/parts/mark.js";
import { type OwnFile, writeFiles } from "../../cli/parts/output.js";
import { OptionError } from "../../text/errors.js";
import { backprop, typed } from "../support/backprop.js";

const folder = mkdtempSync(join(tmpdir(), "backprop-"));
after(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);
const page = sealed("<!-- made by backprop test -->\n</html>\n");
const own = (option: string, name: string): OwnFile => ({
  option,
  file: at(name),
  text: page,
  keeps: keepsPage,
});
const writeOwn = (name: string): void => writeFiles([own("html", name)]);
const chain = ["check", "q = x + y; f = q * z", "x=-2", "y=5", "z=-4"];
const command = fileURLToPath(new URL("../../../lib/bin/backprop.mjs", import.meta.url));

const refused = (work: () => void, code: string): void =>
  assert.throws(work, (error) => error instanceof OptionError && error.code === code);

test("a file of ours is replaced; a foreign one is kept however large it is, or hard to read", () => {
  writeFileSync(at("own.html"), sealed(`<!-- made by backprop test -->\n${"x".repeat(1e6)}</html>`));
  writeOwn("own.html");
  assert.equal(readFileSync(at("own.html"), "utf8"), page);
  for (const text of ["mine", `${" ".repeat(1e5)}mine`]) {
    writeFileSync(at("foreign.html"), text);
    chmodSync(at("foreign.html"), 0o200);
    refused(() => writeOwn("foreign.html"), "file-exists");
    chmodSync(at("foreign.html"), 0o600);
    assert.equal(readFileSync(at("foreign.html"), "utf8"), text);
  }
  // No text is as long as this file: 600 MB that take no room on the disk.
  writeFileSync(at("huge"), "student,right,of,slips\n");
  truncateSync(at("huge"), 600e6);
  for (const keeps of [keepsPage, keepsReport({ columns: ["student"] })])
    refused(() => writeFiles([{ ...own("csv", "huge"), keeps }]), "file-exists");
  assert.equal(statSync(at("huge")).size, 600e6);
});

test("a file that holds nothing but blanks may be written, and a folder may not", () => {
  writeFileSync(at("blank.html"), " \n\n");
  writeOwn("blank.html");
  assert.equal(readFileSync(at("blank.html"), "utf8"), page);
  refused(() => writeOwn("."), "unwritable-file");
});

test("two options may not name one file by way of a link", () => {
  const both = (one: string, other: string) => (): void => writeFiles([own("html", one), own("key", other)]);
  writeFileSync(at("real.html"), page);
  symlinkSync(at("real.html"), at("link.html"));
  symlinkSync("new.html", at("ahead.html"));
  symlinkSync("round.html", at("round.html"));
  mkdirSync(at("inner"));
  symlinkSync("inner", at("door"));
  refused(both("real.html", "link.html"), "same-file");
  refused(both("ahead.html", "new.html"), "same-file");
  refused(both("inner/a.html", "door/a.html"), "same-file");
  refused(both("door/../real.html", "./link.html"), "same-file");
  refused(both("round.html", "a.html"), "unwritable-file");
  assert.ok(!existsSync(at("new.html")) && !existsSync(at("inner/a.html")) && !existsSync(at("a.html")));
  both("door/a.html", "ahead.html")();
  assert.deepEqual(
    [readFileSync(at("inner/a.html"), "utf8"), readFileSync(at("new.html"), "utf8")],
    [page, page],
  );
});

test("a pipe is written, never read", () => {
  if (process.platform === "win32") return;
  const run = (line: string): string =>
    execFileSync("sh", ["-c", line, command, ...chain, "--answers", "q=3"], {
      cwd: folder,
      encoding: "utf8",
      timeout: 20_000,
      stdio: ["ignore", "pipe", "ignore"],
    });
  assert.match(run('node "$0" "$@" --svg /dev/stdout | cat'), /<!-- made by backprop check -->\n<svg/);
  assert.match(
    run('mkfifo f; node "$0" "$@" --html f > /dev/null & cat f; wait'),
    /<!-- made by backprop check/,
  );
});

test("a report is written again over itself; names beyond ASCII get a byte order mark", () => {
  const table = (name: string): void =>
    writeFileSync(at("class.csv"), `"student\n(name)",q,f\n${name},3,-12\n`);
  const run = (): void => {
    const { code, err } = backprop([...chain, "--class", at("class.csv"), "--csv", at("report.csv")]);
    assert.equal(code, 0, err);
  };
  const bytes = (): number[] => [...readFileSync(at("report.csv")).subarray(0, 3)];
  table("Ada");
  run();
  assert.deepEqual(
    bytes(),
    [...'"st'].map((sign) => sign.charCodeAt(0)),
  );
  for (let again = 0; again < 2; again++) {
    table("Zoë");
    run();
    assert.deepEqual(bytes(), [0xef, 0xbb, 0xbf]);
    assert.match(readFileSync(at("report.csv"), "utf8"), /^\ufeff"student\n\(name\)",right,of,.*\nZoë,2,2,/);
  }
});

test("JSON on a terminal holds no control characters, and the same text", () => {
  const name = "C\u007fy\u0080\u009b2J\u009f\u00a0é";
  writeFileSync(at("hostile.csv"), `student,q,f\n${name},3,-12\n`);
  const { out } = backprop([...chain, "--class", at("hostile.csv"), "--json"]);
  assert.doesNotMatch(out, /[\u007f-\u009f]/);
  assert.match(out, /C\\u007fy\\u0080\\u009b2J\\u009f\u00a0é/);
  assert.deepEqual(JSON.parse(out).students[0].student, [name]);
});

test("the command that is suggested names the file as a shell reads it", () => {
  for (const name of [
    "plain-1.csv",
    "two words.csv",
    'a"b.csv',
    "a$HOME.csv",
    "it's `x`!.csv",
    "a\\\\b.csv",
    "é;.csv",
  ]) {
    const { code, out, err } = backprop(["worksheet", "adam", "--count", "2", "--csv", at(name)]);
    assert.equal(code, 0, err);
    const [, argument] = /--class (.*)$/m.exec(out) as RegExpExecArray;
    if (process.platform === "win32") continue;
    const read = execFileSync("sh", ["-c", `printf %s ${argument}`], { encoding: "utf8" });
    assert.equal(read, at(name));
  }
  assert.match(typed(`worksheet adam --count 2 --csv ${at("bare.csv")}`).out, /--class [^'"]*bare\.csv$/m);
});
