import { shuffled } from "../../../data/batches.js";
import { random } from "../../../data/random.js";
import { type MimeBundle, Shown } from "../../../show/display.js";
import { type Table, table } from "../../../show/table.js";
import { InputError, OptionError } from "../../../text/errors.js";
import { checkRecord } from "../../../text/guards.js";
import { withMinus } from "../../../text/minus.js";
import { judgeAnswers } from "../../judge/judge-sheet.js";
import { type SlipExample, type SlipStage, slipExamples } from "../../slips/slip-examples.js";
import { saidOf } from "../sheet/summary.js";

/** Which sheets a quiz takes, and how many. */
export interface SlipQuizOptions {
  /** Other sheets for another seed, the same ones for the same. */
  seed?: number | undefined;
  /** How many sheets, 2 to 12 but no more than the stage has slips; 6 when left out. */
  count?: number | undefined;
}

interface Question {
  example: SlipExample;
  /** The letter of the slip that was made. */
  letter: string;
  /** "the sign is flipped": what the checker says of it. */
  slip: string;
  /** The whole of it, with the step put right. */
  message: string;
}

/**
 * Sheets with one slip each, and the slips in another order, to be matched: which was it?
 *
 *     const quiz = slipQuiz("backward", { seed: 1 });
 *     show(quiz);
 *     show(quiz.answer({ 1: "c", 2: null }));
 *
 * The sheets are those of `slipExamples`; what is asked is always the last number of a sheet.
 */
export class SlipQuiz extends Shown {
  private readonly questions: readonly Question[];

  constructor(questions: readonly Question[]) {
    super();
    this.questions = questions;
  }

  /** The sheets and, with letters, the slips. */
  toMime(): MimeBundle {
    const parts = [this.sheets(), this.slips()].map((one) => one.toMime());
    const joined = (type: string, between: string): string => parts.map((part) => part[type]).join(between);
    return { "text/html": joined("text/html", "\n"), "text/plain": joined("text/plain", "\n\n") };
  }

  /**
   * Judges letters, by the number of the sheet; null is not answered yet. What is right is explained, what is wrong is not.
   * @throws InputError for a sheet that is not there, or what is no letter of the quiz.
   */
  answer(letters: Readonly<Record<number, string | null>>): Table {
    const rows = Object.entries(letters).map(([sheet, given]) => {
      const question = this.questions[Number(sheet) - 1];
      if (question === undefined)
        throw new InputError("no-such-sheet", `there is no sheet ${sheet}`, {
          value: sheet,
          expected: `1 to ${this.questions.length}`,
        });
      return { sheet: Number(sheet), yours: given ?? "", "": this.verdict(question, given) };
    });
    return table(rows);
  }

  /** The letters. */
  solution(): Table {
    return this.answer(Object.fromEntries(this.questions.map(({ letter }, i) => [i + 1, letter])));
  }

  private verdict({ letter, message }: Question, given: string | null): string {
    if (given === null) return "· not answered yet";
    const known = this.questions.map((one) => one.letter).sort();
    if (!known.includes(given))
      throw new InputError("no-such-letter", `"${given}" is no letter of this quiz`, {
        value: given,
        expected: known.join(", "),
      });
    return given === letter ? `✓ ${message}` : "✗ try that slip on the sheet: it gives another number";
  }

  private sheets(): Table {
    return table(
      this.questions.map(({ example }, i) => {
        const { problem, inputs, learningRate } = example;
        const rate = learningRate === undefined ? [] : [`learning rate ${learningRate}`];
        const given = [
          ...Object.entries(inputs).map(([name, value]) => `${name} = ${JSON.stringify(value)}`),
          ...rate,
        ];
        const answers = example.answers.split(" ").map((one) => one.replace("=", " = "));
        return {
          sheet: i + 1,
          problem: withMinus(`${problem} at ${given.join(", ")}`),
          "right so far": withMinus(answers.slice(0, -1).join(", ")),
          "here is the slip": withMinus(answers[answers.length - 1]),
        };
      }),
    );
  }

  private slips(): Table {
    const sorted = [...this.questions].sort((a, b) => (a.letter < b.letter ? -1 : 1));
    return table(sorted.map(({ letter, slip }) => ({ letter, "it looks as if": slip })));
  }
}

/** A quiz of one stage. @throws OptionError for a seed or a count out of range. */
export function slipQuiz(stage: SlipStage, options: SlipQuizOptions = {}): SlipQuiz {
  checkRecord("the options", options);
  const { seed = 1, count = 6 } = options;
  const all = slipExamples(stage);
  const most = Math.min(12, all.length);
  if (!Number.isInteger(count) || count < 2 || count > most)
    throw new OptionError(
      "count-out-of-range",
      `count must be a whole number from 2 to ${most}, not ${count}`,
      {
        value: count,
        expected: `2 to ${most}`,
      },
    );
  if (!Number.isInteger(seed))
    throw new OptionError("bad-seed", `the seed must be a whole number, not ${seed}`, {
      value: seed,
      expected: "a whole number",
    });
  const next = random(seed);
  const told = shuffled(all, next).map((example) => ({ example, ...explained(example) }));
  // Two slips that are told in the same words could not be told apart.
  const distinct = told.filter(({ slip }, i) => told.findIndex((other) => other.slip === slip) === i);
  const chosen = distinct.slice(0, count);
  const letters = shuffled(
    chosen.map((_, i) => String.fromCharCode(97 + i)),
    next,
  );
  return new SlipQuiz(chosen.map((one, i) => ({ ...one, letter: letters[i] })));
}

function explained({ problem, inputs, answers, learningRate }: SlipExample): {
  slip: string;
  message: string;
} {
  const [last] = judgeAnswers(problem, answers, { inputs, learningRate }).verdicts.slice(-1);
  const slip = last.message.replace(/^You wrote .*? It looks as if /, "").replace(/\.$/, "");
  return { slip: withMinus(slip), message: withMinus(saidOf({ ...last, message: `${slip}.` }, true)) };
}
