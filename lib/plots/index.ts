// Figures as plain data, one to a file: what a descent visited, and what a gate or a model does.

export { type ContourPathOptions, contourPath } from "./contour-path.js";
export { type DerivativeErrorOptions, derivativeError } from "./derivative-error.js";
export { type FunctionPathOptions, functionPath } from "./function-path.js";
export { type GateCurveOptions, gateCurve } from "./gate-curve.js";
export { type HistogramsOptions, histograms } from "./histograms.js";
export { type Curve, type LossCurveOptions, lossCurve } from "./loss-curve.js";
export { type ParameterCurvesOptions, parameterCurves } from "./parameter-curves.js";
export { Figure, type Json, type JsonObject } from "./parts/figure.js";
export type { Levels } from "./parts/ground.js";
export { type Line, type LinesOptions, lines } from "./parts/lines.js";
export type { Box, PlaneOptions, Source } from "./parts/plane.js";
export { type FitPoint, type RegressionFitOptions, regressionFit } from "./regression-fit.js";
export { type StepSizeSliderOptions, stepSizeSlider } from "./step-size-slider.js";
export { type StepSizesOptions, stepSizes } from "./step-sizes.js";
export { type SurfacePathOptions, surfacePath } from "./surface-path.js";
