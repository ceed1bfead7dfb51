import type { Nested } from "../graph/shape.js";
import { BackpropError, InputError } from "../text/errors.js";
import { checkList, checkRecord, checkText, said } from "../text/guards.js";
import { checkLayers, type Layer, type LayerSetting } from "./layer.js";
import { layerKinds } from "./layers.js";
import { checkNetwork, type Network, network } from "./network.js";

/** What the text says it is. A version that reads differently gets the next number. */
const FORMAT = "gradient-gates network";
const VERSION = 1;

/** A network as text: its layers, its loss, and every number that it has learnt, in JSON. */
export function networkToJson(net: Network): string {
  checkNetwork(net);
  const running = Object.fromEntries([...net.running].map(([name, numbers]) => [name, Array.from(numbers)]));
  return JSON.stringify({
    format: FORMAT,
    version: VERSION,
    inputs: net.inputs,
    loss: net.loss.name,
    layers: net.layers.map(plainLayer),
    parameters: net.weights,
    running,
  });
}

function plainLayer({ kind, settings }: Layer): object {
  const plain = (setting: LayerSetting): unknown =>
    typeof setting === "object" ? setting.map(plainLayer) : setting;
  return { kind, ...Object.fromEntries(Object.entries(settings).map(([name, one]) => [name, plain(one)])) };
}

/**
 * A network from its text. Everything is checked: no part may be missing, unknown, of another shape or not finite.
 * @throws InputError naming the part, what stands there, and what was expected.
 */
export function networkFromJson(text: string): Network {
  checkText("a saved network", text, "the text that networkToJson gave");
  const { format, version, inputs, loss, layers, parameters, running, ...rest } = parsed(text);
  if (format !== FORMAT) throw bad("format", format, `"${FORMAT}"`);
  if (version !== VERSION) throw bad("version", version, String(VERSION));
  noMore("a saved network", rest);
  const made = layersOf(layers, "layers");
  const net = within("the network", () => network(inputs as number, made, { loss: loss as string }));
  checkNames("parameters", parameters, Object.keys(net.weights));
  within("parameters", () => net.set(parameters as Record<string, Nested>));
  checkNames("running", running, [...net.running.keys()]);
  for (const [name, numbers] of net.running)
    numbers.set(row((running as Record<string, unknown>)[name], name, numbers.length));
  return net;
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    checkRecord("a saved network", value);
    return value as Record<string, unknown>;
  } catch (error) {
    if (error instanceof BackpropError) throw error;
    throw new InputError(
      "not-json",
      `a saved network is JSON; this text is not: ${(error as Error).message}`,
      {
        value: text,
        expected: "the text that networkToJson gave",
      },
    );
  }
}

function layersOf(value: unknown, where: string): Layer[] {
  checkList(where, value, "a list of layers");
  const made = value.map((one, i) => {
    const place = `${where}[${i}]`;
    checkRecord(place, one);
    const { kind, ...settings } = one as Record<string, unknown>;
    const known = Object.keys(layerKinds);
    if (typeof kind !== "string" || !known.includes(kind)) throw bad(`${place}.kind`, kind, known.join(", "));
    const inner =
      "layers" in settings ? { ...settings, layers: layersOf(settings.layers, `${place}.layers`) } : settings;
    const layer = within(place, () => layerKinds[kind](inner));
    noMore(
      place,
      Object.fromEntries(Object.entries(settings).filter(([name]) => !Object.hasOwn(layer.settings, name))),
    );
    return layer;
  });
  checkLayers(made);
  return made as Layer[];
}

/** The same error, with the place in the text before it. */
function within<T>(place: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof BackpropError)) throw error;
    const { value, expected = "what networkToJson gave" } = error;
    throw new InputError("bad-network", `${place} of a saved network: ${error.message}`, { value, expected });
  }
}

function checkNames(where: string, value: unknown, names: readonly string[]): void {
  checkRecord(where, value, "an object of numbers by name");
  const missing = names.find((name) => !Object.hasOwn(value, name));
  if (missing !== undefined) throw bad(`${where}.${missing}`, undefined, "its numbers");
  noMore(where, Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name))));
}

function noMore(where: string, rest: object): void {
  const [extra] = Object.keys(rest);
  if (extra !== undefined)
    throw new InputError("bad-network", `${where} has "${extra}", which is no part of it`, {
      value: extra,
      expected: "nothing of that name",
    });
}

function row(value: unknown, name: string, length: number): number[] {
  const fits = Array.isArray(value) && value.length === length && value.every(Number.isFinite);
  if (!fits) throw bad(`running.${name}`, value, `${length} finite numbers`);
  return value as number[];
}

function bad(place: string, value: unknown, expected: string): InputError {
  const found = value === undefined ? "missing" : said(value);
  return new InputError("bad-network", `${place} of a saved network is ${found}; expected ${expected}`, {
    value,
    expected,
  });
}
