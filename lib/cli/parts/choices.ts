import { type NumberSetting, optionName, type Setting, type Settings } from "../../descent/settings.js";
import { OptionError } from "../../text/errors.js";
import { quote } from "../../text/refuse.js";
import { closest } from "../../text/suggest.js";
import type { Arguments, OptionSpec } from "./arguments.js";
import { readOption } from "./numbers.js";

/** What a command line chooses by name, with the settings that it has: an optimizer, a schedule. */
interface Choice {
  readonly name: string;
  readonly settings: Settings;
}

/** An option for each setting, once for all that have it. */
export function settingOptions(choices: readonly Choice[]): OptionSpec[] {
  const settings = new Map(choices.flatMap((one) => one.settings).map((setting) => [setting.name, setting]));
  return [...settings.values()].map((setting) => {
    const users = usersOf(setting.name, choices).join(", ");
    const name = optionName(setting.name);
    if (!takesNumber(setting)) return { name, help: `${setting.help}; of ${users}` };
    const { standard, range, help } = setting;
    return { name, value: String(standard), help: `${help}: ${range.says}; of ${users}` };
  });
}

/** A line for each choice: its name and its formula. */
export function listed(choices: readonly (Choice & { readonly rule: string })[]): string {
  const width = Math.max(...choices.map(({ name }) => name.length));
  return choices.map(({ name, rule }) => `  ${name.padEnd(width)}  ${rule}`).join("\n");
}

/** The choice of that name. @throws OptionError when there is none. */
export function choose<C extends Choice>(what: string, choices: readonly C[], name: string): C {
  const choice = choices.find((one) => one.name === name);
  if (choice !== undefined) return choice;
  const known = choices.map((one) => one.name);
  const meant = closest(name, known);
  const hint = meant === undefined ? `there are ${known.join(", ")}` : `did you mean ${meant}?`;
  throw new OptionError(`unknown-${what}`, `there is no ${what} ${quote(name)}; ${hint}`, {
    value: name,
    expected: known.join(" "),
    hint,
  });
}

/**
 * The settings that are given for a choice, by name.
 * @throws OptionError for one of another choice; it would be without effect.
 */
export function readSettings(
  choice: Choice,
  choices: readonly Choice[],
  { values, flags }: Arguments,
): Record<string, number | boolean | undefined> {
  const given = choices.flatMap((one) => one.settings).filter(({ name }) => isGiven(name, values, flags));
  const stray = given.find(({ name }) => !choice.settings.some((own) => own.name === name));
  if (stray !== undefined) {
    const option = optionName(stray.name);
    const users = usersOf(stray.name, choices).join(", ");
    throw new OptionError("unused-option", `${choice.name} does not use --${option}; ${users} would`, {
      value: option,
      expected:
        choice.settings.map(({ name }) => `--${optionName(name)}`).join(" ") || "only --learning-rate",
    });
  }
  return Object.fromEntries(
    given.map((setting) => [
      setting.name,
      takesNumber(setting) ? readOption(values, optionName(setting.name)) : true,
    ]),
  );
}

function isGiven(setting: string, values: Arguments["values"], flags: Arguments["flags"]): boolean {
  return values.has(optionName(setting)) || flags.has(optionName(setting));
}

function usersOf(setting: string, choices: readonly Choice[]): string[] {
  return choices
    .filter(({ settings }) => settings.some(({ name }) => name === setting))
    .map(({ name }) => name);
}

function takesNumber(setting: Setting): setting is NumberSetting {
  return setting.standard !== false;
}

/** The words of a list with commas, each one of those known; all of them where nothing is given. @throws OptionError for another. */
export function chosen<T extends string>(
  option: string,
  text: string | undefined,
  known: readonly T[],
): readonly T[] {
  if (text === undefined) return known;
  return text.split(",").map((word) => {
    const found = known.find((one) => one === word.trim().toLowerCase());
    if (found !== undefined) return found;
    const meant = closest(word, known);
    const hint = meant === undefined ? `there are ${known.join(", ")}` : `did you mean ${meant}?`;
    throw new OptionError(`unknown-${option}`, `there is no ${option} ${quote(word)}; ${hint}`, {
      value: word,
      expected: known.join(" "),
      hint,
    });
  });
}
