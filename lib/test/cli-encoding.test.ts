import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { decode } from "../cli/encoding.js";
import { backprop } from "./support/backprop.js";

const folder = mkdtempSync(join(tmpdir(), "backprop-"));
after(() => rmSync(folder, { recursive: true }));

/** "latin1:…": each character of a string as a byte. */
const bytes = (signs: string): Uint8Array => Uint8Array.from(signs, (sign) => sign.charCodeAt(0));
const utf16 = (text: string, big: boolean): number[] =>
  [...Array(text.length).keys()].flatMap((i) => {
    const unit = text.charCodeAt(i);
    return big ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8];
  });
const read = (signs: string | Uint8Array): string | undefined => {
  const found = decode(typeof signs === "string" ? bytes(signs) : signs);
  return found && `${found.encoding}${found.guessed ? "?" : ""}: ${found.text}`;
};

// Bytes from Python's codecs: "张三".encode("gbk"), "José".encode("cp1252"), "田中".encode("shift_jis"), …
test("Chinese and western names are told apart by what their bytes look like", () => {
  const chinese: [bytes: string, text: string][] = [
    ["\xd5\xc5\xc8\xfd,3", "张三,3"],
    ["\xd0\xd5\xc3\xfb,q\n\xcd\xf5\xd0\xa1\xc3\xf7,3\n\xc0\xee\xcb\xc4,4", "姓名,q\n王小明,3\n李四,4"],
    ["\xd0\xd5\xc3\xfb,q\n\xd6\xec\xe9F\xbb\xf9,3", "姓名,q\n朱镕基,3"],
    ["\xd5\xc5\xc8\xfd\xa3\xacdq\xa3\xbd3", "张三，dq＝3"],
    ["\xcd\xf5\xd0\xa1\xc3\xf7,\xc0\xee\x819\xee9", "王小明,李\u3400"],
  ];
  for (const [signs, text] of chinese) assert.equal(read(signs), `GB18030?: ${text}`);
  const western: [bytes: string, text: string][] = [
    ["Jos\xe9,3\nM\xfcller,4", "José,3\nMüller,4"],
    ["G\xf6ran,\x964", "Göran,–4"],
    ["\xc5sa,3\n\xc9va,4\n\xd8ye,5", "Åsa,3\nÉva,4\nØye,5"],
    ["P\xe4\xe4kk\xf6nen;1,5", "Pääkkönen;1,5"],
    ["M\xdcLLER,GR\xd6\xdfE", "MÜLLER,GRÖßE"],
    ["pr\xe9nom,\xe2ge\nZo\xeb,3", "prénom,âge\nZoë,3"],
    ["O\x92Neill,\x804", "O’Neill,€4"],
  ];
  for (const [signs, text] of western) assert.equal(read(signs), `Windows-1252?: ${text}`);
});

test("UTF-8 comes first, and byte order marks are believed", () => {
  for (const text of ["张三,José,日本語\n", "plain", ""]) {
    assert.equal(read(new TextEncoder().encode(text)), `UTF-8: ${text}`);
    assert.equal(read(new TextEncoder().encode(`\ufeff${text}`)), `UTF-8: ${text}`);
    for (const [big, name] of [
      [false, "UTF-16LE"],
      [true, "UTF-16BE"],
    ] as const) {
      assert.equal(read(Uint8Array.from(utf16(`\ufeff${text}`, big))), `${name}: ${text}`);
      if (/\n/.test(text)) assert.equal(read(Uint8Array.from(utf16(text, big))), `${name}?: ${text}`);
    }
  }
});

test("what is none of these is refused, never read as garbage", () => {
  for (const [what, signs] of Object.entries({
    "Shift_JIS 田中, 山田太郎": "\x93c\x92\x86,3\n\x8eR\x93c\x91\xbe\x98Y,4",
    "Windows-1251 Иванов": "\xc8\xe2\xe0\xed\xee\xe2,3",
    "Windows-1253 Γιώργος": "\xc3\xe9\xfe\xf1\xe3\xef\xf2,3",
    "a spreadsheet's own file": "PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00b\xee\x9dh",
    "an older one's": "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00\x00\x00\x00\x00\x00\x00>\x00",
    "UTF-8 by its mark, which is not": "\xef\xbb\xbfJos\xe9",
    "UTF-16 with half a character": "\xff\xfea\x00b",
    "a zero in plain text": "student,q\nAda\0,3\n",
  }))
    assert.equal(read(signs), undefined, what);
});

const chain = ["check", "q = x + y; f = q * z", "x=-2", "y=5", "z=-4"];
const file = (name: string, signs: string): string => {
  writeFileSync(join(folder, name), bytes(signs));
  return join(folder, name);
};

test("every reader says which encoding it took, and a class keeps its names", () => {
  const table = file("gbk.csv", "\xd0\xd5\xc3\xfb,q\n\xd5\xc5\xc8\xfd,3\n");
  const { code, out, err } = backprop([...chain, "--class", table, "--json"]);
  assert.equal(code, 0, err);
  assert.deepEqual(JSON.parse(out).students[0].student, ["张三"]);
  assert.match(err, /^Note: ".*gbk\.csv" is read as GB18030; if names look wrong, save it as UTF-8/);
  const sheet = file("sheet.txt", "q = 3  # Zo\xeb, \x964");
  assert.match(backprop([...chain, "--answers-file", sheet]).err, /read as Windows-1252/);
  assert.equal(backprop([...chain, "--answers", "q=3"]).err, "");
  const samples = file("samples.csv", "x\n1\n\xff\xfe\xfd");
  const line = ["check", "f = x * w", "w=1", "--learning-rate", "0.1", "--samples", samples];
  const refused = backprop([...line, "--table", file("t.csv", "step,f\n0,1\n")]);
  assert.equal(refused.code, 2);
  assert.match(refused.err, /cannot read ".*samples\.csv": it is no text in UTF-8/);
  const formula = backprop(["trace", "x=1", "--file", file("f.txt", "x\0y")]);
  assert.equal(formula.code, 2);
  assert.match(formula.err, /no text in UTF-8/);
});
