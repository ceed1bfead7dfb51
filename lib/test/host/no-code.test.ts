import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { expected, type Tour, tour } from "../support/tour.js";

/** Nothing needs code made from text: a browser's content security policy, or this flag of Node, may forbid it. */
test("one thing of every room works where no code may be made from text, and comes out the same", async () => {
  const module = new URL("../support/tour.js", import.meta.url).href;
  const script = `
    import { tour } from ${JSON.stringify(module)};
    let refused = false;
    try { new Function("return 1"); } catch { refused = true; }
    console.log(JSON.stringify({ refused, ...(await tour()) }));`;
  const args = ["--disallow-code-generation-from-strings", "--input-type=module", "--eval", script];
  const { refused, ...there } = JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" }));
  assert.equal(refused, true);
  const { values, gradients, compiled, layer, points } = there as Tour;
  assert.deepEqual({ values, gradients, compiled, layer, points }, expected);
  assert.deepEqual(there, JSON.parse(JSON.stringify(await tour())));
});
