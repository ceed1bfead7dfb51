import assert from "node:assert/strict";
import { test } from "node:test";
import { random } from "../../data/random.js";
import { gateCode } from "../../gate/code.js";
import { gates } from "../../gates/scalar.js";
import { code } from "../../notation/code.js";
import { evaluator } from "../../notation/evaluate.js";
import { isFunctionName, pow } from "../../notation/functions.js";
import { parse } from "../../notation/parse.js";
import { namesIn, type Tree } from "../../notation/tree.js";

const same = (name: string): string => name;
const toJavaScript = (text: string, rename: (name: string) => string): string => code(parse(text), rename);

test("gate notation becomes JavaScript: powers are products, functions are Math's, names are what one says", () => {
  const examples: [string, string][] = [
    ["x * y", "a * b"],
    ["-1 / x^2", "-1 / (a * a)"],
    ["3 * x^3", "3 * (a * a * a)"],
    ["exp(-x)", "Math.exp(-a)"],
    ["x > 0 ? 1 : 0", "a > 0 ? 1 : 0"],
    ["x == y ? 1 : 0", "a === b ? 1 : 0"],
    ["x != 1.5e-3 ? 1 : 0", "a !== 1.5e-3 ? 1 : 0"],
    ["max(x, y) >= 2 ? 1 : 0", "Math.max(a, b) >= 2 ? 1 : 0"],
    ["pow(x, y)", "pow(a, b)"],
    ["x - (y - x)", "a - (b - a)"],
    ["x - y - x", "a - b - a"],
    ["x / (y * x)", "a / (b * a)"],
    ["-(x + y)", "-(a + b)"],
    ["- -x", "-(-a)"],
    ["-x * y", "-a * b"],
    ["(x > 0 ? 1 : 2) + (x < y ? 3 : y > 1 ? 4 : 5)", "(a > 0 ? 1 : 2) + (a < b ? 3 : b > 1 ? 4 : 5)"],
  ];
  const rename = (name: string): string => (name === "x" ? "a" : "b");
  for (const [notation, code] of examples) assert.equal(toJavaScript(notation, rename), code);
});

test("the names of a formula, each once and in order; functions are not names", () => {
  assert.deepEqual(namesIn(parse("y * exp(x) + y")), ["y", "x"]);
  assert.deepEqual(namesIn(parse("pow(2, 3)")), []);
  assert.equal(isFunctionName("exp"), true);
  for (const word of ["constructor", "toString", "__proto__", "hasOwnProperty", "process"])
    assert.equal(isFunctionName(word), false, word);
});

test("nothing but the notation passes, and the error says where", () => {
  const refused: [string, number][] = [
    ["x; y", 1],
    ["x = 1", 2],
    ['"x"', 0],
    ["x[0]", 1],
    ["x.y", 1],
    ["() => x", 3],
    ["x & y", 2],
    ["!x", 0],
    ["x^y", 1],
    ["x^-2", 1],
    ["x // y #", 7],
    ["a\u00b2", 1],
  ];
  for (const [text, position] of refused)
    assert.throws(
      () => toJavaScript(text, same),
      { name: "GateError", code: "bad-notation", position },
      text,
    );
});

test("small whole powers are products, and so the same bits everywhere", () => {
  for (const x of [1.1, -0.3, 7e100, 3e-200]) {
    assert.equal(pow(x, 2), x * x);
    assert.equal(pow(x, 3), x * x * x);
    assert.equal(pow(x, 1), x);
    assert.equal(pow(x, -1), 1 / x);
  }
  assert.equal(pow(2, 0.5), Math.SQRT2);
  assert.equal(pow(-8, 1 / 3), Number.NaN);
  assert.equal(pow(0, 0), 1);
  assert.equal(pow(2, -10), 1 / 1024);
});

test("every function of the notation is the one of that name in Math", () => {
  const words = "exp expm1 log log1p sqrt abs sign sin cos tan sinh cosh tanh max min".split(" ");
  for (const word of words) {
    assert.equal(isFunctionName(word), true, word);
    assert.equal(
      toJavaScript(`${word}(x${word.startsWith("m") ? ", 0" : ""})`, same).split("(")[0],
      `Math.${word}`,
    );
    assert.equal(typeof Math[word as "exp"], "function");
  }
});

