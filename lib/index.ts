// From top to bottom: what a gate is, what a graph is, how gradients flow, and what is made of them.

export { backward } from "./backward.js";
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
export { meanOf, sumOf } from "./combine.js";
export { compile, type Objective } from "./compile.js";
export * from "./datasets.js";
export { type Displayable, html, latex, type MimeBundle, markdown, picture } from "./display.js";
export { Drawing, type DrawOptions, draw } from "./drawing.js";
export * from "./errors.js";
export { Formula, formula } from "./formula.js";
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
export { centralDifference, forwardDifference, type GradientCheck, gradientCheck } from "./gradient-check.js";
export { Graph, Node, type NodeKind, type Operand } from "./graph.js";
export { type Kink, kinks } from "./kinks.js";
export { show } from "./notebook.js";
export * from "./optimizers.js";
export * from "./plots/index.js";
export { type Random, random } from "./random.js";
export { Stepper, type StepperOptions, stepper } from "./stepper.js";
export { type BackwardStep, type ForwardStep, type Sent, type Step, type StepInput, steps } from "./steps.js";
export { type TableOptions, type TableRow, table } from "./table.js";
export { gateFormula, localDerivative } from "./tex.js";
export { Trace, trace } from "./trace.js";
export {
  type DescendOptions,
  descend,
  measure,
  type PathRecord,
  path,
  type Trajectory,
} from "./trajectory.js";
export type { Result, WalkOptions } from "./walk.js";
