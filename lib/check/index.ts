// Hand calculations, checked: what is judged below as plain data is shown from here.
export { check } from "./check.js";
export { checkClass } from "./check-class.js";
export { checkDescent } from "./check-descent.js";
export type { ClassOptions } from "./class/class-inputs.js";
export type { DescentProblem } from "./descent/descent-problem.js";
export type { NumberVerdict, Verdict } from "./judge/verdict.js";
export type { CheckOptions, Problem } from "./plan/plan-for.js";
export { ClassReport } from "./report/class/class-report.js";
export { Verdicts, type VerdictsData } from "./report/sheet/verdicts.js";
export { type SlipQuiz, type SlipQuizOptions, slipQuiz } from "./report/slips/slip-quiz.js";
export { slipTable } from "./report/slips/slip-table.js";
export { Worksheets } from "./report/worksheet/worksheets.js";
export type { SheetProblem } from "./sheet/problem.js";
export type { Answers } from "./sheet/sheet.js";
export { type SlipExample, type SlipStage, slipExamples } from "./slips/slip-examples.js";
export { type Template, templates } from "./worksheet/templates.js";
export type { Worksheet } from "./worksheet/worksheet.js";
export { worksheets } from "./worksheets.js";
