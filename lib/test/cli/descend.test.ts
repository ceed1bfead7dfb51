import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { optimizers } from "../../descent/optimizers.js";
import { schedules } from "../../descent/schedules.js";
import type { PathRecord } from "../../descent/trajectory.js";
import { backprop, typed } from "../support/backprop.js";

const folder = mkdtempSync(join(tmpdir(), "backprop-"));
after(() => rmSync(folder, { recursive: true }));

const bowl = '"x^2 + 2*y^2" x=-3 y=-3';
const near = (actual: number, exact: number): void =>
  assert.ok(Math.abs(actual - exact) <= 1e-12 * Math.max(1, Math.abs(exact)), `${actual}, not ${exact}`);

test("descend --json has the promised form and the path of the article: 17 steps to 0.004564", () => {
  const { code, out, err } = typed(
    `descend ${bowl} --optimizer gradient-descent --learning-rate 0.1 --until 0.005 --json`,
  );
  assert.deepEqual([code, err], [0, ""]);
  const data = JSON.parse(out);
  assert.deepEqual(Object.keys(data), ["optimizer", "path", "stopped"]);
  assert.deepEqual([data.optimizer, data.stopped, data.path.length], ["gradient-descent", "until", 18]);
  assert.deepEqual(data.path[0], {
    step: 0,
    point: { x: -3, y: -3 },
    value: 27,
    gradient: { x: -6, y: -12 },
  });
  const path: PathRecord[] = data.path;
  near(path[1].value, 12.24);
  assert.equal(path[17].value.toFixed(6), "0.004564");
  // x_n = (1 - 2η)ⁿ x_0 and y_n = (1 - 4η)ⁿ y_0, from the curvatures 2 and 4 of the bowl
  for (const { step, point, gradient } of path) {
    near(point.x, -3 * Math.pow(0.8, step));
    near(point.y, -3 * Math.pow(0.6, step));
    near(gradient.y, 4 * point.y);
  }
});

test("descend prints each step, or of a long walk the first and last ten, and why it stopped", () => {
  const short = typed(`descend ${bowl} --learning-rate 0.1 --until 0.005`).out;
  assert.match(short, /^step +x +y +f +df\/dx +df\/dy\n +0 +-3 +-3 +27 +-6 +-12\n +1 +-2\.4 +-1\.8 +12\.24 /);
  assert.match(short, /\nStopped after 17 steps: f = 0\.00456406 is below 0\.005\.\n$/);
  const long = typed(`descend ${bowl} --learning-rate 0.001 --steps 60`).out;
  assert.deepEqual(
    long
      .split("\n")
      .slice(1, 22)
      .map((line) => line.trim().split(" ")[0]),
    [..."0123456789", "…", ...Array.from({ length: 10 }, (_, i) => String(51 + i))],
  );
  assert.match(long, /Stopped after the 60 steps allowed: f = /);
  assert.match(
    typed(`descend ${bowl} --steps 3 --until 0.005`).out,
    /the 3 steps allowed: .* not below 0\.005/,
  );
});

test("a walk that diverges keeps its path and is no error", () => {
  const { code, out } = typed(`descend ${bowl} --learning-rate 0.6 --steps 200 --json`);
  const { stopped, path } = JSON.parse(out);
  assert.deepEqual([code, stopped], [0, "diverged"]);
  near(path[2].point.y, -3 * 1.96); // (1 - 4 · 0.6)² = 1.96
  assert.match(
    typed(`descend ${bowl} --learning-rate 0.6 --steps 200`).out,
    /Diverged after \d+ steps: .*smaller/,
  );
  assert.match(typed('descend "log(x)" x=1 --learning-rate 2').out, /the next point has no finite value/);
});

test("a long walk is JSON as well, every step in its place", () => {
  const { path } = JSON.parse(typed('descend "x^2" x=1 --learning-rate 1e-6 --steps 2500 --json').out);
  assert.deepEqual(
    path.map(({ step }: PathRecord) => step),
    Array.from({ length: 2501 }, (_, step) => step),
  );
});

test("descend --csv gives a line for each step", () => {
  const lines = typed(`descend ${bowl} --learning-rate 0.25 --steps 1 --csv`).out.split("\n");
  assert.deepEqual(lines, ["step,x,y,value,dx,dy", "0,-3,-3,27,-6,-12", "1,-1.5,0,2.25,-3,0", ""]);
});