test("numbers of any length are one number, and blanks around a formula do not matter", () => {
  for (const number of ["7", "120", "0.5", "12.375", "1e5", "1e15", "2.50e+12", "31.25e-10", "1e-300"])
    assert.equal(toJavaScript(number, same), number);
  assert.equal(toJavaScript("  x +\n1  ", same), "x + 1");
  assert.throws(() => toJavaScript("", same), { code: "bad-notation", position: 0 });
  assert.throws(() => toJavaScript("x +  # ", same), { code: "bad-notation", position: 5 });
});

test("only a name can be squared, not a sum in its place", () => {
  assert.equal(
    toJavaScript("x^2", () => "value[3]"),
    "(value[3] * value[3])",
  );
  for (const [text, position] of [
    ["(x + y)^2", 7],
    ["3^2", 1],
    ["exp(x)^2", 6],
    ["x^2^2", 3],
  ] as const)
    assert.throws(() => toJavaScript(text, same), { code: "bad-notation", position }, text);
});

/** The same formula by closures and by code, with x, y and out at these numbers. */
function bothWays(tree: Tree, second: string, at: readonly number[]): [number, number] {
  const place = (name: string): number => ["x", second, "out"].indexOf(name);
  const closures = evaluator<number, number, number>(tree, {
    name: (name) =>
      [(x: number) => x, (_: number, y: number) => y, (_: number, __: number, out: number) => out][
        place(name)
      ],
  });
  const made = new Function(
    "pow",
    "x",
    "y",
    "out",
    `return +(${code(tree, (name) => ["x", "y", "out"][place(name)])});`,
  );
  return [closures(at[0], at[1], at[2]), made(pow, ...at)];
}

test("closures and code make the same bits, for every textbook formula of every gate", () => {
  const next = random(3);
  let compared = 0;
  for (const { inputs, trees } of gates)
    for (const tree of [trees.forward, ...trees.local])
      for (let i = 0; i < 200; i++) {
        const at = [0, 0, 0].map(() => (next() - 0.5) * Math.pow(10, Math.floor(7 * next()) - 2));
        const [closures, made] = bothWays(tree, inputs[1] ?? "y", at);
        assert.ok(Object.is(closures, made), `${at}: ${closures}, ${made}`);
        compared++;
      }
  assert.ok(compared > 10_000);
});

test("closures and code make the same bits, for every exact form of every gate", () => {
  const next = random(4);
  for (const gate of gates) {
    const { where, forward, local } = gateCode(gate);
    const made = (text: string) => new Function("pow", "x", "y", "out", `${where.join(" ")} return ${text};`);
    const pairs = [
      [(x: number, y: number) => gate.value(x, y), made(forward)] as const,
      ...gate.locals.map((closures, i) => [closures, made(local[i])] as const),
    ];
    for (let i = 0; i < 500; i++) {
      const [x, y, out] = [0, 0, 0].map(() => (next() - 0.5) * Math.pow(10, Math.floor(8 * next()) - 2));
      for (const [closures, code] of pairs)
        assert.ok(Object.is(closures(x, y, out), code(pow, x, y, out)), `${gate.name} at ${x}, ${y}, ${out}`);
    }
  }
});

test("index notation: elements, and sums over indices", () => {
  const product = parse("sum(k, x[i,k] * y[k,j])", { indices: true });
  assert.deepEqual(product, {
    kind: "reduction",
    name: "sum",
    over: ["k"],
    body: {
      kind: "operation",
      sign: "*",
      left: {
        kind: "element",
        name: "x",
        at: [
          { kind: "name", name: "i" },
          { kind: "name", name: "k" },
        ],
      },
      right: {
        kind: "element",
        name: "y",
        at: [
          { kind: "name", name: "k" },
          { kind: "name", name: "j" },
        ],
      },
    },
  });
  const pool = parse("max(a, b, x[s*i + a, s*j + b])", { indices: true });
  assert.deepEqual(pool.kind === "reduction" && pool.over, ["a", "b"]);
  const relu = parse("max(x[i], 0)", { indices: true });
  assert.equal(relu.kind, "call");
  assert.throws(() => parse("x[i]"), { code: "bad-notation", position: 1 }, "only there");
});
