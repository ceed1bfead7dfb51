import assert from "node:assert/strict";
import { test } from "node:test";
import {
  add,
  addConstant,
  checkClass,
  checkDescent,
  compile,
  descend,
  draw,
  type Formula,
  formula,
  Graph,
  gradientDescent,
  lossCurve,
  meanOf,
  multiply,
  type Node,
  type Objective,
  OptionError,
  regressionFit,
  stepper,
  sumOf,
  table,
  trace,
} from "../../index.js";
import { csv } from "../../text/csv.js";

/*
 * Sizes at which a cost that grows with the square would show as minutes, and a spread into arguments as a stack that
 * overflows, which it does from about 120,000 on. So no clock is read here.
 */

/** x0² + x1² + …, added pairwise. */
function sumOfSquares(n: number): Formula {
  const graph = new Graph();
  let level: Node[] = Array.from({ length: n }, (_, i) => {
    const x = graph.input(`x${i}`, i % 7);
    return multiply(x, x);
  });
  while (level.length > 1)
    level = level.flatMap((one, i) => (i % 2 === 1 ? [] : level[i + 1] ? [add(one, level[i + 1])] : [one]));
  return formula(level[0]);
}

/** x + 1 + 1 + … with so many gates. */
function chain(gates: number): Formula {
  let node = new Graph().input("x", 0);
  for (let i = 0; i < gates; i++) node = addConstant(node, 1);
  return formula(node);
}

const problem = "q = x + y; f = q * z";
const given = { inputs: { x: -2, y: 5, z: -4 } };

/** A class of so many rows, each with the same slip: dx = 4 for -4. */
const classOf = (rows: number): string =>
  `student,q,f,dx,dz\n${Array.from({ length: rows }, (_, i) => `s${i},3,-12,4,3`).join("\n")}`;

test("a function of 100,000 parameters is compiled, walked down, and averaged", () => {
  const n = 100_000;
  const f = sumOfSquares(n);
  const objective = compile(f.output);
  const gradient = new Float64Array(n);
  const point = new Float64Array(n).fill(3);
  assert.equal(objective.evaluate(point, gradient), 9 * n);
  assert.ok(gradient.every((slope) => slope === 6));
  assert.equal(meanOf([objective, objective, f.compile()]).evaluate(point, gradient), 9 * n);
  // θ ← θ - η·2θ with η = 0.5 is 0 after one step.
  const { points, values } = descend(f, f.inputs, gradientDescent(0.5), { steps: 1 });
  assert.ok(points[1].every((parameter) => parameter === 0));
  assert.equal(values[1], 0);
});

test("names of parameters are looked up, not searched for: a list of names is read a few times, however long it is", () => {
  const reads = (n: number): number => {
    let count = 0;
    const names = new Proxy(
      Array.from({ length: n }, (_, i) => `x${i}`),
      {
        get(list, key, receiver) {
          if (typeof key === "string" && /^\d+$/.test(key)) count++;
          return Reflect.get(list, key, receiver);
        },
      },
    );
    const objective: Objective = { names, evaluate: () => 0 };
    const start = Object.fromEntries(Array.from({ length: n }, (_, i) => [`x${i}`, 1]));
    descend(objective, start, gradientDescent(0.1), { steps: 1 });
    sumOf([objective, { ...objective, names: [...names] }]);
    compile(sumOfSquares(n).output, names);
    return count / n;
  };
  assert.equal(reads(400), reads(100));
  assert.ok(reads(400) < 30);
});

test("few gates with many variables are no line of code for each variable", () => {
  const graph = new Graph();
  const inputs = Array.from({ length: 20_000 }, (_, i) => graph.input(`x${i}`, 1));
  const objective = compile(add(inputs[0], inputs[19_999]));
  const gradient = new Float64Array(20_000);
  assert.equal(objective.evaluate(new Float64Array(20_000).fill(2), gradient), 4);
  assert.equal(
    gradient.reduce((sum, slope) => sum + slope),
    2,
  );
});

