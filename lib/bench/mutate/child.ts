import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/*
 * node mutate-child.js file…: runs the test files in one process, which spares each mutant a start for each of them.
 * MUTATE_COVERAGE names a file to be written: how often each mutant's place was run, and the processor's seconds.
 * MUTATE_LIMIT says how often the acting mutant's place may be run before it counts as a loop without end.
 */
const { MUTATE_COVERAGE, MUTATE_LIMIT } = process.env;
interface Switches {
  mutantCoverage?: { static: Record<string, number> };
  hitCount?: number;
  hitLimit?: number;
}
const shared = globalThis as { __stryker__?: Switches };
shared.__stryker__ = MUTATE_LIMIT ? { hitCount: 0, hitLimit: Number(MUTATE_LIMIT) } : {};
if (MUTATE_COVERAGE)
  process.on("exit", () => {
    const { user, system } = process.cpuUsage();
    const hits = shared.__stryker__?.mutantCoverage?.static ?? {};
    writeFileSync(MUTATE_COVERAGE, JSON.stringify({ hits, seconds: (user + system) / 1e6 }));
  });
for (const file of process.argv.slice(2)) await import(pathToFileURL(file).href);
