import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from "node:worker_threads";
import { BackpropError } from "../text/errors.js";

interface Thread {
  worker: Worker;
  port: MessagePort;
  ready: Int32Array;
}
let thread: Thread | undefined;

/** How long a drawing may take, in milliseconds: far above any that has few enough gates. */
const patience = 20_000;

/**
 * Runs Graphviz on a text in its language and waits for the answer.
 * @throws BackpropError when Graphviz refuses the text or does not answer.
 */
export function renderGraphviz(dot: string, format: "plain" | "svg"): string {
  const { worker, port, ready } = started();
  const before = Atomics.load(ready, 0);
  worker.postMessage({ dot, format });
  Atomics.wait(ready, 0, before, patience);
  const answer = receiveMessageOnPort(port)?.message as { output?: string; error?: string } | undefined;
  if (answer?.output !== undefined) return answer.output;
  thread = undefined;
  void worker.terminate();
  throw new BackpropError("no-drawing", `Graphviz gave no drawing: ${answer?.error ?? "it did not answer"}`);
}

/** Starts the thread that holds Graphviz, once; a first drawing soon after finds it ready. It keeps no process alive. */
export function warmUp(): void {
  started();
}

function started(): Thread {
  if (thread) return thread;
  const ready = new Int32Array(new SharedArrayBuffer(4));
  const { port1, port2 } = new MessageChannel();
  const workerData = { ready: ready.buffer, port: port2 };
  // No flags of the process: one such as --input-type would stop the thread before it begins.
  const options = { workerData, transferList: [port2], execArgv: [] };
  const worker = new Worker(new URL("./worker.js", import.meta.url), options);
  worker.unref();
  port1.unref();
  thread = { worker, port: port1, ready };
  return thread;
}
