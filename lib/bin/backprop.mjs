#!/usr/bin/env node
// The command `backprop`: lib/cli/main.ts, compiled first when a source is newer. What keeps it from running exits with
// 70, as 1 and 2 are answers of the command itself.
import { existsSync } from "node:fs";
import { alone } from "./setup/alone.mjs";
import { build, outdated } from "./setup/build.mjs";
import { nodeProblem } from "./setup/node.mjs";
import { packagesProblem } from "./setup/npm.mjs";
import { inRoot } from "./setup/paths.mjs";
import { attempt, SetupError } from "./setup/run.mjs";

const program = new URL("../../.build/cli/main.js", import.meta.url);
const mathjs = inRoot("node_modules", "mathjs");
const tell = (line) => process.stderr.write(`${line}\n`); // standard output is for what was asked

const fault = 70;

const again = (problem) => `${problem}: run \`npm start\` or \`npm ci\` in ${inRoot()} first.`;

// The packages are looked at when something has failed: that takes longer than most commands.
process.on("exit", (code) => {
  const cause = code === fault && existsSync(mathjs) && packagesProblem();
  if (cause) tell(`The cause: ${again(cause)}`);
});

await attempt(async () => {
  const problem = nodeProblem();
  if (problem) throw new SetupError(problem);
  if (!existsSync(mathjs)) throw new SetupError(again("The npm packages are missing"));
  if (outdated()) await alone(async () => outdated() && (await build({ lenient: true, tell })), tell);
  await import(program.href); // it sets process.exitCode itself
  return process.exitCode;
}, fault);
