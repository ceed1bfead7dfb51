import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { writeWhole } from "../../../lib/files/write-whole.mjs";
import { arraySheets } from "./arrays.js";
import { classTime } from "./class.js";
import { formulaAnswers } from "./formulas.js";
import { fuzz } from "./fuzz.js";
import { hiddenSlips } from "./hidden.js";
import { derivedProblems } from "./problems/formula-problems.js";
import { digits, falseAlarms, habits, problems } from "./right.js";
import { plantedSlips } from "./slips.js";
import { twoOnASheet, twoSlips } from "./two.js";
import { oneThroughout, wholeSheets } from "./whole.js";

/*
 * The full measure of the checker, some 20 minutes, written part by part into lib/bench/RESULTS.md. `node
 * .build/bench/soak/main.js right` (or slips, hidden, formulas, texts, throughout, two, arrays, pile) measures one part; with a number behind it a smaller one, not written.
 */
const results = fileURLToPath(new URL("../../../lib/bench/RESULTS.md", import.meta.url));
const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(2)} %`;
const count = (number: number): string => number.toLocaleString("en-US");
const doing = (text: string): void => console.error(text);
const parts: Readonly<Record<string, (size?: number) => string>> = {
  right,
  slips,
  hidden,
  formulas,
  texts,
  throughout,
  two,
  arrays,
  pile,
};

function right(sheets = 100_000): string {
  const rows = habits.flatMap((habit) =>
    digits.map((kept, i) => {
      doing(`right solutions: ${habit}, ${kept.count} ${kept.kind}`);
      const tally = falseAlarms(habit, kept, sheets, 1000 + i);
      for (const example of tally.examples) doing(`  false alarm: ${example}`);
      const { numbers, alarms } = tally;
      const cells = [habit, `${kept.count} ${kept.kind}`, count(sheets), count(numbers)];
      return [...cells, percent(tally.right, numbers), percent(tally.loose, numbers), String(alarms)];
    }),
  );
  return `## The checker: right solutions, of which nothing may be called wrong

Sheets made with fixed seeds over ${problems.length} problems (lib/bench/soak/problems/), worked in plain
arithmetic apart from the library; a third of them with answers left out. A learner rounds each step, keeps full precision and rounds
when writing, or truncates each step.

${table(["habit", "digits", "sheets", "numbers", "right", "loosely rounded", "false alarms"], rows)}`;
}

function arrays(sheets = 4_000): string {
  const rows = habits.flatMap((habit) =>
    [3, 4].map((decimals, i) => {
      const kept = { kind: "decimals", count: decimals } as const;
      doing(`vectors and matrices: ${habit}, ${decimals} decimals`);
      const right = arraySheets(habit, kept, sheets, 6000 + i, true);
      const wrong = arraySheets(habit, kept, Math.ceil(sheets / 20), 7000 + i, false);
      for (const example of [...right.examples, ...wrong.examples]) doing(`  ${example}`);
      const cells = [habit, `${decimals}`, count(right.sheets), String(right.alarms), count(wrong.planted)];
      return [...cells, percent(wrong.flagged, wrong.planted), percent(wrong.named, wrong.planted)];
    }),
  );
  return `## The checker: vectors and matrices

Sheets of an affine layer, a network in matrices, a softmax on a batch, pooling maps and a batch norm, worked in plain arithmetic
(lib/bench/soak/problems/array-problems.ts): right ones, and ones with a slip in a whole array. Named: told as that slip alone.

${table(["habit", "decimals", "right sheets", "false alarms", "with a slip", "flagged", "named"], rows)}`;
}

function slips(rounds = 40): string {
  const byCode = new Map<string, { planted: number; flagged: number; distinct: number; named: number }>();
  const rows = habits.flatMap((habit) =>
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
  const codes = [...byCode].sort(([a], [b]) => (a < b ? -1 : 1));
  const codeRows = codes.map(([code, { planted, flagged, distinct, named }]) => {
    const rate = distinct === 0 ? "always like another" : percent(named, distinct);
    return [code, count(planted), percent(flagged, planted), rate];
  });
  return `## The checker: planted slips

One slip a sheet, everything after it worked on from the wrong number. Left out are slips that change the number by no more than
one unit of its last digit. Flagged: called wrong where it was made. Named: of those that no other slip of that step would write
alike, the share for which the checker names that slip first; listed: first or as another possibility. Carried: the share of later
numbers, changed by the slip, that are not called wrong.

${table(["habit", "digits", "planted", "flagged", "named", "listed", "carried"], rows)}

${table(["slip", "planted", "flagged", "named"], codeRows)}`;
}

function hidden(rounds = 20): string {
  const rows = habits.flatMap((habit) =>
    digits.map((kept, i) => {
      doing(`hidden slips: ${habit}, ${kept.count} ${kept.kind}`);
      const { sheets, noticed, once } = hiddenSlips(habit, kept, rounds, 3000 + i);
      return [
        habit,
        `${kept.count} ${kept.kind}`,
        count(sheets),
        percent(noticed, sheets),
        percent(once, noticed),
      ];
    }),
  );
  return `## The checker: slips on lines that were not handed in

