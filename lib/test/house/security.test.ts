import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { parseProgram } from "../../formula/program.js";
import { FormulaError } from "../../text/errors.js";

/*
 * What a learner types reaches no evaluator. The expressions are of the kinds in mathjs's own security tests (property
 * access, indexing, definitions, import, createUnit, parse, constructor tricks), and what else mathjs can read.
 */
const hostile = `
x.constructor
f.constructor("return process")()
cos.constructor("return 1")()
cos.constructor.constructor("return 1")
sqrt.call(0, 1)
exp.apply(null, [1])
sin.bind()()
[].map.constructor("return 1")()
[].constructor()
[1, 2].map(exp)
[1, 2][1]
x[1:2]
x[end]
x["constructor"]
x[concat("constr", "uctor")]
x["co\\u006Estructor"]
x.co\\u006Estructor
\\u0063onstructor
{}.constructor
{}.constructor.assign(cos.constructor, {bind: null})
{}.valueOf
{constructor: 2}
{"constructor": 2}
{hasOwnProperty: 2}
{toString: exp}
"".toString.bind("return 1")
"constructor"
'constructor'
\`constructor\`
constructor
constructor("return 1")()
__proto__
__proto__ = 1
__defineGetter__(x, 1)
__lookupGetter__
x.__proto__
x.__proto__ = cos
hasOwnProperty
hasOwnProperty("x")
isPrototypeOf
propertyIsEnumerable
toLocaleString
toString
toString()
toString = 1; x
valueOf
valueOf()
f(x) = x^2
f(x) = x^2; f(2)
f() = eval
c(x, y) = "return 1"
f(x)(y)
exp(x)(1)
(exp)(x)
(x) -> x
x => x
_(x) = x; map([1], _)
import({matrix: cos.constructor}, {override: 1})
import("fs")
require("fs")
process.exit(1)
globalThis.process
this.constructor
Function("return 1")()
eval("1")
eval(x)
evaluate("1 + 1")
evaluate("f(a) = a")(1)
compile("1 + 1")
parse("1 + 1")
parse("x").compile().evaluate()
parser()
parser().evaluate("1")
p = parser(); p.get("constructor")
chain(3)
chain(3).add(4).done()
createUnit("foo")
createUnit("foo", {aliases: ["bar"]})
unit("5 cm")
unit(5, "cm")
5 cm
2 inch to cm
2 inch in cm
x to y
20 degC
derivative("x^2", "x")
simplify("x + x")
rationalize("x / x")
resolve("x", {})
help("sin")
help(sin)
format(1, 2)
print("$x", {x: 1})
config({number: "BigNumber"})
typed("f", {})
reviver("x", 1)
matrix([1, 2])
matrix()
zeros(1000000000)
ones(1e9, 1e9)
range(0, 1e9)
1:1e9
1:3
1:2:9
:
index(1)
subset([1], index(1))
subset(x, index("constructor"), 1)
bignumber(1)
bignumber("1e9999999")
fraction(1, 3)
complex(1, 2)
3i
10n
bigint(10)
string(1)
boolean(1)
number("1")
factorial(170000)
x!
x!!
x'
x.'
x ? y : z
x > 0 ? x : -x
x == y
x != y
x === y
x < y
x <= y < z
x and y
x or y
x xor y
not x
x mod y
x % y
20%
x & y
x | y
~x
x << 2
x >> 2
x >>> 2
x |> exp
x ?? y
x?.y
true
false
null
undefined
NaN
Infinity
-Infinity
0x1F
0b101
0o17
0x1Fi8
1e400
2x
2 x
x y
(x)(y)
2(x)
exp x
sin^-1(x)
x = 1 = 2
x += 1
x = y = z
x.a = 1
x[1] = 2
[a, b] = [1, 2]
[1, 2; 3, 4]
[[1]]
[]
{}
()
(;)
{a: 1}.a
{a: 1}["a"]
x # comment
# comment
// comment
/* x */ 1
x /* y */
x // y
<!-- x -->
\${x}
#{x}
\\frac{x}{y}
$x
@x
"x"
"x
'x
“x”
x;"
x ** 2
x^^2
x =
= x
,
max(x,,y)
max(,)
max
sigmoid()
log(x, 2)
atan2(x, y)
random()
randomInt(1, 2)
now()
distance([0], [1])
sort([1], "asc")
map([1], exp)
forEach([1], exp)
filter([1], exp)
x ∧ y
∞
ℯ
π
√x
\u0000
x\u0000
x\u200bx
\u202ex
x\ufffd
\ud800
`
  .split("\n")
  .filter((line) => line !== "");
