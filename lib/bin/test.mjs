#!/usr/bin/env node
// npm test: sets up, runs every stage of tests and ends with one table.
import { parseArgs } from "node:util";
import { main, SetupError, say } from "./setup/run.mjs";
import { setup } from "./setup/setup.mjs";
import { stages } from "./setup/stages.mjs";

const help = `npm test [-- stage …]

Installs what is missing, builds, and runs the tests:

${Object.entries(stages)
  .map(([name, { about }]) => `  ${name.padEnd(10)} ${about}`)
  .join("\n")}

Without a stage, all of them but the tours, which take some minutes more. The browser stage needs Chromium, Chrome or Edge (CHROMIUM_PATH names one that is not
found by itself): without it, it is reported as not run, which is a failure when CI is set.
A single file:  node --test .build/test/gates/gates.test.js`;

function table(results) {
  const row = (cells) => cells.map((cell, i) => (i === 0 ? cell.padEnd(12) : cell.padStart(9))).join("");
  const lines = [row(["stage", "passed", "failed", "not run", "time"])];
  for (const { name, passed, failed, notRun, seconds } of results)
    lines.push(row([name, String(passed), String(failed), notRun ? "all" : "", `${seconds.toFixed(1)} s`]));
  return lines.join("\n");
}

await main(async () => {
  const { values, positionals } = parseArgs({
    options: { help: { type: "boolean", short: "h" } },
    allowPositionals: true,
  });
  if (values.help) return say(help);
  const unknown = positionals.find((name) => !stages[name]);
  if (unknown) throw new SetupError(`There is no stage "${unknown}".\n\n${help}`);
  const wanted = Object.entries(stages).filter(([name, { named }]) =>
    positionals.length ? positionals.includes(name) : !named,
  );
  await setup({ python: wanted.some(([, stage]) => stage.python), lenient: true });
  const results = [];
  for (const [name, stage] of wanted) {
    say(`\n— ${name}: ${stage.about}`);
    const began = performance.now();
    const result = { name, passed: 0, failed: 0, ...(await stage.run()) };
    if (result.notRun) say(`  NOT RUN: ${result.notRun}`);
    if (result.notRun && process.env.CI) result.failed++;
    results.push({ ...result, seconds: (performance.now() - began) / 1000 });
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  say(`\n${table(results)}\n\n${sum("passed")} passed, ${sum("failed")} failed`);
  return sum("failed") > 0 ? 1 : 0;
});
