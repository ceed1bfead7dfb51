import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { fuzz } from "./soak-fuzz.js";
import { digits, falseAlarms, habits, problems } from "./soak-right.js";
import { plantedSlips } from "./soak-slips.js";

/*
 * The full measure of the checker, some 20 minutes; `node .build/bench/soak.js 1000 2 10000` for a short one: right sheets
 * for each habit and digits, rounds of planted slips, hostile texts. Only the full one is written into RESULTS.md.
 */
const full = process.argv.length <= 2;
const [sheets = 100_000, rounds = 40, texts = 1_000_000] = process.argv.slice(2).map(Number);
const results = fileURLToPath(new URL("../../lib/bench/RESULTS.md", import.meta.url));
const [begin, end] = ["<!-- soak -->", "<!-- /soak -->"];
const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(2)} %`;
const count = (number: number): string => number.toLocaleString("en-US");
const doing = (text: string): void => console.error(text);

const right = habits.flatMap((habit) =>
  digits.map((kept, i) => {
    doing(`right solutions: ${habit}, ${kept.count} ${kept.kind}`);
    const tally = falseAlarms(habit, kept, sheets, 1000 + i);
    for (const example of tally.examples) doing(`  false alarm: ${example}`);
    const { numbers, alarms } = tally;
    const cells = [
      habit,
      `${kept.count} ${kept.kind}`,
      count(sheets),
      count(numbers),
      percent(tally.right, numbers),
    ];
    return [...cells, percent(tally.loose, numbers), String(alarms)];
  }),
);
const byCode = new Map<string, { planted: number; flagged: number; distinct: number; named: number }>();
const wrong = habits.flatMap((habit) =>
  digits.map((kept, i) => {
    doing(`planted slips: ${habit}, ${kept.count} ${kept.kind}`);
    const tally = plantedSlips(habit, kept, rounds, 2000 + i);
    for (const [code, more] of tally.byCode) {
      const sum = byCode.get(code) ?? { planted: 0, flagged: 0, distinct: 0, named: 0 };
      for (const key of ["planted", "flagged", "distinct", "named"] as const) sum[key] += more[key];
      byCode.set(code, sum);
    }
    const { planted, flagged, distinct, named, listed, later, carried } = tally;
    const cells = [habit, `${kept.count} ${kept.kind}`, count(planted), percent(flagged, planted)];
    return [...cells, percent(named, distinct), percent(listed, distinct), percent(carried, later)];
  }),
);
doing("hostile texts");
const cpu = (): number => (process.cpuUsage().user + process.cpuUsage().system) / 1000;
fuzz(500, 9); // loads and compiles what the first formula needs
const hostile = fuzz(texts, 3, cpu);
for (const stranger of hostile.strangers.slice(0, 20)) doing(`  not ours: ${stranger}`);

const text = [
  begin,
  "## The checker of hand calculations",
  "",
  `Sheets made with fixed seeds over ${problems.length} problems (lib/bench/soak-problems.ts), worked in plain arithmetic apart from the library. Three`,
  "habits: rounds each step, keeps full precision and rounds when writing, truncates each step.",
  "",
  "### Right solutions: nothing may be called wrong (a third of the sheets with answers left out)",
  "",
  table(["habit", "digits", "sheets", "numbers", "right", "loosely rounded", "false alarms"], right),
  "",
  "### Planted slips",
  "",
  "One slip a sheet, everything after it worked on from the wrong number. Left out are slips that change the number by no",
  "more than one unit of its last digit. Named: of the slips that no other slip of that step would write alike, those for which",
  "the checker names that slip first; among the listed: or as another possibility. Carried: later numbers that are not called wrong.",
  "",
  table(["habit", "digits", "planted", "flagged", "named", "listed", "carried"], wrong),
  "",
  table(
    ["slip", "planted", "flagged", "named"],
    [...byCode]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, sum]) => [
        code,
        count(sum.planted),
        percent(sum.flagged, sum.planted),
        sum.distinct === 0 ? "always like another" : percent(sum.named, sum.distinct),
      ]),
  ),
  "",
  `### Hostile texts\n\n${count(texts)} random and mutated texts as formulas and as sheets: ${hostile.strangers.length} errors that are not the library's own; the slowest took ${hostile.slowest < 50 ? "less than 50 ms" : `${hostile.slowest.toFixed(0)} ms`} of processor time.`,
  end,
].join("\n");
console.log(text);
console.log(`slowest text: ${hostile.slowest.toFixed(1)} ms`);
if (full) writeFileSync(results, merged(existsSync(results) ? readFileSync(results, "utf8") : "# Results\n"));

/** The file with this part replaced, or added at its end. */
function merged(before: string): string {
  const [from, to] = [before.indexOf(begin), before.indexOf(end)];
  if (from < 0 || to < 0) return `${before.trimEnd()}\n\n${text}\n`;
  return before.slice(0, from) + text + before.slice(to + end.length);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