One slip a sheet, on a line that is left out, and half of the other lines left out too. Noticed: a number is called wrong. Once: only
one is; the others are told to follow from the same slip.

${table(["habit", "digits", "sheets", "noticed", "once"], rows)}`;
}

function formulas(number = 10_000): string {
  doing("formulas as answers");
  const tally = formulaAnswers(number, 5);
  for (const example of tally.examples) doing(`  ${example}`);
  const { right, alarms, slipped, flagged, named, spoiled, spoiledFlagged } = tally;
  const rows = [
    ["right, otherwise written", count(right), `${alarms} called wrong`, "–"],
    ["with a slip that has a name", count(slipped), percent(flagged, slipped), percent(named, slipped)],
    ["with a sign, a name or a number changed", count(spoiled), percent(spoiledFlagged, spoiled), "–"],
  ];
  return `## The checker: formulas as answers

Formulas for the lines of ${derivedProblems.length} problems (lib/bench/soak/problems/formula-problems.ts), otherwise written: terms and factors in
another order, products opened, squares written out, names replaced by what their lines say.

${table(["formulas", "number", "called wrong", "slip named"], rows)}`;
}

function texts(number = 1_000_000): string {
  doing("hostile texts");
  const cpu = (): number => (process.cpuUsage().user + process.cpuUsage().system) / 1000;
  fuzz(500, 9); // loads and compiles what the first formula needs
  const { strangers, slowest, slowestText } = fuzz(number, 3, cpu);
  for (const stranger of strangers.slice(0, 20)) doing(`  not ours: ${stranger}`);
  doing(`  slowest: ${slowest.toFixed(1)} ms, ${JSON.stringify(slowestText)}`);
  const time = slowest < 50 ? "less than 50 ms" : `${slowest.toFixed(0)} ms`;
  return `## The checker: hostile texts

${count(number)} random and mutated texts as formulas and as sheets: ${strangers.length} errors that are not the library's own; the slowest took
${time} of processor time (of four tries where the first took more than 10 ms: the others are the machine's doing).`;
}

function throughout(sheets = 1000): string {
  const rows = Object.entries(wholeSheets).map(([kind, make], i) => {
    doing(`one slip throughout: ${kind}`);
    const tally = oneThroughout(make, sheets, 4000 + i);
    for (const example of tally.examples) doing(`  ${example}`);
    return [kind, count(tally.sheets), percent(tally.named, tally.sheets), count(tally.alarms)];
  });
  return `## The checker: one slip throughout

Data of whole numbers, one slip in every place where it can be made. Named: told as that one slip and no other. Beside it the right
sheets of the same data that were not called right.

${table(["slip", "sheets", "named", "false alarms"], rows)}`;
}

function two(sheets = 1000): string {
  const rows = Object.entries(twoSlips).map(([kind, make], i) => {
    doing(`two slips: ${kind}`);
    const tally = twoOnASheet(make, sheets, 5000 + i);
    for (const example of tally.examples) doing(`  ${example}`);
    const shares = [tally.both, tally.one, tally.other].map((part) => percent(part, tally.sheets));
    return [kind, count(tally.sheets), ...shares, count(tally.alarms)];
  });
  return `## The checker: two slips on one sheet

Data of whole numbers, slips throughout and on one line together, half of the lines between left out. Both: told as these two and no
other; one: as one of them and no other. Beside it the right sheets of the same data that were not called right.

${table(["slips", "sheets", "both", "one", "something else too", "false alarms"], rows)}`;
}

function pile(students = 500): string {
  doing("a class");
  const { answers, seconds } = classTime(students);
  return `## The checker: a class

${count(students)} sheets of ${answers} answers each, every eleventh wrong, to a page and a table: ${seconds.toFixed(1)} s.`;
}

/** The file with a part replaced, or added at its end. */
function write(part: string, text: string): void {
  const [begin, end] = [`<!-- soak ${part} -->`, `<!-- /soak ${part} -->`];
  const before = existsSync(results) ? readFileSync(results, "utf8") : "# Results\n";
  const [from, to] = [before.indexOf(begin), before.indexOf(end)];
  const whole = `${begin}\n${text}\n${end}`;
  const kept = from < 0 || to < 0 ? `${before.trimEnd()}\n\n${whole}\n` : undefined;
  const after = kept ?? before.slice(0, from) + whole + before.slice(to + end.length);
  writeWhole([{ file: results, text: after }]);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

const [only, size] = process.argv.slice(2);
for (const part of only === undefined ? Object.keys(parts) : [only]) {
  const text = parts[part](size === undefined ? undefined : Number(size));
  console.log(`${text}\n`);
  if (size === undefined) write(part, text);
}
