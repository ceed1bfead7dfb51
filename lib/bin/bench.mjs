#!/usr/bin/env node
// npm run bench: sets up, builds and runs lib/bench/main.ts with the arguments given.
import { main } from "./setup/run.mjs";
import { setup } from "./setup/setup.mjs";

await main(async () => {
  await setup({ python: false, lenient: true });
  await import(new URL("../../.build/bench/main.js", import.meta.url).href);
  return process.exitCode;
});
