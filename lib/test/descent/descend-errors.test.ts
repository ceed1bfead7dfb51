import { meanOf, sumOf } from "../../descent/combine.js";
import type { Optimizer } from "../../descent/optimizer.js";
import { gradientDescent } from "../../descent/optimizers.js";
import { solve } from "../../descent/solve.js";
import { descend, measure } from "../../descent/trajectory.js";
import type { Objective } from "../../graph/compile.js";
import { refuses } from "../support/refuses.js";

const line: Objective = {
  names: ["x", "y"],
  evaluate: (point, gradient) => {
    gradient.set([1, 1]);
    return point[0] + point[1];
  },
};
const walk =
  (start: Record<string, number>, options = {}, optimizer: unknown = gradientDescent(1)) =>
  () =>
    descend(line, start, optimizer as Optimizer, options);
const start = { x: 0, y: 0 };

refuses("an empty start", () => descend({ ...line, names: [] }, {}, gradientDescent(1)), {
  name: "InputError",
  code: "empty-start",
  message: "the start names no parameter, so there is nothing to move",
  value: {},
  expected: "a number for each parameter, such as { x: 3 }",
});
refuses("a start with one parameter more", walk({ ...start, z: 1 }), {
  name: "InputError",
  code: "extra-input",
  message: 'the start has "z", but the objective takes x, y',
  value: "z",
  expected: "x, y",
});
refuses("a start with one parameter less", walk({ x: 1 }), {
  name: "InputError",
  code: "not-a-finite-number",
  message: "the start needs a finite number for y, not undefined",
  value: undefined,
  expected: "a finite number",
});
refuses("a misspelt option", walk(start, { step: 3 }), {
  name: "OptionError",
  code: "unknown-option",
  message: 'descend has no option "step"; it takes steps and until',
  value: "step",
  expected: "steps, until",
});
refuses("what is no optimizer", walk(start, {}, "adam"), {
  name: "OptionError",
  code: "not-an-optimizer",
  message: "the third argument is adam, not an optimizer",
  value: "adam",
  expected: "an optimizer, such as gradientDescent(0.1)",
});
refuses("no optimizer at all", () => descend(line, start, undefined as unknown as Optimizer), {
  message: "the third argument is undefined, not an optimizer",
});
for (const most of [0, 1.5, 1_000_001])
  refuses(`${most} steps`, walk(start, { steps: most }), {
    name: "OptionError",
    code: "steps-out-of-range",
    message: `steps must be a whole number from 1 to 1000000, not ${most}`,
    value: most,
    expected: "a whole number from 1 to 1000000",
  });
refuses("until NaN", walk(start, { until: Number.NaN }), {
  name: "OptionError",
  code: "until-out-of-range",
  message: "until must be a finite number, not NaN",
  value: Number.NaN,
  expected: "a finite number",
});
const nowhere = { ...line, evaluate: () => Infinity };
refuses("an objective without a finite value", () => descend(nowhere, { x: 1, y: 2 }, gradientDescent(1)), {
  name: "DomainError",
  code: "not-finite",
  message: "the objective's value or gradient is not finite at x = 1, y = 2",
  value: Infinity,
  expected: "a finite value and gradient",
});
const other: Objective = { ...line, names: ["y", "x"] };
const changing = (n: number): Objective => (n === 0 ? line : other);
refuses(
  "an objective of other parameters at a later step",
  () => descend(changing, start, gradientDescent(1)),
  {
    name: "InputError",
    code: "other-parameters",
    message: "the objective of step 1 takes y, x, not x, y",
    value: "y, x",
    expected: "x, y",
  },
);
refuses("a path measured by other parameters", () => measure(walk(start, { steps: 1 })(), other), {
  message: "this objective takes y, x, not x, y",
});
refuses("a sum of other parameters", () => sumOf([line, other]), {
  name: "InputError",
  code: "other-parameters",
  message: "objectives of x, y and of y, x",
  value: "y, x",
  expected: "one or more objectives of the same parameters",
});
refuses("a mean of nothing", () => meanOf([]), {
  name: "InputError",
  code: "no-objective",
  message: "no objective was given",
  value: undefined,
  expected: "one or more objectives of the same parameters",
});
const huge = { ...line, evaluate: () => 1e308 };
refuses("a sum that overflows", () => sumOf([huge, huge]).evaluate([0, 0], new Float64Array(2)), {
  name: "DomainError",
  code: "overflow",
  message: "the sum of 2 objectives or its gradient is not finite",
  value: Infinity,
  expected: "a sum below 1.8e308",
});
refuses("a Hessian without an inverse", () => solve([Float64Array.of(0)], Float64Array.of(1)), {
  name: "DomainError",
  code: "singular-hessian",
  message: "the Hessian is singular here: Newton's step does not exist",
});
