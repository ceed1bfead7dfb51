import {
  checkRows,
  checkSamples,
  isLabelled,
  type Labelled,
  type Rows,
  type Samples,
} from "../data/dataset.js";
import { InputError } from "../text/errors.js";
import { count } from "../text/format.js";
import type { Network } from "./network.js";

/** @throws InputError for rows that are not what the network takes. */
export function checkInputs(net: Network, inputs: unknown): asserts inputs is Rows {
  checkRows("the inputs", inputs);
  const width = inputs[0].length;
  if (width !== net.inputs)
    throw new InputError(
      "shapes-differ",
      `each row of the inputs has ${width} numbers, but the network takes ${net.inputs}`,
      { value: width, expected: `${net.inputs} numbers in each row` },
    );
}

/** What a network should answer, a row for each sample. @throws InputError for data that do not fit it. */
export function targetsOf(net: Network, data: Samples | Labelled): Rows {
  checkSamples(data);
  checkInputs(net, data.inputs);
  const { outputs, loss } = net;
  const [no, yes] = loss.targets;
  if (isLabelled(data)) {
    const fits = outputs === 1 ? data.classes.length === 2 : data.classes.length === outputs;
    if (!fits)
      throw new InputError(
        "shapes-differ",
        `the data have ${data.classes.length} classes, but the network answers ${count(outputs, "number")}`,
        { value: outputs, expected: "an output for each class, or one output for two classes" },
      );
    if (outputs === 1) return data.labels.map((label) => [label === 1 ? yes : no]);
    return data.labels.map((label) => Array.from({ length: outputs }, (_, i) => (i === label ? yes : no)));
  }
  const width = data.targets[0].length;
  if (width !== outputs)
    throw new InputError(
      "shapes-differ",
      `each row of the targets has ${width} numbers, but the network answers ${outputs}`,
      { value: width, expected: `${outputs} numbers in each row` },
    );
  return data.targets;
}

/** The class that an answer means: the largest of several numbers, or of one the side on which it lies. */
export function classOf(net: Network, answer: ArrayLike<number>): number {
  if (answer.length === 1) return answer[0] > net.loss.middle ? 1 : 0;
  let best = 0;
  for (let i = 1; i < answer.length; i++) if (answer[i] > answer[best]) best = i;
  return best;
}
