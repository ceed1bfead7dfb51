#!/usr/bin/env node
// npm run handouts: sets up, builds and runs lib/handout/main.ts with the arguments given.
import { UnwritableFile } from "../files/write-whole.mjs";
import { main, SetupError } from "./setup/run.mjs";
import { setup } from "./setup/setup.mjs";

await main(async () => {
  await setup({ lenient: true });
  const handouts = await import(new URL("../../.build/handout/main.js", import.meta.url).href);
  return handouts.main(process.argv.slice(2)).catch((error) => {
    if (error instanceof UnwritableFile) throw error;
    throw new SetupError(`${error.message}\n\nnpm run handouts -- --help  tells how it is used.`);
  });
});
