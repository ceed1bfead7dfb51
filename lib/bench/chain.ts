import { setTimeout } from "node:timers/promises";
import { backward } from "../graph/backward.js";
import { Graph } from "../graph/graph.js";
import type { Measured } from "./cases.js";
import { recordChain } from "./circuits.js";
import { median, milliseconds } from "./measure.js";

const GATES = 1_000_000;

/** Build, forward, backward; the median of nine times in one process. */
export function chainTime(): Measured {
  const pass = (): number => {
    const output = recordChain(new Graph(), GATES);
    output.graph.forward();
    return backward(output)[0];
  };
  const times = Array.from({ length: 9 }, () => milliseconds(pass, 1));
  const figure = median(times);
  return { figure, detail: `${((1e6 * figure) / GATES).toFixed(0)} ns a gate` };
}

/**
 * What a graph and its gradients hold once they are made: everything on the heap and in array buffers, with all that
 * was only in passing collected before and after. Buffers are freed behind the program's back, hence the waiting.
 */
export async function chainMemory(): Promise<Measured> {
  const settled = async (): Promise<number> => {
    for (let i = 0; i < 5; i++) {
      globalThis.gc?.();
      await setTimeout(50);
    }
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const tiny = recordChain(new Graph(), 10);
  backward(tiny);
  const before = await settled();
  const output = recordChain(new Graph(), GATES);
  output.graph.forward();
  const gradient = backward(output);
  const after = await settled();
  if (gradient.length !== output.graph.length) throw new Error("both are to be alive here");
  return { figure: (after - before) / GATES, detail: "graph and gradients: heap and array buffers" };
}
