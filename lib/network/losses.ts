import { InputError } from "../text/errors.js";
import { said } from "../text/guards.js";
import { closest } from "../text/suggest.js";

/** What a network is judged by. */
export interface Loss {
  /** Its name in the formula language, where it takes (prediction, target). */
  readonly name: string;
  /** What turns the last layer's numbers into the answer, where the loss itself begins with it. */
  readonly answer?: string;
  /** The target of a class that it is not, and of the one that it is. */
  readonly targets: readonly [no: number, yes: number];
  /** The answer of a single output above which the second of two classes is meant. */
  readonly middle: number;
  /** Whether the targets of a sample are shares of one whole: a network of one output cannot have it. */
  readonly shares?: boolean;
}

const zeroOne = { targets: [0, 1], middle: 0.5 } as const;
const signs = { targets: [-1, 1], middle: 0 } as const;

/** Every loss of a network. That of a batch is a mean over its samples, so batches of any size are alike. */
export const losses: readonly Loss[] = [
  { name: "mse", ...zeroOne },
  { name: "mae", ...zeroOne },
  { name: "huber", ...zeroOne },
  { name: "pseudoHuber", ...zeroOne },
  { name: "binaryCrossEntropy", ...zeroOne },
  { name: "logisticLoss", ...signs, answer: "sigmoid", middle: 0.5 },
  { name: "hinge", ...signs },
  { name: "crossEntropy", ...zeroOne, shares: true },
  { name: "softmaxCrossEntropy", ...zeroOne, answer: "softmax", shares: true },
];

/** @throws InputError for a name that is none. */
export function lossNamed(name: unknown): Loss {
  const known = losses.map((loss) => loss.name);
  const found = losses.find((loss) => loss.name === name);
  if (found !== undefined) return found;
  const meant = typeof name === "string" ? closest(name, known) : undefined;
  throw new InputError(
    "unknown-loss",
    `no loss is called ${said(name)}${meant === undefined ? "" : `; did you mean "${meant}"?`}`,
    { value: name, expected: `one of ${known.join(", ")}` },
  );
}
