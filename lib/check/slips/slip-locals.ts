import type { GateFacts } from "../../gate/facts.js";
import type { ByInput, GateName } from "../../gates/gate-name.js";
import { none, type SlipRule, sentSlips, slip, TELLING } from "./slip-rules.js";

const ln10 = "2.302585092994046";
const degree = "0.017453292519943295";
const inDegrees = "the calculator was set to degrees; here angles are in radians";
const ownInput = "{x} itself was multiplied in; a sum sends 1 × upstream";
const secondInput = "{y} itself was multiplied in; a sum sends 1 × upstream";

/** Backward: by gate and by the input that receives, the local derivative over x, y or k and the output `out`. */
export const localSlips: Readonly<Record<string, readonly (readonly SlipRule[])[]>> = {
  add: [
    [
      slip("sum-as-product", "y", "the sum was treated as a product, which swaps; a sum sends 1 × upstream"),
      slip("sum-as-product", "x", ownInput, 1.2),
    ],
    [
      slip("sum-as-product", "x", "the sum was treated as a product, which swaps; a sum sends 1 × upstream"),
      slip("sum-as-product", "y", secondInput, 1.2),
    ],
  ],
  subtract: [
    [slip("sum-as-product", "x", ownInput, 1.2)],
    [
      slip("sign-flipped", "1", "the minus in front of {y} was forgotten"),
      slip("sum-as-product", "-y", secondInput, 1.2),
    ],
  ],
  multiply: [
    [
      slip(
        "inputs-swapped",
        "x",
        "upstream was multiplied by {x} itself; a product sends the other input, {y}",
      ),
    ],
    [
      slip(
        "inputs-swapped",
        "y",
        "upstream was multiplied by {y} itself; a product sends the other input, {x}",
      ),
    ],
  ],
  divide: [
    [
      slip("upside-down", "y", "{y} was multiplied in instead of divided by"),
      slip("factor-missing", "1", "the division by {y} was left out"),
    ],
    [
      slip("reciprocal-minus", "x / y^2", "the minus of −{x}/{y}² was forgotten", TELLING),
      slip("reciprocal-square", "-x / y", "the square of −{x}/{y}² was forgotten"),
      slip("numerator-forgotten", "-1 / y^2", "the numerator {x} of −{x}/{y}² was forgotten"),
      slip("wrong-slot", "1 / y", "the derivative of the numerator was used"),
    ],
  ],
  addConstant: [
    [
      slip("sum-as-product", "k", "the constant was multiplied in; adding it sends 1 × upstream"),
      slip("sum-as-product", "x", ownInput, 1.2),
    ],
  ],
  scale: [[slip("factor-missing", "1", "the factor {y} was left out")]],
  unaryMinus: [[slip("sign-flipped", "1", "the sign is flipped: −{x} sends −1 × upstream")]],
  reciprocal: [
    [
      slip("reciprocal-minus", "1 / x^2", "the minus of −1/{x}² was forgotten", TELLING),
      slip("reciprocal-square", "-1 / x", "the square of −1/{x}² was forgotten"),
      slip("reciprocal-square", "1 / x", "the minus and the square of −1/{x}² were forgotten"),
    ],
  ],
  pow: [
    [
      slip("exponent-forgotten", "pow(x, y - 1)", "the exponent was not brought down in front"),
      slip("exponent-not-lowered", "y * pow(x, y)", "the exponent was not lowered by one"),
    ],
    [
      slip(
        "power-rule-on-exponent",
        "y * pow(x, y - 1)",
        "the power rule was used where the exponent varies",
      ),
      slip("logarithm-forgotten", "out", "the factor ln {x} was forgotten"),
    ],
  ],
  exp: [
    [
      slip(
        "exp-as-power",
        "x * exp(x - 1)",
        "exp was differentiated like a power, n·xⁿ⁻¹; its derivative is itself",
      ),
      slip("input-for-derivative", "x", "the exponent was brought down; the derivative of exp is exp itself"),
    ],
  ],
  log: [
    [
      slip(
        "common-logarithm",
        `1 / (x * ${ln10})`,
        "the derivative of log10 was used; here log is the natural logarithm",
      ),
      slip("reciprocal-forgotten", "x", "{x} was multiplied in; the derivative of ln is 1/{x}"),
    ],
  ],
  sqrt: [
    [
      slip("half-forgotten", "1 / out", "the factor ½ of 1/(2√{x}) was forgotten"),
      slip("root-forgotten", "1 / (2 * x)", "the root in 1/(2√{x}) was forgotten"),
      slip("root-forgotten", "1 / 2", "the ½ alone was taken: the root in 1/(2√{x}) was left out"),
    ],
  ],
  sin: [
    [
      slip("degrees", `cos(x * ${degree})`, inDegrees),
      slip("wrong-function", "sin(x)", "sin was kept; the derivative of sin is cos"),
    ],
  ],
  cos: [
    [
      slip("cosine-minus", "sin(x)", "the minus of −sin was forgotten", TELLING),
      slip("degrees", `-sin(x * ${degree})`, inDegrees),
      slip("degrees", `sin(x * ${degree})`, `${inDegrees}; and the minus of −sin was forgotten`),
    ],
  ],
  tan: [
    [
      slip("upside-down", "1 / (1 + out^2)", "the derivative 1 + tan² was turned upside down"),
      slip("degrees", `1 + tan(x * ${degree}) * tan(x * ${degree})`, inDegrees),
    ],
  ],
  sinh: [none],
  cosh: [none],
  sigmoid: [
    [
      slip("y-for-derivative", "out", "{out} alone was used where {out}·(1 − {out}) is meant"),
      slip("one-minus-y", "1 - out", "1 − {out} alone was used where {out}·(1 − {out}) is meant"),
      slip("z-for-derivative", "x", "{x} was used where {out}·(1 − {out}) is meant"),
      slip("z-for-y", "x * (1 - x)", "{x}·(1 − {x}) was used; it is {out}·(1 − {out})"),
      slip(
        "derivative-of-output",
        "exp(-out) / ((1 + exp(-out)) * (1 + exp(-out)))",
        "σ′ was taken at the output {out} instead of the input {x}",
      ),
      slip("wrong-function", "1 - out^2", "the derivative of tanh, 1 − {out}², was used"),
    ],
  ],
  tanh: [
    [
      slip("y-for-derivative", "out", "{out} alone was used where 1 − {out}² is meant"),
      slip("square-forgotten", "1 - out", "the square of 1 − {out}² was forgotten"),
      slip("z-for-y", "1 - x^2", "1 − {x}² was used; it is 1 − {out}²"),
      slip(
        "derivative-of-output",
        "1 - tanh(out) * tanh(out)",
        "tanh′ was taken at the output instead of the input {x}",
      ),
      slip("wrong-function", "out * (1 - out)", "the derivative of the sigmoid, {out}·(1 − {out}), was used"),
    ],
  ],
  softplus: [
    [
      slip("exponent-sign", "1 / (1 + exp(x))", "the minus in the sigmoid, 1/(1 + exp(−{x})), was left out"),
      slip("wrong-function", "out * (1 - out)", "the derivative of the sigmoid was used"),
    ],
  ],
  relu: [
    [
      slip("gate-not-closed", "1", "the gradient was let through; below 0 relu passes nothing"),
      slip("gate-closed", "0", "the gradient was stopped; above 0 relu passes all of it"),
    ],
  ],
  leakyRelu: [none],
  elu: [none],
  abs: [none],
  max: [
    [
      slip(
        "wrong-route",
        "x > y ? 0 : 1",
        "the gradient was sent to the smaller input; max sends it to the larger",
      ),
      slip("shared-not-routed", "0.5", "the gradient was shared; max sends all of it to the larger input"),
    ],
    [
      slip(
        "wrong-route",
        "y > x ? 0 : 1",
        "the gradient was sent to the smaller input; max sends it to the larger",
      ),
      slip("shared-not-routed", "0.5", "the gradient was shared; max sends all of it to the larger input"),
    ],
  ],
  min: [
    [
      slip(
        "wrong-route",
        "x < y ? 0 : 1",
        "the gradient was sent to the larger input; min sends it to the smaller",
      ),
      slip("shared-not-routed", "0.5", "the gradient was shared; min sends all of it to the smaller input"),
    ],
    [
      slip(
        "wrong-route",
        "y < x ? 0 : 1",
        "the gradient was sent to the larger input; min sends it to the smaller",
      ),
      slip("shared-not-routed", "0.5", "the gradient was shared; min sends all of it to the smaller input"),
    ],
  ],
} satisfies { readonly [Name in GateName]: ByInput<Name, readonly SlipRule[]> };

/** The wrong local derivatives of a gate by one of its inputs; none are known of gates that are declared elsewhere. */
export function localSlipsOf({ name }: GateFacts, position: number): readonly SlipRule[] {
  return Object.hasOwn(localSlips, name) ? localSlips[name][position] : none;
}

/** Whether a gate only chooses whom it passes the gradient on to. */
export function isRouting(gate: GateFacts): boolean {
  return localSlipsOf(gate, 0).some(({ code }) => code === "wrong-route");
}

/** What a gate may send wrongly; one that chooses whom it sends to has rules of its own for passing all of it on. */
export function sentSlipsOf(gate: GateFacts): readonly SlipRule[] {
  return isRouting(gate) ? sentSlips.filter(({ wrong }) => wrong !== "upstream") : sentSlips;
}
