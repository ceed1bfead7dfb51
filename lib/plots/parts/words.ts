import type { Trajectory } from "../../descent/trajectory.js";
import { styles } from "../../notation/style.js";
import { OptionError } from "../../text/errors.js";
import { count, prettyNumber, superscript } from "../../text/format.js";

/** Six significant digits: more than a picture can show, short in a notebook, the same on every machine. */
export function round(x: number): number {
  return Number(x.toPrecision(6));
}

/** A point for JSON: a number that is not finite becomes null, which Plotly leaves out. */
export function plain(x: number): number | null {
  return Number.isFinite(x) ? round(x) : null;
}

/** A number as it is written in a picture: 4 significant digits or as many as said, a real minus sign, 1.3·10⁷. */
export function say(x: number, digits = 4): string {
  const rounded = Number(x.toPrecision(digits));
  if (Math.abs(rounded) < 1e5 || !Number.isFinite(x)) return prettyNumber(rounded);
  const [leading, exponent] = rounded.toExponential().replace("-", "−").split("e+");
  return `${leading}·10${superscript(exponent)}`;
}

/**
 * What a person wrote, as Plotly draws it letter by letter. Every title, label and name passes here before it reaches a
 * figure: else Plotly reads tags in it (a link; a style that loads a picture), the codes of signs, and what `defused` keeps
 * from it.
 */
export function asText<T extends string | undefined>(text: T): T {
  return (text === undefined ? text : defused(text.replace(/[&<>]/g, codeOf))) as T;
}

/** Plotly puts data in for %{…}, and MathJax, where there is one, sets what stands between $ and $. */
function defused(text: string): string {
  return text.replace(/\$|%(?=\{)/g, codeOf);
}

function codeOf(sign: string): string {
  return `&#${sign.charCodeAt(0)};`;
}

/** A parameter's name as it is printed: italic, w1 with a subscript. Plotly reads these tags. */
export function nameOf(name: string): string {
  return defused(styles.html.name(name));
}

/** The signs that `asText` wrote as codes. */
export function decoded(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code));
}

/** Plotly's text without its tags, as a person reads it: for the alternative text and the console. */
export function withoutTags(text: string): string {
  return decoded(text.replace(/<br>/g, ", ").replace(/<[^<>]*>/g, ""));
}

/** What a trajectory is called: its optimizer and learning rate. */
export function titleOf(trajectory: Trajectory): string {
  return `${asText(trajectory.optimizer.replace(/-/g, " "))}, ${rateOf(trajectory.learningRate)}`;
}

/** "η = 0.1" */
export function rateOf(learningRate: number): string {
  return `η = ${say(learningRate)}`;
}

/** What several are called in a legend: only what tells them apart. @throws OptionError for names of another number. */
export function namesOf(trajectories: readonly Trajectory[], given?: readonly string[]): string[] {
  if (given && given.length !== trajectories.length)
    throw new OptionError(
      "wrong-number-of-names",
      `${given.length} names for ${trajectories.length} trajectories`,
      {
        value: given,
        expected: `${trajectories.length} names`,
      },
    );
  const same = trajectories.length > 1 && new Set(trajectories.map(({ optimizer }) => optimizer)).size === 1;
  return trajectories.map((one, i) => asText(given?.[i]) ?? (same ? rateOf(one.learningRate) : titleOf(one)));
}

/** A point in words: "(x = −3, y = −3)". */
function sayPoint(names: readonly string[], point: ArrayLike<number>): string {
  return `(${names.map((name, i) => `${nameOf(name)} = ${say(point[i])}`).join(", ")})`;
}

/** One sentence about a trajectory, for the alternative text. */
export function tell(trajectory: Trajectory, label = "J"): string {
  const { names, points, values } = trajectory;
  const last = points.length - 1;
  const end = trajectory.stopped === "diverged" ? "and diverges" : `to ${sayPoint(names, points[last])}`;
  const fall = `${label} from ${say(values[0])} to ${say(values[last])}`;
  return withoutTags(
    `${titleOf(trajectory)}: from ${sayPoint(names, points[0])} ${end} in ${count(last, "step")}, ${fall}.`,
  );
}
