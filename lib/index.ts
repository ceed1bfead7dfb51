// Read from top to bottom: every part is made of the parts above it.

// What a gate is, and every gate.
export * from "./errors.js";
export {
  type BinaryGate,
  type ConstantGate,
  type Gate,
  type GateDefinition,
  type GateFacts,
  gate,
  type UnaryGate,
} from "./gate.js";
export * from "./gates.js";

// A graph of gates, and how gradients flow through it.
export { Graph, Node, type NodeKind, type Operand } from "./graph.js";
export { backward } from "./backward.js";
export { type BackwardStep, type ForwardStep, type Sent, type Step, type StepInput, steps } from "./steps.js";
export { type Kink, kinks } from "./kinks.js";
export { compile, type Objective } from "./compile.js";

// A formula in text, and its gradient measured.
export { Formula, formula } from "./formula.js";
export { centralDifference, forwardDifference, type GradientCheck, gradientCheck } from "./gradient-check.js";

// Ways down, and what they visit.
export * from "./optimizers.js";
export {
  type DescendOptions,
  descend,
  measure,
  type PathRecord,
  path,
  type Trajectory,
} from "./trajectory.js";
export { meanOf, sumOf } from "./combine.js";
export { curvatures } from "./curvature.js";
export * from "./datasets.js";
export { type Random, random } from "./random.js";

// Hand calculations, checked.
export {
  type Answers,
  type CheckOptions,
  check,
  type NumberVerdict,
  type Problem,
  type SheetProblem,
  type Verdict,
  Verdicts,
  type VerdictsData,
} from "./check/index.js";
export { type ClassOptions, ClassReport, checkClass } from "./check/class/class.js";
export { type Exercise, exercise } from "./check/exercise.js";
export { type SlipExample, type SlipStage, slipExamples, slipTable } from "./check/slips/slip-examples.js";
export { type SlipQuiz, type SlipQuizOptions, slipQuiz } from "./check/slips/slip-quiz.js";
export { checkDescent, type DescentProblem } from "./check/descent/trajectory.js";
export { type Template, templates } from "./check/worksheet/templates.js";
export { type Worksheet, Worksheets, worksheets } from "./check/worksheet/worksheet.js";

// What can be shown: text and tables, graphs, the walk through them, figures; and showing it.
export { type Displayable, html, latex, type MimeBundle, markdown, picture } from "./display.js";
export { type TableOptions, type TableRow, table } from "./table.js";
export { gateReference } from "./gate-reference.js";
export { gateFormula, localDerivative } from "./tex.js";
export type { Result, WalkOptions } from "./walk.js";
export { Trace, trace } from "./trace.js";
export { Drawing, type DrawOptions, draw } from "./drawing.js";
export { Stepper, type StepperOptions, stepper } from "./stepper.js";
export * from "./plots/index.js";
export { claim } from "./claim.js";
export { show } from "./notebook.js";
