#!/usr/bin/env node
// npm run handouts: sets up, builds and runs `backprop handout` with the arguments given.
import { main } from "./setup/run.mjs";
import { setup } from "./setup/setup.mjs";

await main(async () => {
  await setup({ lenient: true });
  process.argv.splice(2, 0, "handout");
  await import(new URL("../../.build/cli/main.js", import.meta.url).href); // it ends the process itself
});
