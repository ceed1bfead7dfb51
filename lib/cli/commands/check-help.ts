import { optimizers } from "../../descent/optimizers.js";
import type { OptionSpec } from "../parts/arguments.js";
import { settingOptions } from "../parts/choices.js";
import { aboutFormulas } from "../parts/formulas.js";
import { fileOption } from "../parts/source.js";

export const aboutChecks = `Checks numbers that were worked out by hand, each against the truth and against your own earlier numbers:
one slip is one mistake, and what follows from it is not called wrong. The slip is named where it is known.

  ✓ right   ≈ right, loosely rounded   ↪ follows from an earlier slip
  ✗ wrong   · not answered             ! could not be read

Answers are written name=number, between blanks, commas, semicolons or line ends:
  q=3        the value of a line       dq=-4 or df/dq=-4   the gradient of the result with respect to q
  w'=0.016   w after one step of gradient descent, with --learning-rate
  ∂q/∂x=1    the derivative of any line with respect to any name before it       Δw=0.016   the step itself
They may be written as on paper: in q = x + y = -2 + 5 = 3 the last number is the answer for q; a remark may follow.
An answer may be a formula, in the problem's names and in gradients: dw = 2*(o - t)*x, dq = df*z, dx = df/dq * 1. It is
right when it equals the truth for all numbers, not only for these; with --reveal the derivation is printed.
Vectors and matrices are answered whole or by elements: dW = [[1, 2], [3, 4]], dW[1,2] = 3, dW12 = 3, b2' = 0.1; or by
a formula of whole ones, dW = (y - t) * transpose(h), also written hᵀ or h^T.
A wrong number is first told where to look, and which slip it looks like; with --step how the step goes, and only with
--reveal what it gives.
Ask for as many as you like; q= or q=___ is a place left blank. Text after # is a comment.
Rounding is read from the number as written: 0.20 has two decimals. A number is right where it rounds from the truth,
or from your own numbers, to the digits that the sheet is worked in (alone: two decimals or three digits); where only
fewer agree, as in 0.3 for 0.27 or 12 for 12.4, more digits are asked for and it does not count as
right; else it is wrong.
In JSON: { "q": 3, "dq": "-4.00" }; in CSV a name and a number in each row, or a row of names above a row of numbers.
Files are best saved as UTF-8; UTF-16, GB18030 (Chinese) and
Windows-1252 are recognised, and which one was taken is told.

${aboutFormulas}`;

export const checkOptions: readonly OptionSpec[] = [
  { name: "answers", value: '"q=3 dq=-4"', help: "what you worked out" },
  {
    name: "answers-file",
    value: "sheet.txt",
    help: "the same from a file: text, JSON or CSV (- for standard input)",
  },
  {
    name: "class",
    value: "answers.csv",
    help: "a row for each student: first who it is, then a column for each answer (q, dq, …); a column with the name of an input gives each student other numbers, and where every input has one, none need be typed",
  },
  {
    name: "table",
    value: "steps.csv",
    help: "a row for each step of gradient descent: x (or x' for x after the step), any values and gradients (f, dx); what is typed as name=number is a parameter, and its start",
  },
  {
    name: "samples",
    value: "samples.csv",
    help: "with --table: a column for each other input, a row for each step, from the beginning again when used up",
  },
  {
    name: "optimizer",
    value: "momentum",
    help: "with --table: how the steps are made, gradient-descent when left out; columns may also hold what it remembers, v of momentum, m, s, mhat and shat of adam (v_x for one of several parameters)",
  },
  ...settingOptions(optimizers),
  {
    name: "worksheet",
    value: "name",
    help: "the problem of backprop worksheet, in place of a formula; a class's inputs come from its columns",
  },
  { name: "seed", value: "7", help: "with --worksheet: the inputs come from the number of the sheet" },
  { name: "sheet", value: "3", help: "with --seed: which sheet it is; 1 when left out" },
  { name: "decimals", value: "2", help: "every step was rounded to so many places after the point, 0 to 15" },
  { name: "learning-rate", value: "0.1", help: "above 0; of the step after which w' is asked" },
  { name: "step", help: "also print how each step goes that is wrong, without what it gives" },
  { name: "reveal", help: "print the true numbers too, not only hints (--json always has them)" },
  { name: "json", help: "print JSON: verdicts, right, of, and problems where something could not be read" },
  { name: "html", value: "report.html", help: "also write a page" },
  {
    name: "svg",
    value: "graph.svg",
    help: "with one sheet: also draw the graph with your numbers, wrong ones marked",
  },
  { name: "csv", value: "report.csv", help: "with --class: also write a row for each student" },
  fileOption,
  { name: "help", help: "print this page" },
];

export const checkExamples = `Examples:
  backprop check "q = x + y; f = q * z" x=-2 y=5 z=-4 --answers "q=3 f=-12 dq=-4 dz=3 dx=-4 dy=-4"
      … 6 of 6 right
  backprop check "q = x + y; f = q * z" x=-2 y=5 z=-4 --answers "q=3 f=-12 dq=4 dx=4"
      … look first at dq: it looks as if the sign is flipped; dx follows from it
  backprop check "q = x + y; f = q * z" x=-2 y=5 z=-4 --answers "q=3 dq=4 dx=4 dz=3" --svg graph.svg
      the graph with these numbers: the wire of the wrong one thick, of what follows from it dashed
  backprop check "o = w*x + b; loss = (o - t)^2" w=1 x=2 b=0 t=3 --answers "do=2*(o-t) dw=do*w"
      … look first at dw: it looks as if upstream was multiplied by w itself; a product sends the other input, x
  backprop check "L = sum((W*x - t)^2)" "W=[[1,2],[3,4]]" "x=[1,-1]" "t=[0,0]" --answers "dW=[[-2,2],[-2,2]]"
      … 4 of 4 right
  backprop check "1 / (1 + exp(-(w0*x0 + w1*x1 + w2)))" w0=2 x0=-1 w1=-3 x1=-2 w2=-3 --answers "f=0.73 dx0=0.40"
      … right, and so is dx0=0.39: it depends on where you rounded
  backprop check "o = w*x + b; loss = (o - t)^2" w=0 b=0 x=0.1 t=0.8 --learning-rate 0.1 --answers "dw=-0.16 w'=0.016"
  backprop check "q = x + y; f = q * z" x=-2 y=5 z=-4 --class answers.csv --html report.html --csv report.csv
      with answers.csv such as:  student,q,f,dq,dx
                                 Ada,3,-12,-4,-4
                                 Bo,3,-12,4,4
  backprop check "f = x^2 + 2*y^2" x=-3 y=-3 --learning-rate 0.1 --table steps.csv
      with steps.csv such as:    step,x,y,f,dx,dy
                                 0,-3,-3,27,-6,-12
                                 1,-2.4,-1.8,12.24,-4.8,-7.2
  backprop check --worksheet product-of-a-sum --class sheets.csv
      the table that backprop worksheet product-of-a-sum --csv sheets.csv wrote, filled in
  backprop check --worksheet product-of-a-sum --seed 7 --sheet 3 --answers "q=4 f=-24 dq=-6"
      seed and sheet are printed at the top of every sheet

Exit code: 0 when every answer is right, 1 when one is not: wrong, follows from a slip, left blank, or could not
be read (then its line and column are told, and the rest is judged); 2 for bad input otherwise, with a message
on standard error (with --json also as { "error": { "code", "message", "position", … } } on standard output).`;
