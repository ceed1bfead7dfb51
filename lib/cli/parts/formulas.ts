import { constants, functions } from "../../formula/words.js";
import { tensorFunctions } from "../../gates/functions.js";
import { filled } from "./command.js";

const both = [...functions.values()].filter(({ inputs }) => inputs.length === 2).map(({ name }) => name);

/** What the help of every command says about formulas. */
export const aboutFormulas = filled(
  `A formula is made of + - * / ^ and parentheses, decimal numbers, names, ${[...constants.keys()].join(", ")}, and the functions ${[...functions.keys()].join(" ")} (${both.join(" and ")} take two arguments; log is the natural one). Nothing is left out: write 2 * x, not 2x. -x^2 is -(x^2), and 2^3^2 is 2^(3^2). Several lines with names, separated by ; or line ends: "q = x + y; f = q * z"; the last line is the result. Put the formula in quotation marks, so that the shell leaves * and ( alone. Inputs follow as name=number; dx can be no name where x is one, since it stands for the gradient.`,
  104,
);

/** What is added where an input may be a tensor. */
export const aboutTensors = filled(
  `An input may be a vector or a matrix: x=[1,2] W=[[0.1,0.2],[0.3,0.4]]. Between them * is the matrix product and .* ./ .^ go element by element, as + - and every function do; x[2] and W[1,2] are single elements, counted from 1, and so are axes. The functions of vectors and matrices: ${[...tensorFunctions.values()].map(({ form }) => form).join("; ")}.`,
  104,
);
