// npm run mutate: Stryker changes the library in small ways and counts the changes that no test notices.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const help = `npm run mutate [-- room … [options]]

Changes the files of lib in small ways, one at a time, and runs the tests of their rooms against each: a change that no
test notices survives. Prints a table by file and each survivor; all of it is in .build/mutation/mutation.json.

  room          a room of lib or a file in it: graph, check/judge, graph/tape.ts
  --tests ROOM  the tests that judge, by rooms of lib/test (several with commas); those of the same room without it
  --jobs N      how many at a time (default 2)
  --help        this text`;

const root = fileURLToPath(new URL("../../../", import.meta.url));
const own = fileURLToPath(new URL("../../../lib/bench/mutate/", import.meta.url));

/** Stryker lies beside its own package.json and is installed at first use. */
function installStryker(): void {
  if (existsSync(`${own}node_modules/@stryker-mutator/core/package.json`)) return;
  process.stdout.write("Installing Stryker …\n");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  execFileSync(npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], {
    cwd: own,
    stdio: ["ignore", "ignore", "inherit"],
  });
}

function main(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      tests: { type: "string" },
      jobs: { type: "string", default: "2" },
      help: { type: "boolean" },
    },
  });
  if (values.help) {
    process.stdout.write(`${help}\n`);
    return 0;
  }
  const wanted = positionals.length > 0 ? positionals : ["graph", "notation", "check"];
  const missing = wanted.find((name) => !existsSync(`${root}lib/${name}`));
  if (missing !== undefined) {
    process.stderr.write(`There is no lib/${missing}.\n\n${help}\n`);
    return 2;
  }
  installStryker();
  const globs = wanted.map((name) => (name.endsWith(".ts") ? `lib/${name}` : `lib/${name}/**/*.ts`));
  const rooms = values.tests?.split(",") ?? wanted.map((name) => name.replace(/\/?[^/]*\.ts$/, ""));
  const settings = {
    STRYKER_MUTATE: JSON.stringify(globs),
    STRYKER_TESTS: JSON.stringify(rooms.map((room) => `.build/test/${room}/**/*.test.js`)),
  };
  const stryker = `${own}node_modules/@stryker-mutator/core/bin/stryker.js`;
  const args = [stryker, "run", `${own}stryker.config.mjs`, "--concurrency", values.jobs];
  return (
    spawnSync(process.execPath, args, { cwd: root, stdio: "inherit", env: { ...process.env, ...settings } })
      .status ?? 1
  );
}

process.exitCode = main();
