import assert from "node:assert/strict";
import { test } from "node:test";
import { build } from "../../formula/build.js";
import { type Program, parseProgram } from "../../formula/program.js";
import { BackpropError, FormulaError } from "../../text/errors.js";

/** Numbers in [0, 1) from a seed: Marsaglia's xorshift32, 2003. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x1_0000_0000;
  };
}

const valid = [
  "(x + y) * z",
  "q = x + y; f = q * z",
  "1 / (1 + exp(-(w0*x0 + w1*x1 + w2)))",
  "x^2 + 2*y^2",
  "max(a, min(b, 0.5)) - relu(c) / abs(d - 1e-3)",
  "h = tanh(w * x + b)\nloss = (h - t)^2\nloss / 2",
  "-x^-2 + sqrt(pi * e) * log(y) - softplus(sinh(x))",
];
const soup =
  "x y z q f w0 dx pi e exp log sqrt max min relu sigmoid ( ) ( ) + - * / ^ = , ; \n 0 1 2. .5 1e3 1e-9 1e999 0x1 " +
  "2n . .. [ ] { } ' \" % ! ? : # $ & | ~ == ** // /* => <= constructor __proto__ toString NaN Infinity in to mod not " +
  "− × ² （ ｘ \u0000 \u202e \ud83d π σ";
const words = soup.split(" ");
const number = seeded(20260722);
const below = (n: number): number => Math.floor(number() * n);
const pick = <T>(list: readonly T[]): T => list[below(list.length)];

const makers = [
  /** Any characters: ASCII mostly, some of all of Unicode. */
  () =>
    Array.from({ length: below(40) }, () =>
      String.fromCharCode(number() < 0.9 ? 9 + below(118) : below(65536)),
    ).join(""),
  /** A valid formula with a few characters changed, left out, doubled or put in. */
  () => {
    let text = pick(valid);
    for (let edits = 1 + below(4); edits > 0; edits--) {
      const at = below(text.length + 1);
      const put = pick(["", pick(words), text[below(text.length)] ?? ""]);
      text = text.slice(0, at) + put + text.slice(at + below(3));
    }
    return text;
  },
  /** Words of the language and of others, in any order. */
  () => Array.from({ length: 1 + below(25) }, () => pick(words)).join(pick(["", " "])),
  /** Only words of the language, so that many can be read. */
  () => Array.from({ length: 1 + below(9) }, () => pick(words.slice(0, 33))).join(" "),
];

test("of 20,000 texts each is read, or refused with an error of our own that stands within the text", () => {
  const counts = { read: 0, refused: 0, outside: 0 };
  const codes = new Set<string>();
  for (let i = 0; i < 20_000; i++) {
    const text = makers[i % makers.length]();
    const outcome = tried(text, codes);
    counts[outcome]++;
  }
  // The texts must reach every part of the reader, or the test shows nothing.
  assert.ok(counts.read > 1000 && counts.refused > 10_000 && counts.outside > 50, JSON.stringify(counts));
  assert.ok(codes.size > 30, [...codes].join(" "));
});

function tried(text: string, codes: Set<string>): "read" | "refused" | "outside" {
  let program: Program;
  try {
    program = parseProgram(text);
  } catch (error) {
    assert.ok(error instanceof FormulaError, `${JSON.stringify(text)} ended in ${String(error)}`);
    const { position = -1, code } = error;
    assert.ok(position >= 0 && position <= text.length, `${JSON.stringify(text)}: position ${position}`);
    assert.notEqual(code, "not-arithmetic", `mathjs reads ${JSON.stringify(text)} in another way than we do`);
    codes.add(code);
    return "refused";
  }
  try {
    const inputs = Object.fromEntries(program.inputs.map((name) => [name, pick([0.5, -2, 0, 1e200])]));
    const { output } = build(program, inputs);
    assert.ok(Number.isFinite(output.value), JSON.stringify(text));
    return "read";
  } catch (error) {
    assert.ok(error instanceof BackpropError, `${JSON.stringify(text)} ended in ${String(error)}`);
    codes.add(error.code);
    return "outside";
  }
}
