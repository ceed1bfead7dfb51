import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { writeWhole } from "../../../lib/files/write-whole.mjs";
import { random } from "../../data/random.js";
import { type Known, keyOf, report, survived } from "./report.js";
import { judge, rehearse } from "./run.js";
import { type Mutant, sandbox } from "./sandbox.js";
import { scope } from "./scope.js";

/*
 * Mutation testing: changes the engine and the checker in a thousand small ways and counts the changes that no test
 * notices. `npm run mutate -- tape.ts names.ts` does some files, `-- engine` or `-- check` a part; `--sample 60` takes so
 * many of each file at most, `--again` leaves out those that are known to be noticed, `--tests names,graph` uses only
 * tests whose names begin like that, `--thorough` the slow ones too, `--jobs 2` works on two at a time; `--report` only tells
 * what is known.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: "string" },
    jobs: { type: "string", default: "1" },
    again: { type: "boolean", default: false },
    tests: { type: "string", default: "" },
    thorough: { type: "boolean", default: false },
    report: { type: "boolean" },
  },
});
const { again, thorough } = values;
const wantedTests = values.tests.split(",");
const root = new URL("../../", import.meta.url);
const home = new URL(".build/mutation/", root);
mkdirSync(home, { recursive: true });
const parts = scope(new URL("lib/", root));
const store = new URL("results.json", home);
const known = (): Known => (existsSync(store) ? JSON.parse(readFileSync(store, "utf8")) : {});

if (!values.report) {
  const wanted = positionals.length > 0 ? positionals : Object.keys(parts);
  const files = wanted.flatMap((name) => parts[name] ?? [name]);
  const folder = new URL(`sandbox-${process.pid}/`, home);
  const all = await sandbox(root, folder, files);
  const tests = await rehearse(folder, files, (name) => wantedTests.some((part) => name.startsWith(part)));
  for (const file of files) {
    const own = all.filter((mutant) => mutant.fileName === file);
    const before = again ? (known()[file]?.fates ?? []) : [];
    const dead = new Set(before.filter((fate) => !survived(fate)).map(({ mutant }) => keyOf(mutant)));
    const present = new Set(own.map(keyOf));
    const kept = before.filter(({ mutant }) => dead.has(keyOf(mutant)) && present.has(keyOf(mutant)));
    const chosen = sampled(own).filter((mutant) => !dead.has(keyOf(mutant)));
    const fates = await judge(folder, chosen, tests, { jobs: Number(values.jobs), everything: thorough });
    const done = { [file]: { made: own.length, fates: [...kept, ...fates] } };
    writeWhole([{ file: fileURLToPath(store), text: JSON.stringify({ ...known(), ...done }) }]);
    console.error(`${file}: ${chosen.length} tried, ${fates.filter(survived).length} survived`);
  }
  rmSync(folder, { recursive: true });
}
console.log(report(known(), parts, new URL("lib/", root)));

/** All of them, or so many by chance, the same ones each time. */
function sampled(mutants: Mutant[]): Mutant[] {
  const seeded = random(1);
  const drawn = mutants.map((mutant) => ({ mutant, by: seeded() })).sort((a, b) => a.by - b.by);
  return drawn.slice(0, Number(values.sample ?? Infinity)).map(({ mutant }) => mutant);
}
