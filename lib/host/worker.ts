import { createRequire } from "node:module";
import { parentPort, workerData } from "node:worker_threads";

/** What is used of @viz-js/viz; its own types ask for those of a browser. */
interface Graphviz {
  renderString(dot: string, options: { format: string }): string;
}
const { instance } = createRequire(import.meta.url)("@viz-js/viz") as { instance(): Promise<Graphviz> };

/*
 * Graphviz comes as WebAssembly that is compiled asynchronously, while drawing must be a plain call: this thread
 * waits for it and answers over a port; the caller sleeps on `ready` until the answer is there.
 */
const ready = new Int32Array(workerData.ready as SharedArrayBuffer);

function answer(message: { output?: string; error?: string }): void {
  workerData.port.postMessage(message);
  Atomics.add(ready, 0, 1);
  Atomics.notify(ready, 0);
}

const graphviz = instance();
parentPort?.on("message", async ({ dot, format }: { dot: string; format: string }) => {
  try {
    answer({ output: (await graphviz).renderString(dot, { format }) });
  } catch (error) {
    answer({ error: String((error as Error).message ?? error) });
  }
});