test("names that are fixed keep their value, have no gradient and are in no point", () => {
  const { out } = typed(
    'descend "(w * a - b)^2" w=0 --fixed "a=2, b=3" --learning-rate 0.125 --steps 1 --json',
  );
  // d/dw (2w - 3)² = 4 (2w - 3) = -12 at 0, so w = 1.5, which is the minimum
  assert.deepEqual(JSON.parse(out).path, [
    { step: 0, point: { w: 0 }, value: 9, gradient: { w: -12 } },
    { step: 1, point: { w: 1.5 }, value: 0, gradient: { w: 0 } },
  ]);
});

/** One step, or two, on x² from 1 (gradient 2) with η = 0.1, worked by hand from each optimizer's definition. */
const firstSteps: [options: string, ...points: number[]][] = [
  ["--optimizer gradient-descent", 0.8, 0.64],
  ["--optimizer momentum --momentum 0.5", 0.8, 0.8 - 0.1 * (0.5 * 2 + 1.6)],
  ["--optimizer nesterov --momentum 0.5", 1 - 0.1 * (2 + 0.5 * 2)],
  ["--optimizer momentum --momentum 0.5 --corrected", 0.8, 0.8 - (0.1 * 2.6 * 2) / 3],
  ["--optimizer nesterov --momentum 0.5 --look-ahead", 0.8, 0.56],
  ["--optimizer newton --damping 2", 0.5, 0.25],
  ["--optimizer adam --epsilon 1 --beta1 0.5 --beta2 0.75 --uncorrected", 0.95],
  ["--optimizer gradient-descent --schedule exponential --factor 0.5", 0.8, 0.72],
  ["--optimizer gradient-descent --schedule step --factor 0.5 --every 1", 0.8, 0.72],
  ["--optimizer gradient-descent --schedule cosine --over 2", 0.8, 0.72, 0.72],
  ["--optimizer gradient-descent --schedule inverse-time --slowing 1 --warm-up 2", 0.9, 0.81],
  ["--optimizer gradient-descent --clip-norm 1", 0.9, 0.8],
  ["--optimizer gradient-descent --clip-value 0.5", 0.95, 0.9],
  ["--optimizer newton", 0],
  ["--optimizer newton --learning-rate 0.5", 0.5, 0.25],
  ["--optimizer adagrad --epsilon 1", 1 - 0.2 / 3],
  ["--optimizer rmsprop --decay 0.75 --epsilon 1", 1 - 0.2 / 2],
  ["--optimizer adam --epsilon 1 --beta1 0.5 --beta2 0.5", 1 - 0.2 / 3],
  ["--optimizer adamw --epsilon 1 --weight-decay 0.5", 1 - 0.2 / 3 - 0.1 * 0.5],
];
for (const [options, ...points] of firstSteps)
  test(`descend ${options} takes its own steps`, () => {
    const rate = /learning-rate|newton/.test(options) ? "" : "--learning-rate 0.1";
    const { out, err } = typed(`descend "x^2" x=1 ${options} ${rate} --steps ${points.length} --json`);
    const data = JSON.parse(out || err);
    assert.equal(data.optimizer, options.split(" ")[1]);
    points.forEach((x, i) => {
      assert.ok(Math.abs(data.path[i + 1].point.x - x) < 1e-6, `${data.path[i + 1].point.x}, not ${x}`);
    });
  });

test("left out, the learning rate is 0.1 (newton: 1), the optimizer gradient descent, the steps 100", () => {
  const data = JSON.parse(typed('descend "x^2" x=1 --json').out);
  assert.deepEqual([data.optimizer, data.path.length, data.stopped], ["gradient-descent", 101, "steps"]);
  near(data.path[1].point.x, 0.8);
});

