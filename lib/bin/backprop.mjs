#!/usr/bin/env node
// The command `backprop`: lib/cli/main.ts, compiled first when it was not yet.
import { existsSync } from "node:fs";
import { build } from "./setup/build.mjs";
import { inRoot } from "./setup/paths.mjs";
import { main, SetupError } from "./setup/run.mjs";

const program = new URL("../../.build/cli/main.js", import.meta.url);

await main(async () => {
  if (!existsSync(inRoot("node_modules", "mathjs")))
    throw new SetupError(
      `The npm packages are missing: run \`npm start\` or \`npm ci\` in ${inRoot()} first.`,
    );
  if (!existsSync(program)) await build({ lenient: true });
  await import(program.href); // it sets process.exitCode itself
  return process.exitCode;
});
