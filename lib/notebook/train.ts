import type { Labelled, Samples } from "../data/dataset.js";
import type { Network } from "../network/network.js";
import { type Epoch, type Training, type TrainingOptions, training } from "../network/training.js";
import { checkRecord, wrongArgument } from "../text/guards.js";
import { place } from "./show.js";

/** The options of a training, and how it is told while it runs. */
export interface TrainOptions extends TrainingOptions {
  /** Called after each epoch, 0 too, with what was measured. */
  onEpoch?: ((epoch: Epoch) => void) | undefined;
  /** Show nothing on the way. */
  quiet?: boolean | undefined;
}

/** How often a training is told on its way: the curve is drawn anew, or a line printed. */
const [DRAWN, PRINTED] = [40, 10];

/**
 * Trains a network on samples, which changes its parameters. In a notebook the loss curve grows under the cell, elsewhere
 * about ten lines are printed. Answers the training: its epochs, why it ended, and, shown, the loss curve.
 *
 *     const run = await train(net, twoMoons(200), { epochs: 60 });
 *
 * @throws as `training` does, before anything is trained. A training that meets a value that is not finite ends as
 * "diverged" with its `reason`.
 */
export function train(net: Network, data: Samples | Labelled, options: TrainOptions = {}): Promise<Training> {
  checkRecord("the options", options);
  const { onEpoch, quiet = false, ...rest } = options;
  if (onEpoch !== undefined && typeof onEpoch !== "function")
    throw wrongArgument("onEpoch", onEpoch, "a function");
  const run = training(net, data, rest);
  return follow(run, onEpoch, quiet ? undefined : (place() ?? print));
}

/** Runs a training to its end. Between epochs that are told the process can do other things, such as send the picture. */
async function follow(
  run: Training,
  onEpoch: TrainOptions["onEpoch"],
  tell: ((run: Training) => void) | undefined,
): Promise<Training> {
  const every = Math.ceil(run.most / (tell === print ? PRINTED : DRAWN));
  for (;;) {
    onEpoch?.(run.last);
    const due = run.stopped !== undefined || run.last.epoch % every === 0;
    if (due) {
      tell?.(run);
      await new Promise((resume) => setTimeout(resume, 0));
    }
    if (run.stopped !== undefined) return run;
    run.epoch();
  }
}

function print(run: Training): void {
  console.log(run.text());
}
