import { instance } from "@viz-js/viz";

/** What is used of @viz-js/viz; its own types ask for those of a browser. */
interface Graphviz {
  renderString(dot: string, options: { format: string }): string;
}

let loaded: Graphviz | undefined;

/** Graphviz, or undefined before `ready` is through. */
export function graphviz(): Graphviz | undefined {
  return loaded;
}

/** Compiles Graphviz's WebAssembly. The page's policy must allow that: 'wasm-unsafe-eval' in script-src. */
export async function ready(): Promise<void> {
  loaded ??= await instance();
}
