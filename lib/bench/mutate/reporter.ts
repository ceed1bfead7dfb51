import { writeSync } from "node:fs";
import { basename } from "node:path";

/** A reporter for node:test that ends the process at the first failure and names it: one is enough. */
export default async function* firstFailure(
  events: AsyncIterable<{ type: string; data: { name: string; file?: string; todo?: unknown } }>,
): AsyncGenerator<string> {
  for await (const { type, data } of events)
    if (type === "test:fail" && data.todo === undefined) {
      writeSync(1, JSON.stringify({ file: basename(data.file ?? ""), test: data.name }));
      process.exit(1);
    }
  yield "";
}
