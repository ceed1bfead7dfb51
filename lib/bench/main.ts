// npm run bench: measures every case in fresh processes, prints one table, and fails when a target is missed.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { UnwritableFile } from "../../lib/files/write-whole.mjs";
import { cases, type Measured } from "./cases.js";
import { peersFolder } from "./peer.js";
import { met, type Row, table, writeBetweenMarkers } from "./report.js";

const help = `npm run bench [-- options]

Measures the engine against straight-line code written by hand, and against ad.js. Each case runs in processes of
its own; what counts is the median of them. Ends with 1 when a target is missed. Takes about a minute.

  --write      puts the table into README.md between <!-- bench --> and <!-- /bench -->
  --runs N     processes for each case, 1 to 99 (default 5)
  --only TEXT  the cases whose name holds the text
  --help       this text`;

const say = (text: string): boolean => process.stdout.write(text);

/** The libraries to compare with, installed beside their own package.json at first use. */
function installPeers(): void {
  if (existsSync(new URL("node_modules/ad.js/package.json", peersFolder))) return;
  say("Installing ad.js for the comparison …\n");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  execFileSync(npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], {
    cwd: fileURLToPath(peersFolder),
    stdio: ["ignore", "ignore", "inherit"],
  });
}

function measure(index: number, runs: number): Row {
  const program = fileURLToPath(new URL("run-case.js", import.meta.url));
  const measured: Measured[] = [];
  say(`${index + 1}/${cases.length} ${cases[index].name} `);
  for (let run = 0; run < runs; run++) {
    const output = execFileSync(process.execPath, ["--expose-gc", program, String(index)], {
      encoding: "utf8",
    });
    measured.push(JSON.parse(output) as Measured);
    say(".");
  }
  measured.sort((a, b) => a.figure - b.figure);
  const row = { case: cases[index], measured: measured[measured.length >> 1] };
  say(` ${row.measured.figure.toFixed(1)} ${row.case.unit}${met(row) === false ? "  (missed)" : ""}\n`);
  return row;
}

function main(): number {
  const { values } = parseArgs({
    options: {
      write: { type: "boolean" },
      help: { type: "boolean" },
      runs: { type: "string", default: "5" },
      only: { type: "string", default: "" },
    },
  });
  if (values.help) {
    say(`${help}\n`);
    return 0;
  }
  const runs = Number(values.runs);
  if (!(Number.isInteger(runs) && runs >= 1 && runs <= 99))
    throw new Error(`--runs wants a whole number from 1 to 99, not "${values.runs}"`);
  const chosen = [...cases.keys()].filter((index) => cases[index].name.includes(values.only));
  if (chosen.length === 0) throw new Error(`no case has "${values.only}" in its name`);
  if (values.write && values.only) throw new Error("--write puts down the whole table: leave --only away");
  installPeers();
  const rows = chosen.map((index) => measure(index, runs));
  const text = table(rows);
  const machine = `${cpus()[0]?.model.trim() ?? "?"}, ${cpus().length} cores, Node ${process.versions.node}`;
  say(`\n${text}\n\n${machine}; medians of ${runs} processes.\n`);
  if (values.write) {
    writeBetweenMarkers(new URL("../../README.md", import.meta.url), `${text}\n\n${machine}.`);
    say("The table is in README.md.\n");
  }
  const missed = rows.filter((row) => met(row) === false);
  if (missed.length > 0) say(`${missed.length} missed: ${missed.map((row) => row.case.name).join("; ")}\n`);
  return missed.length > 0 ? 1 : 0;
}

try {
  process.exitCode = main();
} catch (error) {
  const file = error instanceof UnwritableFile ? `${error.file}: ` : "";
  process.stderr.write(`${file}${(error as Error).message}\n`);
  process.exitCode = 2;
}
