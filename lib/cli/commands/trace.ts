import { draw } from "../../drawing/drawing.js";
import { type Formula, formula } from "../../formula/formula.js";
import { OptionError } from "../../text/errors.js";
import { numbersText } from "../../trace/matrix.js";
import { trace } from "../../trace/trace.js";
import type { Arguments } from "../parts/arguments.js";
import type { Command, World } from "../parts/command.js";
import { aboutFormulas, aboutTensors } from "../parts/formulas.js";
import { type GivenInputs, inputsOf, inputsOption } from "../parts/inputs.js";
import { printJson } from "../parts/json.js";
import { readOption } from "../parts/numbers.js";
import { filesOf, formatOf, tellWritten, writeFiles } from "../parts/output.js";
import { stepperPage } from "../parts/page.js";
import { fileOption, readFormula } from "../parts/source.js";

export const traceCommand: Command = {
  name: "trace",
  summary: "every step of back-propagation through a formula, with its numbers",
  usage: '"<formula>" name=number … [options]',
  about: `Calculates a formula gate by gate, then walks back through the gates: at each, the local derivative times
the gradient that arrives from above is what is sent on to each input. Prints both tables.

${aboutFormulas}

${aboutTensors}`,
  options: [
    { name: "decimals", value: "2", help: "places after the point, 0 to 15; without it up to six digits" },
    {
      name: "round-each-step",
      help: "work as on paper: every gate's result and every product sent is rounded to --decimals places; inputs stay as given",
    },
    { name: "open", help: "open every vector gate into scalar gates, and tell each of those" },
    { name: "svg", value: "graph.svg", help: "also draw the graph, values above the wires, gradients below" },
    {
      name: "html",
      value: "steps.html",
      help: "also write a page in which the graph is walked gate by gate",
    },
    { name: "json", help: "print JSON: formula, inputs, value, gradients, steps" },
    { name: "csv", help: "print CSV: a line for each gate forward and each gradient sent" },
    { name: "markdown", help: "print Markdown with TeX" },
    fileOption,
    inputsOption,
    { name: "help", help: "print this page" },
  ],
  examples: `Examples:
  backprop trace "(x + y) * z" x=-2 y=5 z=-4
      … f = -12, df/dx = -4, df/dy = -4, df/dz = 3
  backprop trace "q = x + y; f = q * z" x=-2 y=5 z=-4 --svg graph.svg --html steps.html
      the same with a name for the sum, a picture, and a page to walk through it
  backprop trace "1 / (1 + exp(-(w0*x0 + w1*x1 + w2)))" w0=2 x0=-1 w1=-3 x1=-2 w2=-3 --decimals 2 --round-each-step
      … df/dx0 = 0.40: a neuron as worked on paper with two decimals (in full precision it is 0.393224)
  backprop trace --json "x^2" x=3
      { "formula": "x^2", "inputs": { "x": 3 }, "value": 9, "gradients": { "x": 6 }, "steps": [ … ] }
  backprop trace "h = tanh(W * x + b); L = dot(h, h)" "W=[[0.1,0.2],[0.3,0.4]]" "x=[1,2]" "b=[0,0]"
      vectors and matrices: … dW = dv1 · xᵀ; with --json every tensor is nested in its shape
  backprop trace "p = softmax(z); L = -log(p[2])" "z=[1,2]" --open
      … p[2] = v3 / v4: the softmax opened into exp, + and ÷

Where a derivative jumps (relu and abs at 0, max and min at a tie) a note says what is taken there.
Exit code: 0 when all is well; 2 for bad input, with a message on standard error (with --json also as
{ "error": { "code", "message", "position", … } } on standard output).`,

  run(given: Arguments, world: World): number {
    const format = formatOf(given, ["json", "csv", "markdown"]);
    const decimals = readOption(given.values, "decimals");
    const rounds = given.flags.has("round-each-step");
    if (rounds && decimals === undefined)
      throw new OptionError(
        "missing-decimals",
        "--round-each-step needs --decimals, to know how far to round",
        {
          expected: "--decimals 2",
        },
      );
    const { text, rest } = readFormula(given, world);
    const f = formula(text, inputsOf(rest, given, world));
    if (typeof f.result !== "number") return tellResult(f, format, decimals, world);
    const options = { ...(rounds ? { working: decimals } : { decimals }), open: given.flags.has("open") };
    const told = trace(f, options);
    const printed =
      format === "json"
        ? `${JSON.stringify(told.json(), null, 2)}\n`
        : format === "csv"
          ? told.csv()
          : `${told[format]()}\n`;
    const contents = {
      svg: () => `<!-- made by backprop trace -->\n${draw(f, options).svg}\n`,
      html: () => stepperPage(f, options),
    };
    const files = filesOf(contents, given);
    writeFiles(files);
    world.out(printed);
    // The notes stand in the tables of text and Markdown; JSON and CSV keep to their form.
    if (format === "json" || format === "csv") for (const note of f.warnings) world.err(`Note: ${note}.\n`);
    tellWritten(files, world);
    return 0;
  },
};

/** A vector or a matrix as the result has numbers, but no gradients: those are of a number. */
function tellResult(
  f: Formula<GivenInputs>,
  format: "text" | "json" | "csv" | "markdown",
  decimals: number | undefined,
  world: World,
): number {
  const { name, result } = f;
  if (format === "json") printJson({ formula: f.text, inputs: f.inputs, value: result }, world);
  else world.out(`${name} = ${numbersText(result, decimals)}\n`);
  world.err(`Note: ${name} is no number, so it has no gradients; make one of it, such as sum(${name}).\n`);
  return 0;
}
