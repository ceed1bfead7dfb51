import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { writeWhole } from "../../lib/files/write-whole.mjs";
import { inRoot } from "../run/project.js";
import { minified } from "./bundle.js";

const made = new Map<string, Promise<string>>();

/**
 * plotly.js with these kinds of traces and no others, as a script that makes `globalThis.Plotly`. It is cut out of the
 * whole, which is one function that holds a function for each module: taken out of the outer one, those that nothing
 * calls are left out by the bundler.
 *
 * @param types kinds of traces ("contour", "surface"); scatter is always there.
 * @throws Error for a kind that plotly.js does not have, or where its file is built in another way.
 */
export function partialPlotly(types: readonly string[]): Promise<string> {
  const kinds = [...new Set(types)].filter((type) => type !== "scatter").sort();
  const key = kinds.join(" ");
  const script = made.get(key) ?? kept(kinds);
  made.set(key, script);
  return script;
}

/** Cutting takes a second, so what was cut stays in .build, under a name that tells from what. */
async function kept(kinds: readonly string[]): Promise<string> {
  const whole = readFileSync(inRoot("node_modules", "plotly.js-dist", "plotly.js"), "utf8");
  const of = createHash("sha256").update(`${kinds.join()} ${cut} ${whole}`).digest("hex");
  const file = inRoot(".build", "plotly", `${of}.js`);
  if (existsSync(file)) return readFileSync(file, "utf8");
  const script = await cut(whole, kinds);
  mkdirSync(path.dirname(file), { recursive: true });
  writeWhole([{ file, text: script }]);
  return script;
}

async function cut(whole: string, kinds: readonly string[]): Promise<string> {
  const [, licence, modules] =
    /^(\/\*[\s\S]*?\*\/)[\s\S]*?\nvar Plotly = \(\(\) => \{\n([\s\S]*)\n {2}\/\/ lib\/index\.js\n/.exec(
      whole,
    ) ?? [];
  if (modules === undefined) throw new Error("plotly.js is not built as it was: no modules were found in it");
  const moduleOf = (name: string): string => {
    const found = new RegExp(`var (\\w+) = __commonJS\\(\\{\\s*"lib/${name}\\.js"`).exec(modules);
    if (!found) throw new Error(`plotly.js has no module lib/${name}.js`);
    return `${found[1]}()`;
  };
  // What only defines a module may be left out.
  const separate = modules.replace(/= (?=__(?:commonJS|esm)\()/g, "= /* @__PURE__ */ ");
  const chosen = `const Plotly = ${moduleOf("core")}; Plotly.register([${kinds.map(moduleOf)}]); export default Plotly;`;
  const script = await minified(`"use strict";\n${separate}\n${chosen}`, "backpropPlotly");
  return `${licence}\n${script}globalThis.Plotly = backpropPlotly.default;\n`;
}
