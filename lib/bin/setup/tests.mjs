// Runs compiled test files with node:test and prints a line for each file, and each failure in full.
import { run } from "node:test";
import { inspect } from "node:util";
import { inRoot } from "./paths.mjs";
import { say } from "./run.mjs";

const minutesAFile = 10;

/** The failure as its author wrote it: node:test wraps it once or twice. */
function describe(error) {
  let inner = error;
  while (inner?.code === "ERR_TEST_FAILURE" && inner.cause) inner = inner.cause;
  const text = typeof inner === "string" ? inner : (inner?.stack ?? inspect(inner));
  const lines = text.split("\n").filter((line) => !/^\s+at .*\(?node:/.test(line));
  const cut = lines.length > 40 ? [...lines.slice(0, 40), `… ${lines.length - 40} lines more`] : lines;
  return cut.map((line) => `      ${line.slice(0, 300)}`).join("\n");
}

const inSeconds = (began) => `${((performance.now() - began) / 1000).toFixed(1)} s`;

/** Runs one file; `each` prints a line for each test, else there is one for the file. */
async function runFile(name, each) {
  const began = performance.now();
  const count = { passed: 0, failed: 0 };
  const stream = run({
    files: [inRoot(".build", "test", `${name}.test.js`)],
    timeout: minutesAFile * 60_000,
  });
  stream.on("test:pass", (event) => {
    if (event.details.type === "suite") return;
    count.passed++;
    if (each) say(`  ✔ ${event.name} (${(event.details.duration_ms / 1000).toFixed(1)} s)`);
  });
  stream.on("test:fail", (event) => {
    if (event.details.type === "suite") return;
    count.failed++;
    say(`  ✖ ${name}: ${event.name}\n${describe(event.details.error)}`);
  });
  stream.on("test:stderr", ({ message }) => process.stderr.write(message));
  await new Promise((resolve) => stream.on("end", resolve).resume());
  const failed = count.failed ? `, ${count.failed} failed` : "";
  const mark = count.failed ? "✖" : "✔";
  if (!each)
    say(
      `  ${mark} ${name.padEnd(24)} ${String(count.passed).padStart(4)} passed${failed}  ${inSeconds(began)}`,
    );
  return count;
}

/** Runs lib/test/<name>.test.ts for each name, two at a time; resolves to { passed, failed }. */
export async function runTests(names, { each = false } = {}) {
  const queue = [...names];
  const total = { passed: 0, failed: 0 };
  const worker = async () => {
    for (let name = queue.shift(); name; name = queue.shift()) {
      const { passed, failed } = await runFile(name, each);
      total.passed += passed;
      total.failed += failed;
    }
  };
  await Promise.all([worker(), worker()]);
  return total;
}