test("a class of 150,000 rows with a slip in each is judged and reported", () => {
  const rows = 150_000;
  const report = checkClass(problem, classOf(rows), given);
  assert.deepEqual(
    report.slips.map(({ code, count, names }) => [code, count, names]),
    [["sign-flipped", rows, ["dx"]]],
  );
  assert.equal(report.questions.find(({ name }) => name === "dx")?.counts.wrong, rows);
  assert.equal(report.toText().split("\n")[rows].split(/ +/)[0], `s${rows - 1}`);
  assert.equal(report.toCsv().split("\n").length, rows + 2);
  // Sheets that are alike share what is said of them.
  assert.equal(report.students[0].verdicts, report.students[rows - 1].verdicts);
});

test("students with the same answers to other numbers are judged by their own", () => {
  const rows = ["Ada,-2,3", "Bob,1,3", "Cyd,-2,3", "Dan,-2,6"].join("\n");
  const { students } = checkClass(problem, `student,x,q\n${rows}`, { inputs: { y: 5, z: -4 } });
  assert.deepEqual(
    students.map(({ verdicts }) => verdicts.right),
    [1, 0, 1, 0],
  );
});

test("a class of 130,000 columns, most of which nobody knows, tells of each", () => {
  const columns = Array.from({ length: 130_000 }, (_, i) => (i % 2 === 0 ? "q" : `y${i}`));
  const { problems } = checkClass(problem, `student,q,${columns.join()}\nAda,3`, given);
  assert.equal(problems.length, 130_000);
});

test("a table of 200,000 records is written as HTML and as text", () => {
  const records = table(Array.from({ length: 200_000 }, (_, step) => ({ step, point: { x: step / 8 } })));
  assert.equal(records.html().match(/<tr>/g)?.length, 200_001);
  assert.equal(records.text().split("\n").length, 200_001);
});

test("each column of a table is looked through once, however many rows there are", () => {
  let reads = 0;
  const row = (): Record<string, number> => ({
    get x() {
      reads++;
      return 1;
    },
  });
  const work = (rows: number): number => {
    reads = 0;
    const made = table(Array.from({ length: rows }, row));
    // The getters are read once when the records are taken over: what is counted is read from these.
    const copies = made.rows.map(row);
    reads = 0;
    (made as { rows: unknown }).rows = copies;
    made.html();
    return reads / rows;
  };
  assert.equal(work(100), work(10));
});

test("a trace of 130,000 gates is told as text", () => {
  const lines = trace(chain(130_000)).text().split("\n");
  assert.equal(lines[2 + 129_999].split(/ {2,}/)[0].trim(), "130000");
  assert.match(lines.at(-1) ?? "", /^v130000 = 130000, dv130000\/dx = 1$/);
});

test("a drawing of too many gates is refused before anything is worked out", () => {
  const f = chain(1_000_000);
  const refused = { code: "graph-too-big", value: 1_000_000, expected: "at most 150 gates" };
  f.graph.names = () => assert.fail("the graph is walked");
  for (const make of [draw, stepper]) assert.throws(() => make(f), refused);
  assert.throws(() => draw(f), OptionError);
});

test("figures of 150,000 points are made", () => {
  const values = Array.from({ length: 150_000 }, (_, i) => 1 / (i + 1));
  assert.doesNotThrow(() => lossCurve([{ name: "a", values }], { log: true }));
  assert.doesNotThrow(() => regressionFit(values.map((target) => ({ target, output: target }))));
});

test("a table of 10,000 steps of descent is read: what is beyond the steps that are judged is told, row by row", () => {
  const rows = Array.from({ length: 10_000 }, (_, i) => `${i},1,1`);
  const verdicts = checkDescent(
    { formula: "f = x^2", start: { x: 1 }, learningRate: 0.1 },
    `step,x,f\n${rows.join("\n")}`,
  );
  assert.equal(verdicts.problems.length, 10_000 - 201);
  assert.ok(verdicts.toHtml().length > 0 && verdicts.toText().length > 0);
});

test("a name of 400,000 signs costs no more than its length where it is looked at for a formula", () => {
  for (const text of [`-${"1".repeat(400_000)}a`, `+${"1".repeat(400_000)}.`, `=${"<".repeat(400_000)}`])
    assert.match(csv(["student"], [[text]]), /^student\n/);
  assert.equal(csv(["a"], [["-1."], ["-.5e3"], ["-1.5.2"], ["-"]]), "a\n-1.\n-.5e3\n'-1.5.2\n'-\n");
});
