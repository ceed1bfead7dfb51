/**
 * A slip as it is known to teachers: the rule that was used instead of the right one, in gate notation, and what one
 * says about it ("it looks as if …"). {x}, {y}, {out} stand for the names of a gate's inputs and output.
 */
export interface SlipRule {
  code: string;
  wrong: string;
  says: string;
  /** How unlikely, 0 and up: what explains a number as well, and is less unlikely, is named first. 1 for most. */
  rank: number;
}
/** A slip in one line. */
export const slip = (code: string, wrong: string, says: string, rank = 1): SlipRule => ({
  code,
  wrong,
  says,
  rank,
});
/** The word that no slips are known. */
export const none: readonly SlipRule[] = [];
/** A minus that the rule itself has is more telling than a flipped sign, and both are the same number. */
export const TELLING = 0.9;
/** What would fit many numbers. */
const FITS_MANY = 3;

/** Backward, at any gate: what is sent, over upstream, the local derivative, and the gate's output. */
export const sentSlips: readonly SlipRule[] = [
  slip("upstream-forgotten", "local", "the local derivative was written alone: upstream was forgotten"),
  slip(
    "chain-factor-forgotten",
    "upstream",
    "upstream was passed on as it is: the local derivative was forgotten",
  ),
  slip(
    "value-for-derivative",
    "upstream * out",
    "the gate's value {out} was used as its derivative",
    FITS_MANY,
  ),
  slip("factor-twice", "upstream * local * local", "the local derivative was multiplied in twice", FITS_MANY),
  slip(
    "factor-twice",
    "upstream * upstream * local",
    "what arrives, upstream, was multiplied in twice",
    FITS_MANY,
  ),
];

/** On the whole number of a line, forward or backward. */
export const totalSlips: readonly SlipRule[] = [
  slip("sign-flipped", "-out", "the sign is flipped", 0.95),
  slip("factor-missing", "out / 2", "a factor 2 is missing", 4),
  slip("factor-missing", "2 * out", "a factor ½ is missing", 4),
];

/** A parameter's update, over its old value, its gradient and the learning rate. */
export const updateSlips: readonly SlipRule[] = [
  slip("gradient-added", "old + rate * gradient", "the gradient was added; descent subtracts it", TELLING),
  slip("learning-rate-forgotten", "old - gradient", "the learning rate was forgotten"),
  slip(
    "learning-rate-point",
    "old - rate * gradient / 10",
    "the decimal point of the learning rate is misplaced",
    2,
  ),
  slip(
    "learning-rate-point",
    "old - 10 * rate * gradient",
    "the decimal point of the learning rate is misplaced",
    2,
  ),
  slip("learning-rate-twice", "old - rate * rate * gradient", "the learning rate was multiplied in twice"),
  slip(
    "old-value-forgotten",
    "-(rate * gradient)",
    "the step alone was written: the old value was forgotten",
  ),
  slip(
    "old-value-forgotten",
    "rate * gradient",
    "the step alone was written, without its minus and the old value",
  ),
  slip("not-updated", "old", "the old value was kept"),
  slip(
    "learning-rate-for-value",
    "rate - rate * gradient",
    "the learning rate was written where the old value belongs",
    2,
  ),
  slip(
    "factor-missing",
    "old - rate * gradient / 2",
    "the step is half as long as it should be: a factor 2 is missing in the gradient, or the learning rate was halved",
    FITS_MANY,
  ),
  slip(
    "factor-missing",
    "old - 2 * rate * gradient",
    "the step is twice as long as it should be: a factor ½ is missing in the gradient, or the learning rate was doubled",
    FITS_MANY,
  ),
];
