import assert from "node:assert/strict";
import { test } from "node:test";
import { type Statement, statements } from "../../../check/sheet/statements/statements.js";

/** x, y, z are given; q, f and gradients are asked for. */
const names = {
  isKnown: (name: string): boolean => /^(?:[xyzqfhw]|[∂d]\w+|w1)$/.test(name),
  isGiven: (name: string): boolean => /^[xyzw]$/.test(name),
  keyOf: (name: string): string => name.replace(/^[d∂]f\/[d∂]/, "d"),
};
const read = (text: string): Statement[] => statements(text, names);
const pairs = (text: string) =>
  read(text).map(({ name, parts, at }) => ({ name, value: parts.join(" = "), at }));

/** Text → [name, what follows, where it begins]; a name of "" is none. */
const taken: [string, [name: string, value: string, at: number][]][] = [
  ["q=3", [["q", "3", 0]]],
  ["  q = 3 ", [["q", "3", 2]]],
  [
    "q=3 f=-12",
    [
      ["q", "3", 0],
      ["f", "-12", 4],
    ],
  ],
  [
    "q = 3, f = -12;",
    [
      ["q", "3", 0],
      ["f", "-12", 7],
    ],
  ],
  [
    "q: 3； f：4",
    [
      ["q", "3", 0],
      ["f", "4", 6],
    ],
  ],
  ["q＝3", [["q", "3", 0]]],
  [
    "∂f/∂q = -4 df / dz=3",
    [
      ["∂f/∂q", "-4", 0],
      ["df / dz", "3", 11],
    ],
  ],
  [
    "w1'=0.1 w_2′ = 0.2 new b=0.3 q.grad=1",
    [
      ["w1'", "0.1", 0],
      ["w_2′", "0.2", 8],
      ["new b", "0.3", 19],
      ["q.grad", "1", 29],
    ],
  ],
  ["q = # the sum = 7\n3", [["q", "3", 0]]],
  ["# only a remark: x = 3", []],
  ["q = 3 # and f = 4", [["q", "3", 0]]],
  [
    "q =\n\n 3\nf = 4",
    [
      ["q", "3", 0],
      ["f", "4", 8],
    ],
  ],
  [
    "q = 3\n4 5\nf = 6",
    [
      ["q", "3", 0],
      ["", "4 5", 6],
      ["f", "6", 10],
    ],
  ],
  [
    "q = 3; 4",
    [
      ["q", "3", 0],
      ["", "4", 7],
    ],
  ],
  [
    "hello, q = 3",
    [
      ["", "hello", 0],
      ["q", "3", 7],
    ],
  ],
  [" ; 12 , ", [["", "12", 3]]],
  ["q = ", [["q", "", 0]]],
  ["q = f = 3", [["q", "f = 3", 0]]],
  ["größe = 2", [["größe", "2", 0]]],
  ["", []],
  [" ,; \n", []],
  // A name behind a blank is a factor where it stands further up, and what is read as a product is one.
  [
    "dq = 2; dx = 3 dq = 6",
    [
      ["dq", "2", 0],
      ["dx", "3 dq = 6", 8],
    ],
  ],
  [
    "dq = 2; dx = 3 df/dq = 5",
    [
      ["dq", "2", 0],
      ["dx", "3", 8],
      ["df/dq", "5", 15],
    ],
  ],
  [
    "dq = 2\ndx = 2w dq = 8",
    [
      ["dq", "2", 0],
      ["dx", "2w dq = 8", 7],
    ],
  ],
  [
    "dx = df/dq dq/dx = 6 dy = 1",
    [
      ["dx", "df/dq dq/dx = 6", 0],
      ["dy", "1", 21],
    ],
  ],
];

test("a sheet is taken apart into names, what follows each, and what stands under no name", () => {
  for (const [text, expected] of taken)
    assert.deepEqual(
      pairs(text).map(({ name, value, at }) => [name ?? "", value, at]),
      expected,
      text,
    );
});

test("a quotient's names may have digits and underscores, and blanks around", () => {
  for (const name of ["∂ f1_a/∂ q2_b", "df_1 / dw_12", "∂f/∂größe", "d l2/d x_1"])
    for (const sign of ["=", " :"])
      assert.deepEqual(pairs(`${name}${sign} 3`), [{ name, value: "3", at: 0 }]);
});

test("a long text is read in a moment, whatever it repeats", () => {
  const long = 99_000;
  const count = (text: string): number => pairs(text.slice(0, long)).length;
  for (const part of ["y", "a1", "_", "∂", "a.", "d/", "d a", " "])
    assert.ok(count(part.repeat(long)) <= 1, part);
  const blanks = " ,".repeat(long / 2);
  assert.deepEqual(
    [`x${blanks}1`, `x=1${blanks}y`, `${blanks}x`, `x=${blanks}1`].map((text) => pairs(text).length),
    [1, 1, 1, 1],
  );
});

test("a name begins at its first letter, and is not looked for inside a longer one", () => {
  const name = "n".repeat(90);
  assert.deepEqual(pairs(`${name}=1`), [{ name, value: "1", at: 0 }]);
  assert.deepEqual(
    pairs("q=3 qf=4").map(({ name, value }) => [name, value]),
    [
      ["q", "3"],
      ["qf", "4"],
    ],
  );
});

test("what stands under no name has none, which is not the empty name", () => {
  assert.equal(pairs("12")[0].name, undefined);
});
