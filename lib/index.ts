// Read from top to bottom: every part is made of the parts above it.

// What a gate is, and every gate.
export * from "./text/errors.js";
export { type BinaryGate, type ConstantGate, type Gate, gate, type UnaryGate } from "./graph/gate.js";
export type { GateDefinition, GateFacts } from "./gate/facts.js";
export * from "./gates/scalar.js";
/** The vector gates, which share names with scalar ones: vector.max([x]). */
export * as vector from "./gates/vector.js";

// A graph of gates, and how gradients flow through it.
export { Graph, Node, type NodeKind, type Operand } from "./graph/graph.js";
export { backward } from "./graph/backward.js";
export {
  type BackwardStep,
  type ForwardStep,
  type Sent,
  type Step,
  type StepInput,
  steps,
} from "./graph/steps.js";
export { type Kink, kinks } from "./graph/kinks.js";
export { compile, type Objective } from "./graph/compile.js";

// Tensors of such a graph: vectors, matrices, …
export { elementwise } from "./tensor/elementwise.js";
export { type Tensor, tensorConstant, tensorInput, type TensorOperand } from "./tensor/tensor.js";
export type { Nested, Shape } from "./graph/shape.js";
export type { VectorGate, VectorGateDefinition } from "./tensor/definition.js";
export { vectorGate } from "./tensor/gate.js";
export type { VectorGateFacts } from "./gate/facts.js";

// A formula in text, opened into scalar gates, and its gradient measured.
export { Formula, formula, type Inputs } from "./formula/formula.js";
export { expand } from "./expand/expand.js";
export {
  centralDifference,
  forwardDifference,
  type GradientCheck,
  gradientCheck,
} from "./descent/gradient-check.js";

// Ways down, and what they visit.
export {
  eachParameter,
  type Ground,
  type Move,
  type Optimizer,
  type OptimizerDefinition,
  type OptimizerMaker,
  type OptimizerStep,
  optimizer,
} from "./descent/optimizer.js";
export * from "./descent/optimizers.js";
export type { LearningRate, Schedule } from "./descent/schedule.js";
export * from "./descent/schedules.js";
export { clipped, decayed } from "./descent/tamed.js";
export { penalized } from "./descent/penalty.js";
export {
  type DescendOptions,
  descend,
  measure,
  type PathRecord,
  path,
  type Trajectory,
} from "./descent/trajectory.js";
export { meanOf, sumOf } from "./descent/combine.js";
export { Curvature, curvature } from "./descent/curvature.js";
export * from "./data/datasets.js";
export { type Random, random } from "./data/random.js";

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
export { type Exercise, exercise } from "./notebook/exercise.js";
export { type SlipExample, type SlipStage, slipExamples, slipTable } from "./check/slips/slip-examples.js";
export { checkDescent, type DescentProblem } from "./check/descent/trajectory.js";
export { type Template, templates } from "./check/worksheet/templates.js";
export { type Worksheet, Worksheets, worksheets } from "./check/worksheet/worksheet.js";

// What can be shown: text and tables, graphs, the walk through them, figures; and showing it.
export { type Displayable, html, latex, type MimeBundle, markdown, picture } from "./show/display.js";
export { type TableOptions, type TableRow, table } from "./show/table.js";
export { gateFormula, localDerivative } from "./trace/tex.js";
export type { Result, WalkOptions } from "./trace/walk.js";
export { Trace, trace } from "./trace/trace.js";
export { Drawing, type DrawOptions, draw } from "./drawing/drawing.js";
export { Stepper, type StepperOptions, stepper } from "./stepper/stepper.js";
export * from "./plots/index.js";
export { show } from "./notebook/show.js";
