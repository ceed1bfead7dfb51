import { countsAsRight, type JudgedSheet, type NumberVerdict, TOO_SHORT } from "../../judge/verdict.js";
import { isUnread } from "./verdict-marks.js";

/** How many numbers are right, loosely rounded ones included. */
export function rightIn({ verdicts }: JudgedSheet): number {
  return verdicts.filter(countsAsRight).length;
}

/** The first wrong number in the order of the work: where to look first. */
export function firstWrong({ verdicts }: JudgedSheet): NumberVerdict | undefined {
  return verdicts.filter(({ verdict }) => verdict === "wrong").sort((a, b) => a.order - b.order)[0];
}

/** How many numbers were asked for or handed in, also under names that the problem does not have. */
export function askedIn({ verdicts, problems }: JudgedSheet): number {
  return verdicts.length + strangeIn(problems);
}

function strangeIn(problems: JudgedSheet["problems"]): number {
  return problems.filter(({ counted }) => counted).length;
}

/** Whether nothing is answered. */
export function isOpen({ verdicts, problems }: JudgedSheet): boolean {
  return strangeIn(problems) === 0 && verdicts.every((one) => one.verdict === "missing" && !isUnread(one));
}

/** Whether there is more to tell than that nothing is answered. */
export function hasRows(sheet: JudgedSheet): boolean {
  return sheet.verdicts.length > 0 && (sheet.reveal || !isOpen(sheet));
}

/** What stands above the columns of the table. */
export function columnsOf(sheet: JudgedSheet): string[] {
  return isOpen(sheet) ? ["", "true"] : ["", "", "yours", ...(sheet.reveal ? ["true"] : []), ""];
}

/** Whether the true number stands beside this one. */
export function showsTruth({ reveal }: JudgedSheet, { verdict }: NumberVerdict): boolean {
  return reveal && verdict !== "right";
}

/** What is said of one number; how its step goes only where that is asked for too. */
export function saidOf({ message, step }: NumberVerdict, withStep: boolean): string {
  return step === undefined || !withStep ? message : `${message} The step is ${step}.`;
}

/** "5 of 6 right. Look first at dq." */
export function summaryOf(sheet: JudgedSheet): string {
  const { verdicts } = sheet;
  const all = askedIn(sheet);
  if (all === 0) return "No answers yet.";
  if (isOpen(sheet) && sheet.reveal) return "The true numbers:";
  if (isOpen(sheet)) return all === 1 ? "Not answered yet." : "Nothing answered yet.";
  const blank = verdicts.filter(isUnread).length;
  const open = verdicts.filter(({ verdict }) => verdict === "missing").length - blank;
  const unread = blank + strangeIn(sheet.problems);
  const follow = verdicts.filter(({ verdict }) => verdict === "carried").length;
  const short = verdicts.filter(({ slip }) => slip === TOO_SHORT).length;
  const rest = [
    ...(short > 0 ? [`, ${short} with too few digits to tell`] : []),
    ...(follow > 0 ? [`, ${follow} follow${follow === 1 ? "s" : ""} from a slip`] : []),
    ...(open > 0 ? [`, ${open} not answered yet`] : []),
    ...(unread > 0 ? [`, ${unread} could not be read`] : []),
  ];
  const score = `${rightIn(sheet)} of ${all} right${rest.join("")}.`;
  const first = firstWrong(sheet);
  return first ? `${score} Look first at ${first.name}.` : score;
}
