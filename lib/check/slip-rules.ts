/**
 * A slip as it is known to teachers: the rule that was used instead of the right one, in gate notation, and what one
 * says about it ("it looks as if …"). {x}, {y}, {out} stand for the names of a gate's inputs and output.
 */
export interface SlipRule {
  code: string;
  wrong: string;
  says: string;
}
const slip = (code: string, wrong: string, says: string): SlipRule => ({ code, wrong, says });

const ln10 = "2.302585092994046";
const degree = "0.017453292519943295";
const ofInput = "{x} was taken as it is: the function was left out";

/** Forward: by gate, over its inputs x, y or k and its right output `out`. */
export const valueSlips: Readonly<Record<string, readonly SlipRule[]>> = {
  add: [
    slip("term-left-out", "x", "{y} was left out of the sum"),
    slip("term-left-out", "y", "{x} was left out of the sum"),
    slip("wrong-operation", "x * y", "the two were multiplied instead of added"),
    slip("wrong-operation", "x - y", "{y} was subtracted instead of added"),
    slip("wrong-operation", "y - x", "{x} was subtracted instead of added"),
  ],
  subtract: [
    slip("wrong-operation", "x + y", "the two were added instead of subtracted"),
    slip("term-left-out", "x", "{y} was left out"),
    slip("wrong-order", "y - x", "the difference was taken the other way round"),
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
  tanh: [slip("wrong-function", "1 / (1 + exp(-x))", "the sigmoid was used instead of tanh")],
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
  max: [slip("wrong-choice", "min(x, y)", "the smaller one was taken")],
  min: [slip("wrong-choice", "max(x, y)", "the larger one was taken")],
};

/** Backward: by gate and by the input that receives, the local derivative over x, y or k and the output `out`. */
export const localSlips: Readonly<Record<string, readonly (readonly SlipRule[])[]>> = {
  add: [
    [slip("sum-as-product", "y", "the sum was treated as a product, which swaps; a sum sends 1 × upstream")],
    [slip("sum-as-product", "x", "the sum was treated as a product, which swaps; a sum sends 1 × upstream")],
  ],
  subtract: [[], [slip("sign-flipped", "1", "the minus in front of {y} was forgotten")]],
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
    [slip("upside-down", "y", "{y} was multiplied in instead of divided by")],
    [
      slip("reciprocal-minus", "x / y^2", "the minus of −{x}/{y}² was forgotten"),
      slip("reciprocal-square", "-x / y", "the square of −{x}/{y}² was forgotten"),
      slip("numerator-forgotten", "-1 / y^2", "the numerator {x} of −{x}/{y}² was forgotten"),
      slip("wrong-slot", "1 / y", "the derivative of the numerator was used"),
    ],
  ],
  addConstant: [
    [slip("sum-as-product", "k", "the constant was multiplied in; adding it sends 1 × upstream")],
  ],
  scale: [[]],
  unaryMinus: [[]],
  reciprocal: [
    [
      slip("reciprocal-minus", "1 / x^2", "the minus of −1/{x}² was forgotten"),
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
    ],
  ],
  sin: [[]],
  cos: [[slip("cosine-minus", "sin(x)", "the minus of −sin was forgotten")]],
  tan: [[slip("upside-down", "1 / (1 + out^2)", "the derivative 1 + tan² was turned upside down")]],
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
  abs: [[]],
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
};

/** Backward, at any gate: what is sent, over upstream, the local derivative, and the gate's output. */
export const sentSlips: readonly SlipRule[] = [
  slip("upstream-forgotten", "local", "the local derivative was written alone: upstream was forgotten"),
  slip(
    "chain-factor-forgotten",
    "upstream",
    "upstream was passed on as it is: the local derivative was forgotten",
  ),
  slip("value-for-derivative", "upstream * out", "the gate's value {out} was used as its derivative"),
];

/** On the whole number of a line, forward or backward. */
export const totalSlips: readonly SlipRule[] = [
  slip("sign-flipped", "-out", "the sign is flipped"),
  slip("factor-missing", "out / 2", "a factor 2 is missing"),
  slip("factor-missing", "2 * out", "a factor ½ is missing"),
];

/** A parameter's update, over its old value, its gradient and the learning rate. */
export const updateSlips: readonly SlipRule[] = [
  slip("gradient-added", "old + rate * gradient", "the gradient was added; descent subtracts it"),
  slip("learning-rate-forgotten", "old - gradient", "the learning rate was forgotten"),
  slip("learning-rate-twice", "old - rate * rate * gradient", "the learning rate was multiplied in twice"),
  slip(
    "old-value-forgotten",
    "-(rate * gradient)",
    "the step alone was written: the old value was forgotten",
  ),
  slip(
    "old-value-forgotten",
    "rate * gradient",
    "the step alone was written, without its minus and the old value",
  ),
  slip("not-updated", "old", "the old value was kept"),
  slip(
    "factor-missing",
    "old - rate * gradient / 2",
    "a factor 2 is missing in the gradient (or sum and mean were mixed up)",
  ),
  slip(
    "factor-missing",
    "old - 2 * rate * gradient",
    "a factor ½ is missing in the gradient (or sum and mean were mixed up)",
  ),
];
