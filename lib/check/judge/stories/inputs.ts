import type { GivenLine } from "../../plan/line.js";
import type { Plan } from "../../plan/plan.js";
import { indexOf, stemOf } from "../../plan/plan-index.js";
import type { Story } from "./story.js";

/** Inputs that were read otherwise than the problem states them: exchanged, another sample's, or copied wrongly. */
export function inputStories(plan: Plan): Story[] {
  const inputs = indexOf(plan).inputs.filter(({ step }) => step === 0);
  return [...exchanged(inputs), ...otherSample(inputs), ...inputs.flatMap(miscopied)];
}

function reading(
  code: string,
  says: string,
  as: ReadonlyMap<number, number>,
  rank: number,
  least = 1,
): Story {
  return { code, says: () => says, number: ({ index }) => as.get(index), rank, least };
}

function exchanged(inputs: readonly GivenLine[]): Story[] {
  return inputs.flatMap((one, i) =>
    inputs.slice(i + 1).flatMap((other): Story[] => {
      if (one.exact === other.exact) return [];
      const alike = stemOf(one.name) === stemOf(other.name);
      const as = new Map([
        [one.index, other.exact],
        [other.index, one.exact],
      ]);
      return [
        reading(
          "inputs-exchanged",
          `${one.name} and ${other.name} were exchanged throughout`,
          as,
          alike ? 1 : 3,
          alike ? 1 : 2,
        ),
      ];
    }),
  );
}

/** By the numbers at the ends of the names: what stands at 2 was used for 1, or both were exchanged. */
function otherSample(inputs: readonly GivenLine[]): Story[] {
  const numberOf = ({ name }: GivenLine): string => name.slice(stemOf(name).length);
  const samples = [...new Set(inputs.map(numberOf))].filter((number) => number !== "");
  const byName = new Map(inputs.map((line) => [line.name, line]));
  return samples.flatMap((to) =>
    samples.flatMap((from): Story[] => {
      const pairs = inputs.flatMap((line) => {
        const other = byName.get(stemOf(line.name) + from);
        return numberOf(line) === to && other && from !== to ? [[line, other] as const] : [];
      });
      if (pairs.length === 0) return [];
      const used = new Map(pairs.map(([line, other]) => [line.index, other.exact]));
      const names = (which: 0 | 1): string => pairs.map((pair) => pair[which].name).join(" and ");
      const both = new Map([...used, ...pairs.map(([line, other]) => [other.index, line.exact] as const)]);
      const one = reading(
        "wrong-input",
        `${names(1)} stood in the place of ${names(0)} throughout`,
        used,
        1.2,
      );
      if (pairs.length < 2) return [one];
      const says = `the numbers of ${to} and ${from} were exchanged throughout: ${names(0)} and ${names(1)}`;
      return [one, reading("inputs-exchanged", says, both, 1.3)];
    }),
  );
}

/** Its sign, its point, two digits exchanged, one digit another. */
function miscopied(line: GivenLine): Story[] {
  const text = String(line.exact);
  const story = (value: number, rank: number, least: number): Story =>
    reading(
      "input-miscopied",
      `${line.name} was copied as ${value}`,
      new Map([[line.index, value]]),
      rank,
      least,
    );
  const whole = [-line.exact, line.exact * 10, line.exact / 10].map((value) =>
    story(Number(value.toPrecision(12)), 2, 2),
  );
  if (/e/.test(text)) return whole;
  const digits = [...text];
  const written = (made: readonly string[]): number => Number(made.join(""));
  const changed = digits.flatMap((digit, i) =>
    /\d/.test(digit)
      ? [..."0123456789"]
          .filter((other) => other !== digit)
          .map((other) => story(written(replaced(digits, i, other)), 3, 2))
      : [],
  );
  const swapped = digits.flatMap((digit, i): Story[] => {
    const j = digits[i + 1] === "." ? i + 2 : i + 1;
    if (!/\d/.test(digit) || !/\d/.test(digits[j] ?? "") || digit === digits[j]) return [];
    return [story(written(replaced(replaced(digits, i, digits[j]), j, digit)), 2.5, 2)];
  });
  return [...whole, ...swapped, ...changed];
}

const replaced = (digits: readonly string[], i: number, digit: string): string[] => [
  ...digits.slice(0, i),
  digit,
  ...digits.slice(i + 1),
];
