import { flatten, type Nested } from "../../graph/shape.js";
import { InputError } from "../../text/errors.js";
import { quote, visible } from "../../text/refuse.js";
import type { Arguments, OptionSpec } from "./arguments.js";
import type { World } from "./command.js";
import { readNumber } from "./numbers.js";
import { readSource } from "./source.js";

export const inputsOption: OptionSpec = {
  name: "inputs",
  value: "values.json",
  help: 'read inputs from a JSON file, { "name": number or nested array } (- for standard input); words may add others',
};

/** Numbers, vectors and matrices by name. */
export type GivenInputs = Record<string, Nested>;

/**
 * The inputs of a command line: those of the file that --inputs names, and the words after the formula.
 * @throws InputError for a name that comes twice, and as `readValues` and `readValuesFile` do.
 */
export function inputsOf(words: readonly string[], { values }: Arguments, world: World): GivenInputs {
  const file = values.get("inputs");
  const inputs = file === undefined ? Object.create(null) : readValuesFile(file, world);
  for (const [name, value] of Object.entries(readValues(words))) {
    if (Object.hasOwn(inputs, name)) throw givenTwice(name);
    inputs[name] = value;
  }
  return inputs;
}

/**
 * Inputs from words such as "x=-2", "y = 0.5", "x=[1,2]" and "W=[[0.1,0.2],[0.3,0.4]]".
 * @throws InputError for a word of another form, a name that comes twice, a value that is no decimal number, or a list
 * that is not closed or uneven, with the place.
 */
export function readValues(words: readonly string[]): GivenInputs {
  const inputs: GivenInputs = Object.create(null);
  for (const word of words) {
    const [, name, typed] = /^\s*([^=\s]+)\s*=([\s\S]*)$/.exec(word) ?? [];
    if (name === undefined)
      throw new InputError(
        "not-an-input",
        `${quote(word)} is not of the form name=number, such as x=-2; the formula comes first, in quotation marks`,
        {
          value: word,
          expected: "name=number",
        },
      );
    if (Object.hasOwn(inputs, name)) throw givenTwice(name);
    inputs[name] = /^\s*\[/.test(typed) ? readList(name, typed) : readOne(name, typed);
  }
  return inputs;
}

/** The same where only numbers will do. @throws InputError for a list as well. */
export function readInputs(words: readonly string[]): Record<string, number> {
  const values = readValues(words);
  const list = Object.keys(values).find((name) => typeof values[name] !== "number");
  if (list === undefined) return values as Record<string, number>;
  throw new InputError("not-a-finite-number", `${visible(list)} is a list; here each input is one number`, {
    value: values[list],
    expected: "a finite decimal number, such as -2, 0.5 or 1e-3",
  });
}

function readOne(name: string, typed: string): number {
  const value = readNumber(typed);
  if (typeof value === "number") return value;
  const told =
    typed.trim() === ""
      ? `${visible(name)} has no value; write ${visible(name)}=2`
      : `the value ${quote(typed)} of ${visible(name)} ${value}`;
  throw new InputError("not-a-finite-number", told, {
    value: typed,
    expected: "a finite decimal number, such as -2, 0.5 or 1e-3",
  });
}

/** "[[1, 2], [3, 4]]": lists in lists, all of one depth and evenly long; each number as a word's is. */
function readList(name: string, typed: string): Nested {
  let at = 0;
  const skip = (): void => {
    while (/\s/.test(typed[at] ?? "")) at++;
  };
  const place = (indices: readonly number[]): string =>
    `${name}${indices.length ? `[${indices.join(",")}]` : ""}`;
  const read = (indices: readonly number[]): Nested => {
    skip();
    if (typed[at] !== "[") {
      const [text] = /^[^[\],]*/.exec(typed.slice(at)) as RegExpExecArray;
      if (text.trim() === "") throw unread(name, typed, at, "lacks a number");
      at += text.length;
      return readOne(place(indices), text);
    }
    at++;
    const list: Nested[] = [];
    skip();
    if (typed[at] === "]") throw unread(name, typed, at, "is an empty list; give it numbers");
    for (;;) {
      list.push(read([...indices, list.length + 1]));
      skip();
      const sign = typed[at++];
      if (sign === "]") return list;
      if (sign === undefined) throw unread(name, typed, at - 1, 'is not closed; add "]"');
      if (sign !== ",") throw unread(name, typed, at - 1, 'needs a "," between its parts');
    }
  };
  const value = read([]);
  skip();
  if (at < typed.length) throw unread(name, typed, at, "ends before this");
  flatten(name, value);
  return value;
}

function unread(name: string, typed: string, position: number, wrong: string): InputError {
  return new InputError(
    "bad-list",
    `the list of ${visible(name)} ${wrong}, at character ${position + 1} of ${quote(typed)}`,
    { value: typed, position, expected: "numbers in brackets, such as [1,2] or [[1,2],[3,4]]" },
  );
}

/** @throws InputError for what is no JSON, no object of numbers and nested arrays. */
function readValuesFile(file: string, world: World): GivenInputs {
  const text = readSource(file, world);
  const name = file === "-" ? "standard input" : quote(file);
  const expected = '{ "x": [1, 2], "W": [[0.1, 0.2], [0.3, 0.4]] }';
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw new InputError("bad-json", `${name} is no JSON: ${(error as Error).message}`, {
      value: file,
      expected,
    });
  }
  if (typeof data !== "object" || data === null || Array.isArray(data))
    throw new InputError("bad-json", `${name} holds no object of numbers and arrays by name`, {
      value: file,
      expected,
    });
  const inputs: GivenInputs = Object.create(null);
  for (const [key, value] of Object.entries(data)) {
    flatten(key, value as Nested);
    inputs[key] = value as Nested;
  }
  return inputs;
}

function givenTwice(name: string): InputError {
  return new InputError("input-given-twice", `${quote(name)} is given twice`, { value: name });
}
