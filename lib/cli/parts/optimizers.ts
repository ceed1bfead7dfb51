import {
  adagrad,
  adam,
  adamW,
  gradientDescent,
  momentum,
  nesterov,
  newton,
  type Optimizer,
  rmsProp,
} from "../../descent/optimizers.js";
import { OptionError } from "../../text/errors.js";
import { quote } from "../../text/refuse.js";
import { closest } from "../../text/suggest.js";
import type { Arguments, OptionSpec } from "./arguments.js";
import { readOption } from "./numbers.js";

type Settings = Readonly<Record<string, number | undefined>>;

/** An optimizer of the command line: the options that it uses beside the learning rate, and how it is made. */
interface Choice {
  readonly uses: readonly string[];
  readonly rate: number;
  make(rate: number, settings: Settings): Optimizer;
}

const adamSettings = ({ beta1, beta2, epsilon }: Settings) => ({ beta1, beta2, epsilon });

/** By name, with the learning rate that is taken when none is given. */
const choices: ReadonlyMap<string, Choice> = new Map<string, Choice>([
  ["gradient-descent", { uses: [], rate: 0.1, make: (rate) => gradientDescent(rate) }],
  ["momentum", { uses: ["momentum"], rate: 0.1, make: (rate, s) => momentum(rate, s.momentum) }],
  ["nesterov", { uses: ["momentum"], rate: 0.1, make: (rate, s) => nesterov(rate, s.momentum) }],
  ["newton", { uses: [], rate: 1, make: (rate) => newton(rate) }],
  ["adagrad", { uses: ["epsilon"], rate: 0.1, make: (rate, s) => adagrad(rate, s.epsilon) }],
  [
    "rmsprop",
    { uses: ["decay", "epsilon"], rate: 0.1, make: (rate, s) => rmsProp(rate, s.decay, s.epsilon) },
  ],
  [
    "adam",
    { uses: ["beta1", "beta2", "epsilon"], rate: 0.1, make: (rate, s) => adam(rate, adamSettings(s)) },
  ],
  [
    "adamw",
    {
      uses: ["beta1", "beta2", "epsilon", "weight-decay"],
      rate: 0.1,
      make: (rate, s) => adamW(rate, { ...adamSettings(s), weightDecay: s["weight-decay"] }),
    },
  ],
]);

const usersOf = (option: string): string[] =>
  [...choices].filter(([, choice]) => choice.uses.includes(option)).map(([name]) => name);
const of = (option: string): string => usersOf(option).join(", ");

export const optimizerOptions: readonly OptionSpec[] = [
  {
    name: "optimizer",
    value: "name",
    help: `gradient-descent (taken when none is named), or ${[...choices.keys()].slice(1).join(", ")}`,
  },
  { name: "learning-rate", value: "0.1", help: "above 0; 0.1 when left out, and 1 for newton" },
  { name: "momentum", value: "0.9", help: `at least 0, below 1; of ${of("momentum")}` },
  { name: "decay", value: "0.9", help: `at least 0, below 1; of ${of("decay")}` },
  { name: "beta1", value: "0.9", help: `at least 0, below 1; of ${of("beta1")}` },
  { name: "beta2", value: "0.999", help: `at least 0, below 1; of ${of("beta2")}` },
  { name: "epsilon", value: "1e-8", help: `above 0; of ${of("epsilon")}` },
  { name: "weight-decay", value: "0.01", help: `at least 0, below 1; of ${of("weight-decay")}` },
];

/** The optimizer that a command line asks for. @throws OptionError */
export function readOptimizer({ values }: Arguments): Optimizer {
  const name = values.get("optimizer") ?? "gradient-descent";
  const choice = choices.get(name);
  if (choice === undefined) throw unknownOptimizer(name);
  const settings: Record<string, number | undefined> = {};
  for (const { name: option } of optimizerOptions.slice(2)) {
    if (!values.has(option)) continue;
    if (!choice.uses.includes(option))
      throw new OptionError("unused-option", `${name} does not use --${option}; ${of(option)} would`, {
        value: option,
        expected: choice.uses.map((use) => `--${use}`).join(" ") || "only --learning-rate",
      });
    settings[option] = readOption(values, option);
  }
  return choice.make(readOption(values, "learning-rate") ?? choice.rate, settings);
}

function unknownOptimizer(name: string): OptionError {
  const known = [...choices.keys()];
  const meant = closest(name, known);
  const hint = meant === undefined ? `there are ${known.join(", ")}` : `did you mean ${meant}?`;
  return new OptionError("unknown-optimizer", `there is no optimizer ${quote(name)}; ${hint}`, {
    value: name,
    expected: known.join(" "),
    hint,
  });
}
