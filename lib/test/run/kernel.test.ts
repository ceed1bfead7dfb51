import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { inRoot } from "../../run/project.js";
import { selectNotebooks } from "../../run/select.js";
import { type Answer, TestKernel } from "../support/kernel.js";

/** What .jupyter/kernels/tslab adds to tslab: no message is lost, no cell waits for ever, no kernel is left behind. */
const folder = mkdtempSync(path.join(tmpdir(), "gradient-gates-kernel-"));
after(() => rmSync(folder, { recursive: true }));

/** The statuses of the cells that have been answered in full, once each; all that came for the others. */
const outcomes = (answers: readonly Answer[]): unknown[] =>
  answers.map(({ replies, states }) =>
    replies.length === 1 && states.join(" ") === "busy idle" ? replies[0] : { replies, states },
  );

describe("a kernel", () => {
  let kernel: TestKernel;
  before(async () => {
    kernel = await TestKernel.start();
  });
  after(() => kernel.end());

  it("answers all cells of a notebook at once, again and again, on a busy machine", async () => {
    const [file] = selectNotebooks(["03"]);
    const { cells } = JSON.parse(readFileSync(file, "utf8")) as {
      cells: { cell_type: string; source: string[] }[];
    };
    const sources = cells.filter((cell) => cell.cell_type === "code").map(({ source }) => source.join(""));
    const other = spawn(process.execPath, ["-e", "for (;;);"]);
    try {
      for (let round = 0; round < 2; round++) {
        const answers = await kernel.run(sources);
        assert.deepEqual(
          outcomes(answers),
          sources.map(() => "ok"),
          `round ${round}`,
        );
      }
    } finally {
      other.kill();
    }
  });

  it("answers more cells at once than zeromq sends in a row", async () => {
    const cells = Array<string>(300).fill("");
    assert.deepEqual(
      outcomes(await kernel.run(cells)),
      cells.map(() => "ok"),
    );
  });

  it("loses no line of a loop that prints, and keeps the order of all that is shown", async () => {
    const cell = `import { show } from "gradient-gates";
      for (let i = 0; i < 5000; i++) (i % 1000 === 500 ? console.error : console.log)(i);
      show("shown");
      console.log("end");`;
    const [answer] = await kernel.run([cell]);
    assert.equal(answer.text, `${Array.from({ length: 5000 }, (_, i) => `${i}\n`).join("")}shownend\n`);
    assert.deepEqual(outcomes([answer]), ["ok"]);
  });

  it("answers the cells after an error with aborted, and runs what comes later", async () => {
    const wrong = ["throw new Error('thrown');", "const text: string = 1;"];
    for (const cell of wrong) {
      const answers = await kernel.run(["1", cell, "console.log('ran');", "2"]);
      assert.deepEqual(outcomes(answers), ["ok", "error", "aborted", "aborted"]);
      assert.deepEqual(
        answers.slice(2).map(({ text }) => text),
        ["", ""],
      );
      await sleep(500); // what comes within 200 ms of an error counts as sent before it
    }
    assert.deepEqual(outcomes(await kernel.run(["1"])), ["ok"]);
  });

  it("can be interrupted, in a loop that prints without end and in waiting without end", async () => {
    for (const cell of [
      "for (;;) console.log('again');",
      "console.log('waits'); await new Promise(() => {});",
    ]) {
      assert.deepEqual(outcomes(await kernel.run([cell, "1"], { interrupt: true })), ["error", "aborted"]);
      await sleep(500);
      assert.deepEqual(outcomes(await kernel.run(["1"])), ["ok"]);
    }
  });

  it("is restarted, and ends by itself when it is asked to", async () => {
    await kernel.restart();
    assert.deepEqual(outcomes(await kernel.run(["1"])), ["ok"]);
    assert.equal(await kernel.shutdown(), 0);
  });
});

test("a kernel whose server is killed ends, even in a loop without end", { timeout: 120_000 }, async () => {
  const kernel = await TestKernel.start();
  const mark = path.join(folder, "runs");
  const loop = `import { writeFileSync } from "node:fs"; writeFileSync(${JSON.stringify(mark)}, ""); for (;;);`;
  try {
    const answer = kernel.run([loop]);
    while (!existsSync(mark)) await sleep(100);
    const closed = once(kernel.parent, "close", { signal: AbortSignal.timeout(30_000) });
    kernel.parent.kill("SIGKILL");
    const [nothing] = await Promise.all([answer, closed]);
    assert.equal(nothing, null);
  } catch (error) {
    process.kill(kernel.pid, "SIGKILL");
    throw error;
  }
});

test("a kernel that finds a port taken ends, so that Jupyter tries others", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const ports = { shell_port: 0, iopub_port: 0, stdin_port: 0, control_port: port, hb_port: 0 };
  const file = path.join(folder, "connection.json");
  writeFileSync(file, JSON.stringify({ transport: "tcp", ip: "127.0.0.1", key: "", ...ports }));
  const launcher = inRoot(".jupyter", "kernels", "tslab", "launch.cjs");
  try {
    const { status, stderr } = spawnSync(process.execPath, [launcher, file], {
      encoding: "utf8",
      timeout: 60_000,
    });
    assert.equal(status, 1, stderr);
    assert.match(stderr, /^The kernel cannot start: .*in use/);
  } finally {
    server.close();
  }
});

/** A server of the kernel's, as far as the test below looks into it. */
interface Server {
  init(): Promise<void>;
  close(): void;
  bindSocket(socket: { lastEndpoint: string }, port: unknown): Promise<void>;
  shell: object;
  iopub: object;
}

test("a message that comes before every socket is bound waits for the last one", async () => {
  const require = createRequire(inRoot(".jupyter", "kernels", "tslab", "server.cjs"));
  const module = require("./server.cjs") as { Server: new (handler: object, file: string) => Server };
  const { Dealer } = require("zeromq");
  const client = new Dealer({ receiveTimeout: 10_000 });
  /** Asks what every client asks first. */
  async function ask(address: string) {
    client.connect(address);
    const header = {
      msg_id: "1",
      session: "1",
      username: "",
      msg_type: "kernel_info_request",
      version: "5.3",
    };
    const parts = [JSON.stringify(header), "{}", "{}", "{}"];
    const signature = createHmac("sha256", "").update(parts.join("")).digest("hex");
    await client.send(["<IDS|MSG>", signature, ...parts]);
  }

  let all = false;
  class Slow extends module.Server {
    override async bindSocket(socket: { lastEndpoint: string }, port: unknown) {
      await super.bindSocket(socket, port);
      if (socket === this.shell) await ask(socket.lastEndpoint);
      if (socket === this.iopub) {
        await sleep(500); // a message takes a thousandth of it
        all = true;
      }
    }
  }
  const file = path.join(folder, "quick.json");
  const ports = { shell_port: "*", iopub_port: "*", stdin_port: "*", control_port: "*", hb_port: "*" };
  writeFileSync(file, JSON.stringify({ transport: "tcp", ip: "127.0.0.1", key: "", ...ports }));
  let handled: boolean | undefined;
  const handleKernel = () => {
    handled = all;
    return {};
  };
  const server = new Slow({ handleKernel, close: () => {} }, file);
  try {
    await server.init();
    await client.receive();
    assert.equal(handled, true);
  } finally {
    client.close();
    server.close();
  }
});