hostile.push(
  "q = x; q\n.constructor",
  "x\n[1]",
  "a={}\na.b=1",
  `${"(".repeat(1999)}`,
  "-".repeat(1999),
  "^".repeat(1999),
);
hostile.push(
  `${"x^".repeat(999)}x`,
  `${"exp(".repeat(400)}x${")".repeat(400)}`,
  `x${"+-".repeat(990)}x`,
  "x".repeat(5e6),
);
hostile.push(`${"2^".repeat(900)}2`, "a\n".repeat(900), ";".repeat(2000), "1e".repeat(900), ".".repeat(2000));

test("every hostile expression is refused with a typed error, and nothing is evaluated meanwhile", () => {
  parseProgram("exp(x)"); // mathjs is loaded now, with what it compiles for itself
  assert.ok(hostile.length > 220, `${hostile.length} expressions`);
  const { eval: evaluator, Function: Constructor } = globalThis;
  const ran: string[] = [];
  const alarm = (...parameters: unknown[]) => ran.push(String(parameters)) && (() => 0);
  const taken: string[] = [];
  Object.assign(globalThis, { eval: alarm, Function: alarm });
  try {
    for (const text of hostile) if (!refused(text)) taken.push(text);
  } finally {
    Object.assign(globalThis, { eval: evaluator, Function: Constructor });
  }
  assert.deepEqual(ran, []);
  assert.deepEqual(taken, []);
});

function refused(text: string): boolean {
  try {
    parseProgram(text);
    return false;
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    assert.match(error.code, /^[a-z]+(-[a-z]+)*$/);
    return true;
  }
}

const side = (...parts: string[]): string => join("host", ...parts);

/** Only these turn text into code: what the table of gates has made, and the script of the package @viz-js/viz. */
const makers = new Map([
  [side("node", "generate.ts"), "new Function("],
  [side("node", "graphviz.ts"), "node:vm"],
]);
const evaluators =
  /(?<!wasm-unsafe-)\beval\b|\bFunction\s*\(|\bconstructor\s*\(\s*["'`]|node:vm|set(?:Timeout|Interval)\(\s*["'`]/;
const doors = [side("node", "mathjs.ts"), side("browser", "mathjs.ts")];

/** What is wrong with a source file of lib/, or undefined. */
function fault(file: string, source: string): string | undefined {
  const code = source.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, "");
  const evaluator = code.replace(makers.get(file) ?? "", "").match(evaluators)?.[0];
  if (evaluator !== undefined) return `${file}: ${evaluator}`;
  if (!doors.includes(file))
    return /(?:from|import|\()\s*["']mathjs["'/]/.test(code) ? `${file}: loads mathjs` : undefined;
  return /evaluate|compile|simplify|derivative|all\b|create\((?!\{ parseDependencies \}\))/.test(code)
    ? `${file}: more than parse`
    : undefined;
}

test("no module of lib/ has an evaluator but two of host/, and one module on each side loads mathjs's parse", () => {
  const lib = fileURLToPath(new URL("../../../lib/", import.meta.url));
  const files = readdirSync(lib, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|mjs|js)$/.test(entry.name))
    .map((entry) => relative(lib, join(entry.parentPath, entry.name)))
    .filter((file) => !/^(test|bench)[\\/]/.test(file));
  assert.ok(
    files.includes(join("graph", "gate.ts")) && doors.every((door) => files.includes(door)),
    files.join(" "),
  );
  const faults = files.map((file) => fault(file, readFileSync(join(lib, file), "utf8")));
  assert.deepEqual(faults.filter(Boolean), []);
});

test("the search above finds what it looks for", () => {
  for (const code of ['eval("1")', "(0, eval)(x)", "new Function(x)", 'import vm from "node:vm"'])
    assert.ok(fault("x.ts", code), code);
  assert.ok(fault("x.ts", 'import { parse } from "mathjs";'));
  for (const code of [
    'require("mathjs/number").evaluate(text)',
    "create(all)",
    "create({ allDependencies })",
  ])
    for (const door of doors) assert.ok(fault(door, code), code);
  assert.equal(fault(doors[1], "create({ parseDependencies }).parse"), undefined);
  assert.equal(fault("x.ts", "// eval is never used\nconst x = 1; /* new Function( */"), undefined);
  for (const [maker, code] of makers) {
    assert.equal(fault(maker, `${code}"x", body)`), undefined);
    assert.ok(fault(maker, `${code}"x", body); eval("1")`), maker);
  }
});
