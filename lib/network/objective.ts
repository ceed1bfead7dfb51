import { backward } from "../graph/backward.js";
import type { Objective } from "../graph/compile.js";
import { elementName } from "../tensor/tensor.js";
import type { Network } from "./network.js";
import type { Parameter } from "./page.js";
import type { Recorded } from "./recorded.js";

/** The names of parameters, number by number, "W1[1,2]", counted from 1. */
export function parameterNames(parameters: readonly Parameter[]): string[] {
  return parameters.flatMap(({ name, shape, size }) =>
    Array.from({ length: size }, (_, place) => elementName(name, shape, place)),
  );
}

/**
 * The loss of a recorded network, as a function of its parameters, with its gradient: of the data that stand in the
 * graph when it is asked.
 */
export function objectiveOf(net: Network, recorded: Recorded, names: readonly string[]): Objective {
  const { graph, output } = recorded;
  const all = new Float64Array(graph.length);
  const places = net.parameters.map(({ name, offset, size }) => ({
    offset,
    from: recorded.span(name).offset,
    size,
  }));
  return {
    names,
    evaluate(point, gradient) {
      recorded.writeParameters(point);
      graph.forward();
      backward(output, all);
      for (const { offset, from, size } of places) gradient.set(all.subarray(from, from + size), offset);
      return output.value;
    },
  };
}
