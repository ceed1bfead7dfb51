import assert from "node:assert/strict";
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, beforeEach, test } from "node:test";
import { isSameFile } from "../../../lib/files/place.mjs";
import { reason } from "../../../lib/files/reason.mjs";
import { UnwritableFile, writeWhole } from "../../../lib/files/write-whole.mjs";

/** Whole or not at all, all or none: what is in a folder after something has gone wrong is what was there before. */
const folder = mkdtempSync(join(tmpdir(), "write-whole-"));
const at = (name: string): string => join(folder, name);
const there = (): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, statSync(at(name)).isFile() ? readFileSync(at(name), "utf8") : "no file"]),
  );
const both = (a: string, b: string) => [
  { file: at(a), text: `new ${a}` },
  { file: at(b), text: `new ${b}` },
];
const refused = (work: () => void, name: string, why: RegExp): void =>
  assert.throws(work, (error) => {
    assert.ok(error instanceof UnwritableFile, String(error));
    assert.equal(error.file, name);
    assert.match(error.message, why);
    return true;
  });
const unix = process.platform === "win32" ? test.skip : test;

beforeEach(() => {
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
  writeFileSync(at("a"), "old a");
  writeFileSync(at("b"), "old b");
});
after(() => rmSync(folder, { recursive: true }));

test("files are written and replaced, text or bytes, and nothing else is left", () => {
  const bytes = new Uint8Array([0, 255, 10]);
  writeWhole([...both("a", "c"), { file: at("d"), text: bytes }]);
  assert.deepEqual(there(), { a: "new a", b: "old b", c: "new c", d: "\0\ufffd\n" });
  assert.deepEqual([...readFileSync(at("d"))], [...bytes]);
  writeWhole([]);
});

unix("who has the old file open goes on reading it whole", () => {
  const reader = openSync(at("a"), "r");
  writeWhole(both("a", "b"));
  assert.equal(readFileSync(reader, "utf8"), "old a");
  closeSync(reader);
});

test("what the check throws stops it when all is prepared and nothing has been changed", () => {
  const stop = new Error("stop");
  const check = (): void => {
    assert.equal(readFileSync(at("a"), "utf8"), "old a");
    assert.ok(!existsSync(at("c")));
    throw stop;
  };
  assert.throws(() => writeWhole(both("a", "c"), check), stop);
  assert.deepEqual(there(), { a: "old a", b: "old b" });
});

test("where a later file cannot take its name, the earlier ones are as they were", () => {
  const inTheWay = (): void => {
    rmSync(at("b"));
    mkdirSync(at("b"));
  };
  const files = [{ file: at("c"), text: "new c" }, ...both("a", "b")];
  refused(() => writeWhole(files, inTheWay), at("b"), /./);
  assert.deepEqual(there(), { a: "old a", b: "no file" });
});

test("a file that comes into being meanwhile is not replaced", () => {
  const foreign = (): void => writeFileSync(at("c"), "foreign");
  refused(() => writeWhole(both("a", "c"), foreign), at("c"), /has come into being meanwhile/);
  assert.deepEqual(there(), { a: "old a", b: "old b", c: "foreign" });
});

test("what cannot be a file is refused before anything is changed", () => {
  const nowhere = join("none", "c");
  refused(() => writeWhole(both("a", nowhere)), at(nowhere), /its folder takes no file: there is no such/);
  refused(() => writeWhole(both("a", "a/c")), at("a/c"), /a part of the path is no folder/);
  mkdirSync(at("inner"));
  refused(() => writeWhole(both("a", "inner")), at("inner"), /it is a folder/);
  refused(() => writeWhole(both("a", "c".repeat(300))), at("c".repeat(300)), /the name is too long/);
  assert.deepEqual(there(), { a: "old a", b: "old b", inner: "no file" });
});

