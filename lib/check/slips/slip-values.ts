import type { GateFacts } from "../../gate/facts.js";
import type { GateName } from "../../gates/gate-name.js";
import { none, type SlipRule, slip } from "./slip-rules.js";

const ln10 = "2.302585092994046";
const degree = "0.017453292519943295";
const ofInput = "{x} was taken as it is: the function was left out";

/** Forward: by gate, over its inputs x, y or k and its right output `out`. */
export const valueSlips: Readonly<Record<string, readonly SlipRule[]>> = {
  add: [
    slip("term-left-out", "x", "{y} was left out of the sum"),
    slip("term-left-out", "y", "{x} was left out of the sum"),
    slip("wrong-operation", "x * y", "the two were multiplied instead of added"),
    slip("wrong-operation", "x - y", "{y} was subtracted instead of added, or its sign was lost"),
    slip("wrong-operation", "y - x", "{x} was subtracted instead of added, or its sign was lost"),
  ],
  subtract: [
    slip("wrong-operation", "x + y", "the two were added instead of subtracted"),
    slip("term-left-out", "x", "{y} was left out"),
    slip("sign-flipped", "y - x", "the sign is flipped: the difference was taken the other way round"),
    slip("term-left-out", "-y", "{x} was left out of the difference"),
  ],
  multiply: [
    slip("wrong-operation", "x + y", "the two were added instead of multiplied"),
    slip("factor-missing", "x", "the factor {y} was left out"),
    slip("factor-missing", "y", "the factor {x} was left out"),
  ],
  divide: [
    slip("upside-down", "y / x", "the fraction stands upside down"),
    slip("wrong-operation", "x * y", "the two were multiplied instead of divided"),
    slip("factor-missing", "x", "the division by {y} was left out"),
  ],
  addConstant: [
    slip("term-left-out", "x", "the constant {y} was left out"),
    slip("wrong-operation", "x - k", "{y} was subtracted instead of added"),
  ],
  scale: [slip("factor-missing", "x", "the factor {y} was left out")],
  unaryMinus: [slip("sign-flipped", "x", "the minus was left out")],
  reciprocal: [slip("reciprocal-forgotten", "x", "the reciprocal was not taken")],
  pow: [
    slip("power-as-product", "x * y", "the exponent was multiplied in instead of being a power"),
    slip("power-left-out", "x", "the power was left out"),
  ],
  exp: [
    slip("exponent-sign", "exp(-x)", "the sign of the exponent was flipped"),
    slip("function-left-out", "x", ofInput),
    slip("power-as-product", "2.718281828459045 * x", "e was multiplied by {x} instead of raised to it"),
  ],
  log: [
    slip(
      "common-logarithm",
      `log(x) / ${ln10}`,
      "the key log10 was used; here log is the natural logarithm, ln",
    ),
    slip("function-left-out", "x", ofInput),
  ],
  sqrt: [
    slip("half-for-root", "x / 2", "{x} was halved; the root is asked for"),
    slip("function-left-out", "x", ofInput),
  ],
  sin: [
    slip("degrees", `sin(x * ${degree})`, "the calculator was set to degrees; here angles are in radians"),
    slip("wrong-function", "cos(x)", "cos was used instead of sin"),
  ],
  cos: [
    slip("degrees", `cos(x * ${degree})`, "the calculator was set to degrees; here angles are in radians"),
    slip("wrong-function", "sin(x)", "sin was used instead of cos"),
  ],
  tan: [
    slip("degrees", `tan(x * ${degree})`, "the calculator was set to degrees; here angles are in radians"),
  ],
  sinh: [
    slip("wrong-function", "cosh(x)", "cosh was used instead of sinh"),
    slip("wrong-function", "sin(x)", "sin was used instead of sinh"),
  ],
  cosh: [
    slip("wrong-function", "sinh(x)", "sinh was used instead of cosh"),
    slip("wrong-function", "cos(x)", "cos was used instead of cosh"),
  ],
  tanh: [
    slip("wrong-function", "1 / (1 + exp(-x))", "the sigmoid was used instead of tanh"),
    slip("wrong-function", "tan(x)", "the key tan was used; tanh is the hyperbolic one"),
  ],
  sigmoid: [
    slip("exponent-sign", "1 / (1 + exp(x))", "the minus in exp(−{x}) was left out"),
    slip("reciprocal-forgotten", "1 + exp(-x)", "the reciprocal was not taken"),
    slip("wrong-function", "tanh(x)", "tanh was used instead of the sigmoid"),
    slip("function-left-out", "x", ofInput),
  ],
  softplus: [
    slip("wrong-function", "max(x, 0)", "relu was used instead of softplus"),
    slip("exponent-sign", "log(1 + exp(-x))", "the sign of the exponent was flipped"),
    slip(
      "common-logarithm",
      `log(1 + exp(x)) / ${ln10}`,
      "the key log10 was used; here log is the natural logarithm, ln",
    ),
  ],
  relu: [slip("not-clipped", "x", "the negative number was let through; relu makes it 0")],
  leakyRelu: none,
  elu: none,
  abs: none,
  max: [slip("wrong-choice", "min(x, y)", "the smaller one was taken")],
  min: [slip("wrong-choice", "max(x, y)", "the larger one was taken")],
} satisfies { readonly [Name in GateName]: readonly SlipRule[] };

/** The wrong values of a gate; none are known of gates that are declared elsewhere. */
export function valueSlipsOf({ name }: GateFacts): readonly SlipRule[] {
  return Object.hasOwn(valueSlips, name) ? valueSlips[name] : none;
}
