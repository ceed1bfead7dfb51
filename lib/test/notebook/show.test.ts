import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { inspect } from "node:util";
import { formula } from "../../formula/formula.js";
import { printPlainly, show } from "../../notebook/show.js";
import { html, isDisplayable, latex, markdown } from "../../show/display.js";
import { BackpropError, OptionError } from "../../text/errors.js";
import { trace } from "../../trace/trace.js";

const f = formula("q = x + y; f = q * z", { x: -2, y: 5, z: -4 });

/** What `show` prints outside a notebook. */
function printed(...things: Parameters<typeof show>): string[] {
  const lines: string[] = [];
  const log = console.log;
  console.log = (text: string) => lines.push(text);
  try {
    show(...things);
  } finally {
    console.log = log;
  }
  return lines;
}

test("outside a notebook everything is printed as text, in order", () => {
  const lines = printed(
    f,
    "**bold**",
    2 / 3,
    [{ a: 1 }],
    f.output,
    trace(f),
    latex("x^2"),
    html("<b>x</b>", "x"),
  );
  assert.match(lines[0], /^Computation graph of f: x = −2/);
  assert.deepEqual(lines.slice(1, 4), ["**bold**", "0.666667", "a\n1"]);
  assert.equal(lines[4], lines[0]);
  assert.match(lines[5], /^Forward: each gate's value\n/);
  assert.deepEqual(lines.slice(6), ["x^2", "x"]);
});

test("nothing of tslab is loaded by that", () => {
  const { cache } = createRequire(import.meta.url);
  assert.deepEqual(
    Object.keys(cache).filter((path) => path.includes("tslab")),
    [],
  );
});

test("in a notebook each thing is one bundle, written by the cell that runs now", () => {
  const require = createRequire(import.meta.url);
  const path = require.resolve("tslab/dist/jupyter");
  const written: { data: Record<string, unknown>; metadata: object; transient: object }[] = [];
  // A stand-in: the real one is a kernel, and is met in the tests of the notebooks.
  const kernel = {
    exports: { lastWriteDisplayData: (message: (typeof written)[0]) => written.push(message) },
  };
  require.cache[path] = kernel as unknown as NodeJS.Module;
  try {
    show(markdown("one"), 2);
    const later: unknown[] = [];
    kernel.exports.lastWriteDisplayData = (message) => later.push(message.data);
    show("three");
    assert.deepEqual(later, [{ "text/markdown": "three", "text/plain": "three" }]);
  } finally {
    delete require.cache[path];
  }
  assert.deepEqual(written[0], {
    data: { "text/markdown": "one", "text/plain": "one" },
    metadata: {},
    transient: {},
  });
  assert.deepEqual(written[1].data, { "text/plain": "2" });
});

test("what has no form to be shown in is refused, and nothing is shown before it", () => {
  for (const thing of [undefined, null, {}, () => 1, [1, 2]])
    assert.throws(() => printed("first", thing as never), { constructor: OptionError, code: "not-showable" });
  assert.ok(!isDisplayable(null) && !isDisplayable({}) && isDisplayable(trace(f)));
});

test("in a notebook an error of ours prints as what it says, without a stack", () => {
  const error = new OptionError("bad-range", "the range is [2, 1]", { value: [2, 1] });
  assert.match(inspect(error), /at .*show\.test/, "elsewhere the stack is wanted");
  try {
    printPlainly();
    assert.equal(inspect(error), "the range is [2, 1]");
  } finally {
    delete (BackpropError.prototype as unknown as Record<symbol, unknown>)[inspect.custom];
  }
});
