import { evaluator, type Leaves, type Run } from "../../notation/evaluate.js";
import { parse } from "../../notation/parse.js";
import type { SlipRule } from "./slip-rules.js";

/** The numbers that wrong rules are made of; a rule uses the ones that its place has. */
export interface SlipNumbers {
  x: number;
  y: number;
  out: number;
  upstream: number;
  local: number;
  old: number;
  gradient: number;
  rate: number;
}
type Numbers = Partial<SlipNumbers>;
type Rule = Run<Numbers, undefined, undefined>;

const names = ["x", "y", "k", "out", "upstream", "local", "old", "gradient", "rate"];
const leaves: Leaves<Numbers, undefined, undefined> = {
  name(name) {
    const known = (name === "k" ? "y" : name) as keyof SlipNumbers;
    return (numbers) => numbers[known] as number;
  },
};
const read = new Map<string, Rule>();

/** What a wrong rule makes of these numbers. The rules are our own tables; no text of a user comes here. */
export function wrongNumber({ wrong }: SlipRule, numbers: Numbers): number {
  let rule = read.get(wrong);
  if (rule === undefined) {
    rule = evaluator(parse(wrong, { names }), leaves);
    read.set(wrong, rule);
  }
  return rule(numbers, undefined, undefined);
}
