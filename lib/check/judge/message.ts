import { distance, isPoint, middle } from "../../notation/interval.js";
import { labelOf } from "../plan/label.js";
import { whereToLook } from "../plan/place.js";
import { stepText } from "../plan/step-text.js";
import type { WrittenNumber } from "../sheet/number.js";
import type { SheetProblem } from "../sheet/problem.js";
import { type Candidate, explain } from "../slips/slips.js";
import { LIKELY_MARGIN } from "../work/seen-slips.js";
import { unitOf } from "../work/style.js";
import type { Working } from "../work/working.js";
import type { Judgement } from "./judge.js";
import type { NumberVerdict } from "./verdict.js";

/** What a teacher would say to a wrong number: what was written and what it looks like; asked again, how the step goes. */
export function wrongMessage(
  working: Working,
  line: number,
  number: WrittenNumber,
  slips: readonly Candidate[],
  reveal: boolean,
): Pick<NumberVerdict, "message" | "step"> {
  const { plan } = working;
  const one = plan.lines[line];
  const wrote = `You wrote ${one.name} = ${number.text}.`;
  const [first, ...others] = slips;
  const on = (slip: Candidate): string =>
    slip.line === line ? "" : `on the way, at ${labelOf(plan, plan.lines[slip.line])}, `;
  const likely = others.filter(({ rank }) => rank <= first.rank + LIKELY_MARGIN).slice(0, 2);
  const also = likely.map((slip) => `${on(slip)}${slip.says()}`).join(", or that ");
  const more = also === "" ? "" : ` It could also be that ${also}.`;
  if (one.kind === "plain")
    return {
      message: `${wrote} ${first ? `It looks as if ${first.says()}.` : "That is not it: work it again."}`,
    };
  const at = first?.line ?? line;
  const looks = first
    ? `It looks as if ${on(first)}${first.says()}.${more}`
    : `That does not follow${whereToLook(plan, line)}.`;
  const message = `${wrote} ${looks}`;
  if (first?.pen) return { message };
  return { message, step: first?.step ? first.step() : stepOf(working, at, reveal) };
}

/** How the step to a line goes, from the learner's own numbers; with `reveal` also from true ones, and what it gives. */
export function stepOf(working: Working, line: number, reveal: boolean): string {
  const { plan, ownNumbers } = working;
  const one = plan.lines[line];
  if (!reveal) {
    const filled = one.from.every((i) => isStated(working, i));
    return stepText(plan, one, ownNumbers, { filled, result: false });
  }
  const numbers = Object.assign([...ownNumbers], { [line]: followed(working, line) });
  return stepText(plan, one, numbers, { filled: true, result: true });
}

/** Whether the problem states the number of a line, or the sheet does, or it is the 1 with which the way back begins. */
function isStated({ plan, written }: Working, line: number): boolean {
  const one = plan.lines[line];
  return (
    one.kind === "given" || written[line] !== null || (one.kind === "gradient" && one.terms.length === 0)
  );
}

/** What the step gives, worked rightly from the learner's own numbers. */
function followed(working: Working, line: number): number {
  return middle(working.fromOwn(line));
}

/** What is said of a number that is not wrong. */
export function goodMessage(
  working: Working,
  line: number,
  number: WrittenNumber,
  judgement: Exclude<Judgement, "wrong">,
): string {
  switch (judgement) {
    case "carried":
      return carriedMessage(working, line);
    case "short":
      return "Too few digits to tell: write more digits.";
    case "loose":
      return looseMessage(working, line, number);
    case "right":
      return `Right${isPoint(working.exact[line]) ? "" : ": any value between the one-sided derivatives is"}.`;
  }
}

function carriedMessage(working: Working, line: number): string {
  const { lines } = working.plan;
  const culprits = working.culprits(line).map((i) => lines[i].name);
  const beside = working.hidden.before(line).map((i) => lines[i].name);
  if (culprits.length === 0 && beside.length > 0)
    return `Goes together with ${beside.join(" and ")}: the same slip explains it.`;
  const from = culprits.length > 0 ? ` (${culprits.join(", ")})` : "";
  return `Follows from the earlier slip${culprits.length > 1 ? "s" : ""}${from}: this step itself is right.`;
}

/** So many units of the last digit away, a number is loose for more than its last digit. */
const FAR = 2;

/** Cut off, or rounded on the way; where that takes much, also the slip that would write the same. */
function looseMessage(working: Working, line: number, number: WrittenNumber): string {
  const unit = unitOf(number, working.style);
  const right = [working.exact[line], working.fromOwn(line)];
  const off = Math.min(...right.map((one) => distance(number.value, one))) / unit;
  if (!(off >= FAR))
    return "Right, but loosely rounded: the last digit is off. Keep a digit more while working, and round at the end.";
  const far = `Right only as far as so few digits can tell: it lies ${Math.round(off)} units of its last digit off. Keep more digits while working.`;
  const slip = explain(working, line, number).find((one) => one.exactly && one.line === line);
  return slip ? `${far} If that does not help: it would also look like this if ${slip.says()}.` : far;
}

/** What is said in the place of a number that could not be read; its name stands beside it. */
export function unreadMessage({ message, line, column }: SheetProblem): string {
  const place = line === undefined ? "" : ` (line ${line}, column ${column})`;
  return `Could not be read${place}: ${message.replace(/^"[^"]*": /, "")}.`;
}

export const missingMessage = "Not answered yet.";
