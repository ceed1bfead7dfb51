import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { inRoot, jupyterEnvironment, venvPython } from "../../run/project.js";

/** What came back for one cell: the statuses of its replies, the states busy and idle, what it printed and showed. */
export interface Answer {
  replies: string[];
  states: string[];
  text: string;
}

/** A kernel that runs beside the notebooks, through support/kernel.py and so through Jupyter's own client. */
export class TestKernel {
  private constructor(
    /** The program that started the kernel; it counts as closed when both are gone, for they share its output. */
    readonly parent: ChildProcess,
    private readonly lines: AsyncIterator<string>,
    readonly pid: number,
  ) {}

  static async start(): Promise<TestKernel> {
    const args = [inRoot("lib", "test", "support", "kernel.py"), inRoot("notebooks")];
    const parent = spawn(venvPython, args, {
      env: jupyterEnvironment(),
      stdio: ["pipe", "pipe", "inherit"],
    });
    const lines = createInterface({ input: parent.stdout })[Symbol.asyncIterator]();
    return new TestKernel(parent, lines, Number((await lines.next()).value));
  }

  private async ask(question: object): Promise<unknown> {
    this.parent.stdin?.write(`${JSON.stringify(question)}\n`);
    return JSON.parse((await this.lines.next()).value ?? "null");
  }

  /** Sends all cells at once, as Run All does; `interrupt` stops the first a moment after it prints. */
  run(cells: readonly string[], { interrupt = false } = {}): Promise<Answer[]> {
    return this.ask({ run: cells, interrupt }) as Promise<Answer[]>;
  }

  async restart(): Promise<void> {
    await this.ask({ restart: true });
  }

  /** Asks the kernel to end by itself; resolves to its exit code. */
  shutdown(): Promise<number> {
    return this.ask({ shutdown: true }) as Promise<number>;
  }

  /** Ends the program, and with it the kernel. */
  end(): void {
    this.parent.stdin?.end();
  }
}
