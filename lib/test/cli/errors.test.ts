import assert from "node:assert/strict";
import { test } from "node:test";
import { run } from "../../cli/run.js";
import { backprop, typed } from "../support/backprop.js";

/** Command line → code of the error, and what its message must hold. */
const bad: [line: string, code: string, says: string][] = [
  ["trace", "missing-formula", '"(x + y) * z"'],
  ['trace ""', "empty", "write one"],
  ['trace "2x" x=1', "implicit-product", "2 * x"],
  ['trace "ln(x)" x=1', "unknown-function", "log(x)"],
  ['trace "x + __proto__" x=1', "unknown-name", "__proto__"],
  ['trace "x * y" x=1', "missing-input", "y has no value"],
  ['trace "x * y" x=1 y=2 z=3', "unknown-input", '"z"'],
  ['trace "x * y" X=1 y=2', "unknown-input", "did you mean x?"],
  ['trace "q = x * 2; q + 1" x=1 q=2', "computed-name", "q is calculated"],
  ['trace "x" __proto__=1 x=1', "unknown-input", "__proto__"],
  ['trace "x * y" x=1/5 y=2', "not-a-finite-number", "write 0.2"],
  ['trace "x * y" x=0.1.2 y=2', "not-a-finite-number", "more than one point"],
  ['trace "x * y" x=1e999 y=2', "not-a-finite-number", "too large"],
  ['trace "x * y" x= y=2', "not-a-finite-number", "x has no value; write x=2"],
  ['trace "x * y" x=1,5 y=2', "not-a-finite-number", "1.5"],
  ['trace "x * y" x=50% y=2', "not-a-finite-number", "0.5"],
  ['trace "x * y" x=−2 y=2', "not-a-finite-number", "write -2"],
  ['trace "x * y" x=0x10 y=2', "not-a-finite-number", "no decimal number"],
  ['trace "x * y" x=NaN y=2', "not-a-finite-number", "no number"],
  ['trace "x * y" x=Infinity y=2', "not-a-finite-number", "no number"],
  ['trace "x * y" x=two y=2', "not-a-finite-number", '"two"'],
  ['trace "x * y" x=1 x=2 y=1', "input-given-twice", '"x"'],
  ['trace "x * y" 5', "not-an-input", "name=number"],
  ['trace y=1 "x * y"', "not-an-input", "the formula comes first"],
  ['trace "log(x)" x=0', "outside-domain", "x > 0"],
  ['trace "1 / (x - y)" x=1 y=1', "outside-domain", "no value"],
  ['trace "exp(x)" x=1000', "overflow", "too large"],
  ['trace "x" x=1 --jsn', "unknown-option", "did you mean --json?"],
  ['trace "x" --x=3', "unknown-option", "without dashes: x=3"],
  ['trace "x" x=3 --optimizer adam', "unknown-option", "--decimals"],
  ['trace "x" x=3 --decimals', "option-without-value", "--decimals 2"],
  ['trace "x" x=3 --decimals --csv', "option-without-value", "--decimals 2"],
  ['trace "x" x=3 --decimals 2 --decimals=3', "option-given-twice", "--decimals"],
  ['trace "x" x=3 --csv=1', "option-takes-no-value", "--csv"],
  ['trace "x" x=3 --csv --markdown', "several-formats", "--csv and --markdown"],
  ['trace "x * 2" x=3 --decimals 16', "decimals-out-of-range", "0 to 15"],
  ['trace "x * 2" x=3 --decimals -1', "decimals-out-of-range", "0 to 15"],
  ['trace "x * 2" x=3 --decimals 1.5', "decimals-out-of-range", "0 to 15"],
  ['trace "x * 2" x=3 --decimals two', "decimals-out-of-range", '"two"'],
  ['trace "x * 2" x=3 --round-each-step', "missing-decimals", "--decimals"],
  ["trace --file /no/such/file x=3", "unreadable-file", "no such file"],
  ['descend "x^2"', "missing-input", "x=-3"],
  ['descend "x^2" --fixed x=1', "missing-input", "a start"],
  ['descend "x^2 * a" x=1', "missing-input", "a has no value"],
  ['descend "x^2 * a" x=1 --fixed a=1,x=2', "input-given-twice", "--fixed"],
  ['descend "x^2" x=1 --fixed x', "missing-input", "a start"],
  ['descend "x^2 * a" x=1 --fixed a', "not-an-input", "name=number"],
  ['descend "x^2 * a" x=1 --fixed a=1,b=2', "unknown-input", '"b"'],
  ['descend "x^2" x=1 --learning-rate 0', "learning-rate-out-of-range", "above 0"],
  ['descend "x^2" x=1 --learning-rate -0.1', "learning-rate-out-of-range", "above 0"],
  ['descend "x^2" x=1 --learning-rate 1e999', "learning-rate-out-of-range", "too large"],
  ['descend "x^2" x=1 --learning-rate fast', "learning-rate-out-of-range", '"fast"'],
  ['descend "x^2" x=1 --steps 0', "steps-out-of-range", "1 to 1000000"],
  ['descend "x^2" x=1 --steps 1000001', "steps-out-of-range", "1 to 1000000"],
  ['descend "x^2" x=1 --steps 2.5', "steps-out-of-range", "whole number"],
  ['descend "x^2" x=1 --until soon', "until-out-of-range", '"soon"'],
  ['descend "x^2" x=1 --optimizer momentum --momentum 1', "momentum-out-of-range", "below 1"],
  ['descend "x^2" x=1 --optimizer nesterov --momentum -0.1', "momentum-out-of-range", "at least 0"],
  ['descend "x^2" x=1 --optimizer rmsprop --decay 1', "decay-out-of-range", "below 1"],
  ['descend "x^2" x=1 --optimizer adam --beta1 1', "beta1-out-of-range", "below 1"],
  ['descend "x^2" x=1 --optimizer adamw --beta2 2', "beta2-out-of-range", "below 1"],
  ['descend "x^2" x=1 --optimizer adagrad --epsilon 0', "epsilon-out-of-range", "above 0"],
  ['descend "x^2" x=1 --momentum 0.9', "unused-option", "momentum, nesterov would"],
  ['descend "x^2" x=1 --optimizer adam --momentum 0.9', "unused-option", "adam does not use --momentum"],
  ['descend "x^2" x=1 --optimizer newton --beta1 0.9', "unused-option", "adam, adamw would"],
  ['descend "x^2" x=1 --optimizer adam --corrected', "unused-option", "momentum would"],
  ['descend "x^2" x=1 --factor 0.5', "unused-option", "a constant learning rate does not use --factor; step"],
  ['descend "x^2" x=1 --schedule step --over 5', "unused-option", "step does not use --over; cosine would"],
  ['descend "x^2" x=1 --schedule cosin', "unknown-schedule", "did you mean cosine?"],
  ['descend "x^2" x=1 --schedule step --every 1.5', "every-out-of-range", "a whole number"],
  ['descend "x^2" x=1 --warm-up 0', "warm-up-out-of-range", "a whole number of at least 1"],
  ['descend "x^2" x=1 --clip-norm 0', "norm-out-of-range", "above 0"],
  ['descend "x^2" x=1 --optimizer newton --damping -1', "damping-out-of-range", "at least 0"],
  ['descend "x^2" x=1 --corrected=2', "option-takes-no-value", "--corrected"],
  ['descend "x^2" x=1 --optimizer adma', "unknown-optimizer", "did you mean adam?"],
  ['descend "x^2" x=1 --optimizer sgdx', "unknown-optimizer", "gradient-descent"],
  ['descend "log(x)" x=-1', "outside-domain", "x > 0"],
  ["trase", "unknown-command", "did you mean trace?"],
  ["zzzzzzzzzz", "unknown-command", "trace, descend, check"],
  ['"x * y" x=1', "unknown-command", 'backprop trace "x * y"'],
  ["help trase", "unknown-command", "did you mean trace?"],
];
for (const [line, code, says] of bad)
  test(`refuses: ${line}`, () => {
    const plain = typed(line);
    assert.equal(plain.code, 2, plain.err);
    assert.equal(plain.out, "");
    assert.match(plain.err, /^backprop( trace| descend| check)?: /);
    assert.ok(plain.err.includes(says), plain.err);
    assert.doesNotMatch(plain.err, /\n\s+at |node:internal|Error:/);
    const json = backprop([
      ...(line.match(/(?:[^\s"]|"[^"]*")+/g) ?? []).map((w) => w.replaceAll('"', "")),
      "--json",
    ]);
    if (code !== "several-formats" && code !== "option-without-value") {
      const { error } = JSON.parse(json.out);
      assert.equal(error.code, code);
      assert.equal(json.code, 2);
      assert.ok(!error.message.includes("\n"), error.message);
    }
  });

test("a mistake in the formula is shown with its line and a caret, and with its position in JSON", () => {
  const { err } = typed('trace "(x + y) * ln(z)" x=1 y=2 z=3');
  const [message, line, caret] = err.split("\n");
  assert.match(message, /^backprop trace: Column 11: "ln" is no function here; write log\(x\)/);
  assert.deepEqual([line, caret], ["  (x + y) * ln(z)", "            ^"]);
  const { error } = JSON.parse(typed('trace "(x + y) * ln(z)" x=1 y=2 z=3 --json').out);
  assert.deepEqual([error.position, error.value], [10, "ln"]);
  assert.match(error.expected, /\blog\b/);
  const domain = JSON.parse(typed('trace "q = x - 1; log(q)" x=1 --json').out).error;
  assert.deepEqual([domain.code, domain.step, domain.position, domain.value], ["outside-domain", "f", 11, 0]);
});

test("a fault of the program is told apart, without a stack", () => {
  let err = "";
  const world = {
    out: () => {
      throw new TypeError("planted");
    },
    err: (text: string) => {
      err += text;
    },
    read: () => new Uint8Array(),
  };
  assert.equal(run(["trace", "x * 2", "x=1"], world), 70);
  assert.match(err, /^backprop trace: planted\nThis is a fault of the program/);
});

test("what is typed is never printed as a command to the terminal", () => {
  for (const line of [
    'trace "\u001b[31mx" x=1',
    'trace "x" x=\u001b[2J',
    'trace "x" --\u001b[2J',
    'trace "x" \u001b]0;=1',
    "\u001b[2J",
  ]) {
    const { code, out, err } = typed(line);
    assert.equal(code, 2, line);
    assert.ok(!`${out}${err}`.includes("\u001b"), JSON.stringify(err));
  }
});
