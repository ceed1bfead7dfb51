import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { twoMoons } from "../../data/shapes.js";
import { dense } from "../../network/layers.js";
import { network } from "../../network/network.js";
import type { Epoch } from "../../network/training.js";
import { place } from "../../notebook/show.js";
import { train } from "../../notebook/train.js";

const net = () => network(2, [dense(4, "tanh"), dense(1)], { loss: "logisticLoss" });
const moons = twoMoons(20);

/** Runs with lines taken instead of printed. */
async function printed(run: () => Promise<unknown>): Promise<string[]> {
  const lines: string[] = [];
  const { log } = console;
  console.log = (text: string) => lines.push(text);
  try {
    await run();
  } finally {
    console.log = log;
  }
  return lines;
}

test("outside a notebook a training prints about ten lines, the last of its end", async () => {
  assert.equal(place(), undefined);
  const lines = await printed(() => train(net(), moons, { epochs: 95 }));
  assert.equal(lines.length, 11);
  assert.match(lines[0], /^epoch 0: loss /);
  assert.match(lines[10], /^epoch 95: loss /);
  assert.deepEqual(await printed(() => train(net(), moons, { epochs: 3, quiet: true })), []);
});

test("a callback hears of every epoch, and the training is answered", async () => {
  const heard: Epoch[] = [];
  const run = await train(net(), moons, { epochs: 4, quiet: true, onEpoch: (epoch) => heard.push(epoch) });
  assert.deepEqual(
    heard.map(({ epoch }) => epoch),
    [0, 1, 2, 3, 4],
  );
  assert.deepEqual(heard, run.epochs);
  assert.equal(run.stopped, "epochs");
});

interface Message {
  data: Record<string, unknown>;
  transient: { display_id?: string };
  update: boolean;
}

/** In a stand-in for the kernel: the real one is met in the tests of the notebooks. */
async function inNotebook(run: () => Promise<unknown>): Promise<Message[]> {
  const require = createRequire(import.meta.url);
  const path = require.resolve("tslab/dist/jupyter");
  const written: Message[] = [];
  const lastWriteDisplayData = (message: Omit<Message, "update">, update: boolean): void => {
    written.push({ ...message, update });
  };
  require.cache[path] = { exports: { lastWriteDisplayData } } as unknown as NodeJS.Module;
  try {
    await run();
  } finally {
    delete require.cache[path];
  }
  return written;
}

test("in a notebook one figure is shown, and drawn anew at most forty times, in its own place", async () => {
  const first = await inNotebook(() => train(net(), moons, { epochs: 100 }));
  assert.deepEqual(
    first.map(({ update }) => update),
    [false, ...new Array(34).fill(true)],
  );
  const ids = new Set(first.map(({ transient }) => transient.display_id));
  assert.equal(ids.size, 1);
  const last = first[first.length - 1].data;
  assert.match(String(last["text/plain"]), /^epoch 100: loss/);
  const { data } = last["application/vnd.plotly.v1+json"] as { data: { x: number[] }[] };
  assert.equal(Math.max(...data[0].x), 100);
  const second = await inNotebook(() => train(net(), moons, { epochs: 1 }));
  assert.ok(!ids.has(second[0].transient.display_id));
});

test("between drawings the process can do other things", async () => {
  let turns = 0;
  const timer = setInterval(() => turns++, 0);
  await inNotebook(() => train(net(), moons, { epochs: 200 }));
  clearInterval(timer);
  assert.ok(turns >= 2, `${turns}`);
});

test("what is wrong is told before anything is trained", () => {
  assert.throws(() => train(net(), { ...moons, labels: [] }), { code: "wrong-number-of-rows" });
  assert.throws(() => train(net(), moons, { onEpoch: 5 as never }), { code: "wrong-argument" });
  assert.throws(() => train(net(), moons, null as never), { code: "wrong-argument" });
});
