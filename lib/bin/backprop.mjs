#!/usr/bin/env node
// The command `backprop`: lib/cli/main.ts, compiled first when a source is newer. What keeps it from running exits with
// 70, as 1 and 2 are answers of the command itself.
import { existsSync } from "node:fs";
import { build, outdated } from "./setup/build.mjs";
import { nodeProblem } from "./setup/node.mjs";
import { inRoot } from "./setup/paths.mjs";
import { main, SetupError } from "./setup/run.mjs";

const program = new URL("../../.build/cli/main.js", import.meta.url);
const tell = (line) => process.stderr.write(`${line}\n`); // standard output is for what was asked

await main(async () => {
  const problem = nodeProblem();
  if (problem) throw new SetupError(problem);
  if (!existsSync(inRoot("node_modules", "mathjs")))
    throw new SetupError(
      `The npm packages are missing: run \`npm start\` or \`npm ci\` in ${inRoot()} first.`,
    );
  if (outdated()) await build({ lenient: true, tell });
  await import(program.href); // it sets process.exitCode itself
  return process.exitCode;
}, 70);
