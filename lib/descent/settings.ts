import { OptionError } from "../text/errors.js";
import { checkRange, type Range } from "../text/ranges.js";

/** A number that can be chosen, such as the momentum: its name, what it is when nothing is chosen, and what it may be. */
export interface NumberSetting<Name extends string = string> {
  readonly name: Name;
  readonly standard: number;
  readonly range: Range;
  readonly help: string;
}
/** What is off unless it is chosen. */
export interface SwitchSetting<Name extends string = string> {
  readonly name: Name;
  readonly standard: false;
  readonly help: string;
}
export type Setting<Name extends string = string> = NumberSetting<Name> | SwitchSetting<Name>;
export type Settings = readonly Setting[];

/** Declares a number that can be chosen. */
export function number<Name extends string>(
  name: Name,
  standard: number,
  range: Range,
  help: string,
): NumberSetting<Name> {
  return { name, standard, range, help };
}

/** Declares what can be switched on. */
export function switched<Name extends string>(name: Name, help: string): SwitchSetting<Name> {
  return { name, standard: false, help };
}

type ValueOf<S extends Setting> = S extends NumberSetting ? number : boolean;
/** The settings of a declaration by name, all chosen. */
export type Values<S extends Settings> = { readonly [One in S[number] as One["name"]]: ValueOf<One> };
/** What a caller may choose: by name, or in the order in which the settings are declared. */
export type Chosen<S extends Settings> =
  | readonly [byName?: { readonly [One in S[number] as One["name"]]?: ValueOf<One> | undefined }]
  | { readonly [I in keyof S]?: ValueOf<S[I]> | undefined };

/**
 * The values that were chosen, and the standard ones for what was left out.
 * @throws OptionError for a value out of its range, or a name that is no setting of `whose`.
 */
export function valuesOf<S extends Settings>(whose: string, settings: S, chosen: Chosen<S>): Values<S> {
  const given = byName(settings, chosen as readonly unknown[]);
  const unknown = Object.keys(given).find((name) => !settings.some((one) => one.name === name));
  if (unknown !== undefined || chosen.length > Math.max(1, settings.length))
    throw unknownSetting(whose, settings, unknown ?? chosen[chosen.length - 1]);
  return Object.fromEntries(
    settings.map((setting) => [setting.name, checked(setting, given[setting.name] ?? setting.standard)]),
  ) as Values<S>;
}

function byName(settings: Settings, chosen: readonly unknown[]): Readonly<Record<string, unknown>> {
  const [first] = chosen;
  if (typeof first === "object" && first !== null) return first as Record<string, unknown>;
  return Object.fromEntries(settings.map(({ name }, i) => [name, chosen[i]]));
}

function checked(setting: Setting, value: unknown): unknown {
  const option = optionName(setting.name);
  if (setting.standard !== false) checkRange(option, value as number, (setting as NumberSetting).range);
  else if (typeof value !== "boolean")
    throw new OptionError(
      `${option}-out-of-range`,
      `${setting.name} is true or false, not ${String(value)}`,
      {
        value,
        expected: "true or false",
      },
    );
  return value;
}

function unknownSetting(whose: string, settings: Settings, value: unknown): OptionError {
  const known = settings.map(({ name }) => name).join(", ") || "none but the learning rate";
  return new OptionError("unknown-setting", `${whose} has no setting ${String(value)}; it has ${known}`, {
    value,
    expected: known,
  });
}

/** The name of a setting on the command line and in codes: weightDecay is weight-decay. */
export function optionName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
