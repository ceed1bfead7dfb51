/** What the help of every command says about formulas. */
export const aboutFormulas = `A formula is made of + - * / ^ and parentheses, decimal numbers, names, pi, e, and the functions
exp log sqrt abs sin cos tan sinh cosh tanh sigmoid softplus relu max min (max and min take two
arguments; log is the natural one). Nothing is left out: write 2 * x, not 2x. -x^2 is -(x^2), and 2^3^2 is
2^(3^2). Several lines with names, separated by ; or line ends: "q = x + y; f = q * z"; the last line is
the result. Put the formula in quotation marks, so that the shell leaves * and ( alone. Inputs follow
as name=number; dx can be no name where x is one, since it stands for the gradient.`;