test("--html writes a page that needs no network and holds the figures", () => {
  const file = join(folder, "figure.html");
  const answer = backprop(["descend", "x^2 + 2*y^2", "x=-3", "y=-3", "--steps", "5", "--html", file]);
  assert.deepEqual([answer.code, answer.err], [0, `Wrote ${file}\n`]);
  const page = readFileSync(file, "utf8");
  const [, library] = page.split(/<script>|<\/script>/);
  assert.ok(library.includes("plotly.js v"), library.slice(0, 100));
  const own = page.replace(library, "");
  assert.ok(
    own.length < 1e6 && !/<(script|link|img)[^>]*(src|href)=|@import|https?:\/\//.test(own),
    own.slice(0, 500),
  );
  const figures = figuresIn(own);
  const titles = figures.map(({ layout }) => layout.title.text.replace(/<[^>]*>/g, ""));
  assert.equal(figures.length, 4);
  assert.ok(
    titles[0].includes("f over x and y") && titles[2].startsWith("f against the step"),
    titles.join(),
  );
  const [{ y }] = figures[2].data;
  near(y[0], 27);
  near(y[1], 12.24);
});

/** Walks of every kind: in one parameter and in three, that diverge, end at 0, take no step, take many. */
const drawn: [formula: string, start: string[], options: string[]][] = [
  ["x^2", ["x=1"], []],
  ["x^2", ["x=1"], ["--learning-rate", "3"]],
  ["x^2", ["x=1"], ["--learning-rate", "0.5"]],
  ["x^2", ["x=0"], []],
  ["x^2 - 4", ["x=1"], ["--until", "-3"]],
  ["x^2 - 4", ["x=1"], []],
  ["-x", ["x=0"], ["--steps", "20"]],
  ["log(x)", ["x=1"], ["--learning-rate", "2"]],
  ["x^2 + y^2", ["x=0", "y=0"], ["--until", "1"]],
  ["x + y", ["x=1", "y=1e6"], []],
  ["sqrt(x) + y^2", ["x=0.01", "y=1"], ["--learning-rate", "0.3"]],
  ["x^2 + y^2 + (z - x)^2", ["x=1", "y=2", "z=3"], ["--optimizer", "adam"]],
  ["x^2 * 1e300", ["x=1e-10"], ["--learning-rate", "1e-301"]],
  ["(x * a)^2 + y^2", ["x=1", "y=1"], ["--fixed", "a=2", "--steps", "30000", "--learning-rate", "1e-5"]],
  ["x^2 + 0 * y", ["x=1", "y=1"], ["--optimizer", "momentum", "--steps", "5"]],
];
drawn.forEach(([formula, start, options], i) => {
  test(`--html draws ${formula} from ${start.join(" ")} ${options.join(" ")}`, () => {
    const file = join(folder, `walk-${i}.html`);
    const { code, err } = backprop(["descend", formula, ...start, "--html", file, ...options]);
    assert.equal(code, 0, err);
    const figures = figuresIn(readFileSync(file, "utf8"));
    assert.equal(figures.length, start.length === 1 ? 3 : 4);
    for (const { data } of figures) assert.ok(data.length > 0);
  });
});

interface PlainFigure {
  data: { x: number[]; y: number[] }[];
  layout: { title: { text: string } };
}
function figuresIn(page: string): PlainFigure[] {
  return JSON.parse(/const figures = (.*);/.exec(page)?.[1] ?? "");
}

test("Newton's method on a straight line says that the Hessian is singular, not to take a smaller rate", () => {
  const { code, out } = typed("descend x x=3 --optimizer newton");
  assert.equal(code, 0);
  assert.match(out, /Stopped after 0 steps, at .* = 3: the Hessian is singular here/);
  assert.doesNotMatch(out, /learning-rate/);
});

test("the help tells every optimizer with its formula, and every setting with what it may be and whose it is", () => {
  const page = typed("descend --help").out.replace(/\s+/g, " ");
  for (const { name, rule, settings } of [...optimizers, ...schedules]) {
    assert.ok(page.includes(` ${name} ${rule}`), name);
    for (const setting of settings) {
      const option = `--${setting.name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
      const range = setting.standard === false ? "" : `: ${setting.range.says}`;
      const value = setting.standard === false ? "" : ` ${setting.standard}`;
      const told = page.slice(page.indexOf(` ${option}${value} `));
      assert.ok(told.startsWith(` ${option}${value} ${setting.help}${range}; of `), option);
      assert.ok(told.slice(0, told.indexOf(" --", 5)).includes(name), `${option} of ${name}`);
    }
  }
});