unix("a full device is told, and no file is written beside it", () => {
  if (!existsSync("/dev/full")) return;
  const files = [...both("a", "c"), { file: "/dev/full", text: "text" }];
  refused(() => writeWhole(files), "/dev/full", /^the disk is full$/);
  assert.deepEqual(there(), { a: "old a", b: "old b" });
});

/** Root may write everything: where it runs the tests, this is done as somebody else. */
function asSomebody(work: () => void): void {
  const isRoot = process.getuid?.() === 0;
  if (isRoot) process.seteuid?.(65534);
  try {
    work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

unix("a read-only folder and a read-only file are left alone", () => {
  chmodSync(folder, 0o777);
  chmodSync(at("a"), 0o666);
  chmodSync(at("b"), 0o444);
  asSomebody(() => refused(() => writeWhole(both("a", "b")), at("b"), /^it is not allowed$/));
  assert.deepEqual(there(), { a: "old a", b: "old b" });
  chmodSync(folder, 0o555);
  asSomebody(() => {
    refused(() => writeWhole(both("a", "c")), at("a"), /^its folder takes no file: it is not allowed$/);
    refused(() => writeWhole([{ file: at("c"), text: "" }]), at("c"), /^its folder takes no file/);
  });
  chmodSync(folder, 0o755);
  assert.deepEqual(there(), { a: "old a", b: "old b" });
});

unix("a file that is replaced, or restored, keeps its permissions; a new one has the usual ones", () => {
  const modes = (): number[] => ["a", "b"].map((name) => statSync(at(name)).mode & 0o777);
  chmodSync(at("a"), 0o640);
  chmodSync(at("b"), 0o604);
  writeFileSync(at("usual"), "");
  writeWhole(both("a", "c"));
  assert.deepEqual(modes(), [0o640, 0o604]);
  assert.equal(statSync(at("c")).mode, statSync(at("usual")).mode);
  const inTheWay = (): void => {
    rmSync(at("c"));
    mkdirSync(at("c"));
  };
  assert.throws(() => writeWhole(both("b", "c"), inTheWay));
  assert.deepEqual(modes(), [0o640, 0o604]);
  assert.equal(readFileSync(at("b"), "utf8"), "old b");
});

unix("a file that root replaces stays its owner's", () => {
  if (process.getuid?.() !== 0) return;
  chownSync(at("a"), 65534, 65533);
  writeWhole(both("a", "b"));
  const { uid, gid } = statSync(at("a"));
  assert.deepEqual([uid, gid], [65534, 65533]);
});

unix("a link is written through, to a file that is there or is to be, also in another folder", () => {
  mkdirSync(at("inner"));
  writeFileSync(at("inner/real"), "old");
  for (const [link, target] of [
    ["there", "inner/real"],
    ["ahead", "inner/new"],
    ["again", "ahead"],
  ]) {
    symlinkSync(target, at(link));
    writeWhole([{ file: at(link), text: link }]);
    assert.equal(readlinkSync(at(link)), target);
    assert.equal(readFileSync(at(target), "utf8"), link);
  }
  assert.deepEqual(readdirSync(at("inner")), ["new", "real"]);
  symlinkSync("round", at("round"));
  refused(() => writeWhole([{ file: at("round"), text: "" }]), at("round"), /links lead round in a circle/);
});

test("two names of one file are the same", () => {
  assert.ok(isSameFile(at("a"), join(folder, ".", "none", "..", "a")));
  assert.ok(isSameFile(at("new"), `${folder}/./new`));
  assert.ok(!isSameFile(at("a"), at("b")) && !isSameFile(at("new"), at("newer")));
});

test("a reason is told in words, or as the system has it", () => {
  assert.equal(reason(Object.assign(new Error(), { code: "ENOSPC" })), "the disk is full");
  assert.equal(reason(Object.assign(new Error(), { code: "EOTHER" })), "EOTHER");
  assert.equal(reason(new Error("else")), "Error: else");
  assert.equal(reason(undefined), "undefined");
});
