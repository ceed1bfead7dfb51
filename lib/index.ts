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
export type {
  AnyTensorStep,
  TensorBackwardStep,
  TensorForwardStep,
  TensorSent,
  TensorStepInput,
} from "./tensor/steps.js";
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
  type TensorTrajectory,
  type Trajectory,
} from "./descent/trajectory.js";
export { meanOf, sumOf } from "./descent/combine.js";
export { Curvature, curvature } from "./descent/curvature.js";

// Data of the lessons, and networks of the gates that learn from them.
export * from "./data/datasets.js";
export { type Random, random } from "./data/random.js";
export { batches, shuffled } from "./data/batches.js";
export { type Dataset, type Labelled, oneHot, type Rows, type Samples, split } from "./data/dataset.js";
export {
  type BlobOptions,
  blobs,
  type ShapeOptions,
  type SpiralOptions,
  spirals,
  twoMoons,
} from "./data/shapes.js";
export { digits, iris } from "./data/measured.js";
export {
  type Draws,
  type Fans,
  type Initializer,
  type InitializerDefinition,
  type InitializerMaker,
  initializer,
} from "./network/initializer.js";
export * from "./network/initializers.js";
export type { Layer, LayerSetting, Page, Signal } from "./network/layer.js";
export {
  batchNormalization,
  type DenseOptions,
  dense,
  dropout,
  layerNormalization,
  residual,
} from "./network/layers.js";
export { type Loss, losses } from "./network/losses.js";
export { Network, type NetworkOptions, network } from "./network/network.js";
export type { Parameter } from "./network/page.js";
export { accuracy, classify, confusion, type Measured, predict } from "./network/predict.js";
export { layerSpread, lossPlane, networkFormula, type Spread } from "./network/statistics.js";
export { type Epoch, Training, type TrainingOptions, training } from "./network/training.js";
export { networkFromJson, networkToJson } from "./network/json.js";
export { type TrainOptions, train } from "./notebook/train.js";

// Hand calculations, checked.
export {
  type Answers,
  type CheckOptions,
  type ClassOptions,
  ClassReport,
  check,
  checkClass,
  checkDescent,
  type DescentProblem,
  type NumberVerdict,
  type Problem,
  type SheetProblem,
  type SlipExample,
  type SlipStage,
  type SlipQuiz,
  type SlipQuizOptions,
  slipExamples,
  slipQuiz,
  slipTable,
  type Template,
  templates,
  type Verdict,
  Verdicts,
  type VerdictsData,
  type Worksheet,
  Worksheets,
  worksheets,
} from "./check/index.js";
export { type Exercise, exercise } from "./notebook/exercise.js";

// What can be shown: text and tables, graphs, the walk through them, figures; and showing it.
export { type Displayable, html, latex, type MimeBundle, markdown, picture } from "./show/display.js";
export { type TableOptions, type TableRow, table } from "./show/table.js";
export { gateReference } from "./notebook/gate-reference.js";
export { type Chapter, chapters } from "./notebook/chapters.js";
export { courseMap } from "./notebook/course-map.js";
export { glossary, glossaryTerms, type Term } from "./notebook/glossary.js";
export { gateFormula, localDerivative } from "./trace/tex.js";
export type { Result, WalkOptions } from "./trace/walk.js";
export { TensorTrace, type TensorTraceData, Trace, type TraceData, trace } from "./trace/trace.js";
export { ready } from "./host/graphviz.js";
export { Drawing, type DrawOptions, draw } from "./drawing/drawing.js";
export { Stepper, type StepperOptions, stepper } from "./stepper/stepper.js";
export { contourAnimation } from "./plots/walks/contour-animation.js";
export { type ContourPathOptions, contourPath } from "./plots/walks/contour-path.js";
export { type DecisionBoundaryOptions, decisionBoundary } from "./plots/decision-boundary.js";
export { type DerivativeErrorOptions, derivativeError } from "./plots/derivative-error.js";
export { type DirectionalDerivativeOptions, directionalDerivative } from "./plots/directional-derivative.js";
export { type FunctionPathOptions, functionPath } from "./plots/walks/function-path.js";
export { type GateCurveOptions, gateCurve } from "./plots/gate-curve.js";
export { type HistogramsOptions, histograms } from "./plots/histograms.js";
export { type ImagesOptions, images } from "./plots/images.js";
export { type LayerCurvesOptions, type LayerFigures, layerCurves } from "./plots/layer-curves.js";
export { type Curve, type LossCurveOptions, lossCurve } from "./plots/walks/loss-curve.js";
export { type ParameterCurvesOptions, parameterCurves } from "./plots/walks/parameter-curves.js";
export { Figure, type Json, type JsonObject } from "./plots/parts/figure.js";
export type { Levels } from "./plots/parts/ground.js";
export { type Line, type LinesOptions, lines } from "./plots/parts/lines.js";
export type { Box, PlaneOptions, Source } from "./plots/parts/plane.js";
export { type FitPoint, type RegressionFitOptions, regressionFit } from "./plots/regression-fit.js";
export { type StepSizeSliderOptions, stepSizeSlider } from "./plots/walks/step-size-slider.js";
export { type StepSizesOptions, stepSizes } from "./plots/walks/step-sizes.js";
export { surfaceAnimation } from "./plots/walks/surface-animation.js";
export { type SurfacePathOptions, surfacePath } from "./plots/walks/surface-path.js";
export { claim } from "./notebook/claim.js";
export { show } from "./notebook/show.js";
