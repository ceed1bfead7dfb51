/** The text of a file that a person saved, and how its bytes were read. */
export interface Decoded {
  text: string;
  encoding: "UTF-8" | "UTF-16LE" | "UTF-16BE" | "GB18030" | "Windows-1252";
  /** Neither UTF-8 nor marked: told from what the bytes look like, so a person should be told. */
  guessed: boolean;
}

type Encoding = Decoded["encoding"];

/** Byte order marks. */
const marks: readonly (readonly [Encoding, ...number[]])[] = [
  ["UTF-8", 0xef, 0xbb, 0xbf],
  ["UTF-16LE", 0xff, 0xfe],
  ["UTF-16BE", 0xfe, 0xff],
];

/**
 * Text from bytes, without its byte order mark: as the mark says, else as UTF-8, else in an encoding that spreadsheets
 * still save in: UTF-16 without its mark, GB18030 (Chinese, GBK is a part of it) or Windows-1252 (western Europe).
 * Undefined where none of them fits: garbage would be worse than no text.
 */
export function decode(bytes: Uint8Array): Decoded | undefined {
  const marked = marks.find(([, ...mark]) => mark.every((byte, i) => bytes[i] === byte))?.[0];
  if (marked !== undefined) return decodedAs(marked, bytes, false);
  if (!bytes.includes(0)) return decodedAs("UTF-8", bytes, false) ?? older(bytes);
  const zeros = firstZeros(bytes);
  if (Math.abs(zeros) < bytes.length / 8) return undefined;
  return decodedAs(zeros > 0 ? "UTF-16BE" : "UTF-16LE", bytes, true);
}

function decodedAs(encoding: Encoding, bytes: Uint8Array, guessed: boolean): Decoded | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes("\0") ? undefined : { text, encoding, guessed };
  } catch {
    return undefined;
  }
}

/**
 * How many more pairs of bytes begin with a zero than end with one. In UTF-16 digits, separators and Latin letters do
 * either, so at least a quarter of the characters of a table or a sheet.
 */
function firstZeros(bytes: Uint8Array): number {
  let more = 0;
  bytes.forEach((byte, i) => {
    if (byte === 0) more += i % 2 === 0 ? 1 : -1;
  });
  return more;
}

/** What is neither UTF-8 nor UTF-16. */
function older(bytes: Uint8Array): Decoded | undefined {
  const signs = Buffer.from(bytes).toString("latin1");
  const chinese = isChinese(signs) ? decodedAs("GB18030", bytes, true) : undefined;
  if (chinese !== undefined || !isWestern(signs)) return chinese;
  const text = signs.replace(/[\x80-\x9f]/g, (sign) => windows1252[sign.charCodeAt(0) - 0x80]);
  return { text, encoding: "Windows-1252", guessed: true };
}

/** The bytes 80 to 9f; some versions of Node.js read them as control characters, as in Latin-1. */
const windows1252 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

/** Characters of GB18030 that follow each other; the bytes of each are two or four. */
const chineseRun = /(?:[\x81-\xfe][\x40-\x7e\x80-\xfe]|(?:[\x81-\xfe]\d){2})+/g;
/** One of the 3,755 commonest Chinese characters, or full-width punctuation. */
const common = /^[\xb0-\xd7\xa1\xa3][\xa1-\xfe]$/;
/** A Latin letter beside a character that is no punctuation. */
const mixedWord = /^[a-z][^\xa1\xa3]|[^\xa1\xa3].[a-z]$/is;

/**
 * Whether bytes are Chinese names rather than western ones: three in five characters are common ones, and most of the
 * words hold no Latin letters, as "Müller" would, whose ü and l look like a rare Chinese character too.
 */
function isChinese(signs: string): boolean {
  let [words, mixed, characters, usual] = [0, 0, 0, 0];
  for (const { 0: run, index } of signs.matchAll(chineseRun)) {
    words++;
    const after = signs.charAt(index + run.length) || ",";
    if (mixedWord.test(signs.charAt(index - 1) + run + after)) mixed++;
    const made = run.match(/(?:[\x81-\xfe]\d){2}|../gs) ?? [];
    characters += made.length;
    usual += made.filter((one) => common.test(one)).length;
  }
  return words > 2 * mixed && usual >= 0.6 * characters;
}

const letter = "\\x8a\\x8c\\x8e\\x9a\\x9c\\x9e\\x9f\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\xff";
const capital = "[\\x8a\\x8c\\x8e\\x9f\\xc0-\\xd6\\xd8-\\xde]";
/** What western names in Windows-1252 never have, and names in other encodings have when they are read in it. */
const unwestern: readonly RegExp[] = [
  // Bytes that stand for nothing, or for signs that are found in no name, number or remark.
  /[\x81-\x84\x86-\x89\x8b\x8d\x8f\x90\x98\x99\x9b\x9d\xa1-\xa9\xac-\xaf\xb1\xb3-\xb6\xb8\xb9\xbc\xbe\xbf]/,
  // Three accented letters in a row, or two that are a word.
  new RegExp(`[${letter}]{3}`),
  new RegExp(`(?<![a-z${letter}])[${letter}]{2}(?![a-z${letter}])`, "i"),
  // A capital within a word.
  new RegExp(`[a-z]${capital}|[A-Z]${capital}[a-z]`),
];

function isWestern(signs: string): boolean {
  return !unwestern.some((never) => never.test(signs));
}
