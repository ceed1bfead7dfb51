import { BackpropError } from "../text/errors.js";
import { graphviz } from "./node/graphviz.js";

/**
 * Loads Graphviz. A browser compiles it only asynchronously, so a page awaits this once, before it draws;
 * in Node nobody has to: it is loaded by the first drawing.
 */
export { ready } from "./node/graphviz.js";

/**
 * Runs Graphviz on a text in its language.
 * @throws BackpropError when Graphviz refuses the text, or in a browser before `await ready()`.
 */
export function renderGraphviz(dot: string, format: "plain" | "svg"): string {
  const loaded = graphviz();
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
