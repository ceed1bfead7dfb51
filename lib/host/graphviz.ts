import { BackpropError } from "../text/errors.js";
import * as side from "./node/graphviz.js";

/**
 * Loads Graphviz. A browser compiles it only asynchronously, so a page awaits this once, before it draws;
 * in Node nobody has to: the first drawing loads it.
 * @throws BackpropError where it cannot be loaded, as in a page whose policy forbids WebAssembly.
 */
export async function ready(): Promise<void> {
  try {
    await side.ready();
  } catch (error) {
    throw new BackpropError(
      "no-graphviz",
      `Graphviz cannot be loaded (a page's policy must have 'wasm-unsafe-eval' in script-src): ${(error as Error).message}`,
    );
  }
}

/**
 * Runs Graphviz on a text in its language.
 * @throws BackpropError when Graphviz refuses the text, or in a browser before `await ready()`.
 */
export function renderGraphviz(dot: string, format: "plain" | "svg"): string {
  const loaded = side.graphviz();
  if (!loaded)
    throw new BackpropError(
      "graphviz-not-ready",
      "Graphviz is not loaded: in a browser write `await ready()` once, before the first drawing",
    );
  try {
    return loaded.renderString(dot, { format });
  } catch (error) {
    throw new BackpropError("no-drawing", `Graphviz gave no drawing: ${(error as Error).message}`);
  }
}
