import { standardNormal } from "../data/normal.js";
import type { Random } from "../data/random.js";
import { type Chosen, type Settings, type Values, valuesOf } from "../descent/settings.js";
import { checkList, checkRecord, checkText, wrongArgument } from "../text/guards.js";

/** How many numbers go into each unit of a layer, and how many units each input goes to. */
export interface Fans {
  readonly in: number;
  readonly out: number;
}

/** Even numbers in [0, 1), and normal ones of mean 0 and variance 1. */
export interface Draws {
  readonly even: Random;
  readonly normal: Random;
}

/** The sources of a network's first numbers, by seed. */
export function draws(even: Random): Draws {
  return { even, normal: standardNormal(even) };
}

/** What parameters are at the start: `next` answers one number after the other. */
export interface Initializer {
  readonly name: string;
  start(fans: Fans, draws: Draws): Random;
}

/** What an initializer declares of itself. */
export interface InitializerDefinition<S extends Settings> {
  /** Its formula in one line, over the fans n_in and n_out and its settings. */
  readonly rule: string;
  readonly source: string;
  readonly settings: S;
  start(settings: Values<S>, fans: Fans, draws: Draws): Random;
}

/** A declared initializer: its facts, and, called with settings, what a layer takes. */
export interface InitializerMaker<S extends Settings = Settings>
  extends Readonly<Omit<InitializerDefinition<S>, "start">> {
  readonly name: string;
  (...settings: Chosen<S>): Initializer;
}

const declared = new Map<string, InitializerMaker>();

/** Declares an initializer. One of the same name is replaced. */
export function initializer<const S extends Settings>(
  name: string,
  definition: InitializerDefinition<S>,
): InitializerMaker<S> {
  checkText("the name of an initializer", name);
  checkRecord("the declaration of an initializer", definition);
  checkList("the settings of an initializer", definition.settings);
  const { start, ...facts } = definition;
  const make = (...chosen: Chosen<S>): Initializer => {
    const settings = valuesOf(name, facts.settings, chosen);
    return { name, start: (fans, sources) => start(settings, fans, sources) };
  };
  Object.defineProperty(make, "name", { value: name });
  const made = Object.assign(make, facts);
  declared.set(name, made as unknown as InitializerMaker);
  return made;
}

/** Every initializer declared so far. */
export function declaredInitializers(): readonly InitializerMaker[] {
  return [...declared.values()];
}

/** @throws InputError for what is no initializer. */
export function checkInitializer(value: unknown): asserts value is Initializer {
  if (typeof (value as Partial<Initializer> | null)?.start !== "function")
    throw wrongArgument("the initializer", value, "an initializer, such as xavierUniform()");
}
