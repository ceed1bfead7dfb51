import assert from "node:assert/strict";
import { test } from "node:test";
import { commonest, type SlipReport } from "../../../check/class/class-slips.js";
import { checkClass } from "../../../check/index.js";

/** q = 3, f = -12, dq = -4 */
const report = checkClass(
  "q = x + y; f = q * z",
  "student,q,f,dq\nAda,77.123,-12,-4\nBo,3,-12,4\nCy,81.7,-55.2,911.3\nDi,3,,20%\n",
  { inputs: { x: -2, y: 5, z: -4 } },
);

test("every wrong number is counted under its slip, or as one that no slip explains", () => {
  assert.deepEqual(
    report.slips.map(({ code, count, names }) => [code, count, names.join(" ")]),
    [
      ["sign-flipped", 1, "dq"],
      ["no slip fits", 4, "q f dq"],
    ],
    "what is blank or could not be read is no slip; what has none comes last, however often",
  );
  const wrong = report.questions.reduce((sum, { counts }) => sum + counts.wrong, 0);
  assert.equal(
    report.slips.reduce((sum, { count }) => sum + count, 0),
    wrong,
  );
  assert.match(report.toText(), /^Commonest slips:\n1 {2}sign-flipped +dq\n4 {2}no slip fits +q f dq$/m);
  assert.match(report.toHtml(), /no slip fits<\/td><td[^>]*>.*width:12\.00em.* 4</);
});

const slip = (code: string, count: number): SlipReport => ({ code, count, names: [code], example: code });
const told = (slips: readonly SlipReport[]): string[] =>
  commonest(slips, 2).map(({ code, count, names }) => `${count} ${code}: ${names.join(" ")}`);

test("rarer slips share a row", () => {
  const all = [slip("a", 9), slip("b", 5), slip("c", 3), slip("d", 1)];
  assert.deepEqual(told([...all, slip("no slip fits", 7)]), [
    "9 a: a",
    "5 b: b",
    "4 2 rarer slips: c d",
    "7 no slip fits: no slip fits",
  ]);
  assert.deepEqual(told(all.slice(0, 3)), ["9 a: a", "5 b: b", "3 c: c"], "a row of its own is as short");
  assert.deepEqual(told([]), []);
});
