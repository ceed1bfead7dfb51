import { checkList, checkRecord } from "../text/guards.js";
import { type Figure, refuse } from "./parts/figure.js";
import { lines } from "./parts/lines.js";

/** How large values and gradients are in a layer: the answer of `layerSpread` is a list of them. */
export interface LayerFigures {
  readonly layer: string;
  readonly variance: number;
  readonly gradientVariance: number;
}

/** What is shown of the curves over the layers, and how it is titled; all may be left out. */
export interface LayerCurvesOptions {
  /** The variance of the values, or of the gradients. */
  of?: "variance" | "gradientVariance" | undefined;
  title?: string | undefined;
}

/**
 * Variances from layer to layer on a logarithmic axis, one curve for each network: straight lines are factors that each
 * layer multiplies by.
 *
 *     show(layerCurves({ "1/n": layerSpread(small, data), "2/n": layerSpread(kaiming, data) }));
 *
 * @throws OptionError for no network, or another choice than variance and gradientVariance.
 */
export function layerCurves(
  networks: Readonly<Record<string, readonly LayerFigures[]>>,
  options: LayerCurvesOptions = {},
): Figure {
  checkRecord("the networks", networks, "an object of layers by name");
  checkRecord("the options", options);
  const { of = "variance" } = options;
  if (of !== "variance" && of !== "gradientVariance")
    throw refuse("bad-choice", `of is ${String(of)}`, of, "variance or gradientVariance");
  const all = Object.entries(networks);
  if (all.length === 0) throw refuse("no-network", "no network was given", networks, "at least one");
  const curves = all.map(([name, layers]) => {
    checkList(`the layers of ${name}`, layers, "the answer of layerSpread");
    for (const layer of layers) checkRecord("a layer", layer, "a part of the answer of layerSpread");
    return { name, x: layers.map((_, i) => i + 1), y: layers.map((layer) => layer[of]) };
  });
  const what = of === "variance" ? "variance of the values" : "variance of the gradients";
  return lines(curves, {
    title: options.title ?? `The ${what}, layer by layer`,
    x: "layer",
    y: what,
    yScale: "log",
  });
}
