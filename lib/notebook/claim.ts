import { InputError } from "../text/errors.js";
import { prettyNumber } from "../text/format.js";
import { checkRecord } from "../text/guards.js";

/** What can be claimed of a result: a number, several, a word, or that something holds. */
export type Claimed = number | string | boolean | readonly number[];

/**
 * Says in one line whether results are what the example says:
 *
 *     claim({ x, y }, { x: -2.4, y: -1.8 });          // ✓ x = −2.4, y = −1.8
 *     claim({ J }, { J: "0.004564" });                // to the digits that are written
 *     claim("every step goes down", falls);           // ✓ every step goes down
 *
 * Numbers may differ by what rounding in a computer does, a 10¹²th part. A claim that fails stops nothing: it says on the
 * error stream which result differs, since a learner may have changed a number above on purpose.
 *
 * @throws InputError when the example names other results than were found.
 */
export function claim(statement: string, holds: boolean): void;
export function claim(
  found: Readonly<Record<string, Claimed>>,
  example: Readonly<Record<string, Claimed>>,
): void;
export function claim(
  found: string | Readonly<Record<string, Claimed>>,
  example: boolean | Readonly<Record<string, Claimed>>,
): void {
  if (typeof found === "string" || typeof example === "boolean") tell(example === true, String(found));
  else {
    checkRecord("what is claimed", found);
    checkRecord("the example", example);
    tellResults(found, example);
  }
}

function tellResults(
  found: Readonly<Record<string, Claimed>>,
  example: Readonly<Record<string, Claimed>>,
): void {
  const names = Object.keys(found);
  const other = [...names, ...Object.keys(example)].find((name) => !(name in found && name in example));
  if (other !== undefined)
    throw new InputError("other-names", `"${other}" stands on one side of the claim only`, {
      value: other,
      expected: "the same names in both",
    });
  const wrong = names.filter((name) => !agrees(found[name], example[name]));
  if (wrong.length === 0) tell(true, names.map((name) => `${name} = ${words(example[name])}`).join(", "));
  else
    tell(
      false,
      wrong
        .map((name) => `${name} = ${words(found[name])}, but the example says ${words(example[name])}`)
        .join("; "),
    );
}

function tell(holds: boolean, text: string): void {
  if (holds) console.log(`✓ ${text}`);
  else console.error(`✗ ${text}. Was a number changed above?`);
}

function agrees(found: Claimed, example: Claimed): boolean {
  if (typeof found === "number" && typeof example === "number") {
    // NaN agrees with nothing, so it is never told as right.
    return found === example || Math.abs(found - example) <= 1e-12 * (Math.abs(example) || 1);
  }
  if (typeof found === "number" && typeof example === "string")
    return prettyNumber(found, decimalsIn(example)) === pretty(example);
  if (typeof found === "object" && typeof example === "object")
    return found.length === example.length && found.every((value, i) => agrees(value, example[i]));
  return found === example;
}

/** How many places after the point a number is written with. */
function decimalsIn(text: string): number {
  return Math.min(15, text.split(".")[1]?.length ?? 0);
}

function words(claimed: Claimed): string {
  if (typeof claimed === "number") return prettyNumber(claimed);
  if (typeof claimed === "object") return `[${claimed.map((value) => prettyNumber(value)).join(", ")}]`;
  return pretty(String(claimed));
}

/** A number's minus as it is printed. */
function pretty(text: string): string {
  return text.replace(/^-(?=[\d.])/, "−");
}
