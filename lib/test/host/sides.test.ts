import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import * as generatedInPage from "../../host/browser/generate.js";
import * as graphvizInPage from "../../host/browser/graphviz.js";
import * as mathInPage from "../../host/browser/mathjs.js";
import * as generated from "../../host/node/generate.js";
import * as graphviz from "../../host/node/graphviz.js";
import * as math from "../../host/node/mathjs.js";
import { inRoot } from "../../run/project.js";

/** What differs between Node and a browser has two sides with the same functions; a bundler takes the browser's. */

test("every file of host/node has its other side, and package.json tells bundlers so", () => {
  const files = readdirSync(inRoot("lib", "host", "node")).sort();
  assert.deepEqual(readdirSync(inRoot("lib", "host", "browser")).sort(), files);
  const { browser } = JSON.parse(readFileSync(inRoot("package.json"), "utf8"));
  const wanted = files.map((file) => file.replace(/ts$/, "js"));
  assert.deepEqual(
    browser,
    Object.fromEntries(wanted.map((name) => [`./.build/host/node/${name}`, `./.build/host/browser/${name}`])),
  );
});

test("both sides have the same functions", async () => {
  for (const file of readdirSync(inRoot("lib", "host", "node"))) {
    const name = file.replace(/ts$/, "js");
    const [one, other] = await Promise.all(
      ["node", "browser"].map((side) => import(new URL(`../../host/${side}/${name}`, import.meta.url).href)),
    );
    assert.deepEqual(Object.keys(one), Object.keys(other), name);
  }
});

test("both sides read and lay out the same", async () => {
  const line = "1 + 2 * x ^ -3";
  assert.equal(String(mathInPage.parser()(line)), String(math.parser()(line)));
  const dot = "digraph { a -> b; a -> c; b -> c }";
  assert.equal(graphvizInPage.graphviz(), undefined);
  await Promise.all([graphvizInPage.ready(), graphviz.ready()]);
  const both = [graphvizInPage, graphviz].map((side) =>
    side.graphviz()?.renderString(dot, { format: "plain" }),
  );
  assert.match(both[0] ?? "", /^graph 1 /);
  assert.equal(both[0], both[1]);
});

test("code is made in Node, and in no browser", () => {
  assert.equal(generated.generate<(x: number) => number>("x", "return x + one;", { one: 1 })?.(2), 3);
  assert.equal(generatedInPage.generate("x", "return x + one;", { one: 1 }), undefined);
});
