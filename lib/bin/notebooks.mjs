#!/usr/bin/env node
// npm run notebooks: sets up, builds and runs lib/run/main.ts with the arguments given.
import { UnwritableFile } from "../files/write-whole.mjs";
import { main, SetupError } from "./setup/run.mjs";
import { setup } from "./setup/setup.mjs";

await main(async () => {
  await setup({ lenient: true });
  const runner = await import(new URL("../../.build/run/main.js", import.meta.url).href);
  return runner.main(process.argv.slice(2)).catch((error) => {
    if (error instanceof UnwritableFile) throw error;
    throw new SetupError(`${error.message}\n\nnpm run notebooks -- --help  tells how it is used.`);
  });
});
