import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createContext, runInContext } from "node:vm";

/** What is used of @viz-js/viz; its own types ask for those of a browser. */
interface Graphviz {
  renderString(dot: string, options: { format: string }): string;
}

let loaded: Graphviz | undefined;

/** Graphviz, loaded at the first call. */
export function graphviz(): Graphviz | undefined {
  loaded ??= load();
  return loaded;
}

/** In Node there is nothing to wait for. */
export async function ready(): Promise<void> {
  graphviz();
}

/**
 * Graphviz comes as WebAssembly behind a promise, while drawing must be a plain call. Its script therefore runs in a
 * context whose promises are settled as soon as a piece of code ends, and there WebAssembly compiles at once.
 */
function load(): Graphviz {
  const require = createRequire(import.meta.url);
  const file = require.resolve("@viz-js/viz");
  const outside = { TextDecoder, URL, crypto, performance, console };
  const inside = { ...outside, require, __filename: file, exports: {}, answer: {} as Answer };
  const context = createContext(inside, { microtaskMode: "afterEvaluate" });
  runInContext(compileAtOnce, context);
  runInContext(readFileSync(file, "utf8"), context, { filename: file });
  runInContext(start, context);
  const { graphviz, error } = inside.answer;
  if (!graphviz) throw error ?? new Error("@viz-js/viz waits for something that is not there");
  return graphviz;
}

interface Answer {
  graphviz?: Graphviz;
  error?: unknown;
}

const compileAtOnce = `WebAssembly.instantiate = async (binary, imports) => {
  const module = new WebAssembly.Module(binary);
  return { module, instance: new WebAssembly.Instance(module, imports) };
};`;
const start =
  "exports.instance().then((graphviz) => { answer.graphviz = graphviz; }, (error) => { answer.error = error; });";
