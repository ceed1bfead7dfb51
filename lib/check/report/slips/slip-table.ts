import { type Table, table } from "../../../show/table.js";
import { withMinus } from "../../../text/minus.js";
import { judgeAnswers } from "../../judge/judge-sheet.js";
import { type SlipStage, slipExamples } from "../../slips/slip-examples.js";

/** The examples of slips as a table: the problem, the last number on the sheet, what the checker says of it, and the slip's code. */
export function slipTable(stage?: SlipStage): Table {
  return table(
    slipExamples(stage).map(({ code, problem, inputs, answers, learningRate }) => {
      const rate = learningRate === undefined ? [] : [`learning rate ${learningRate}`];
      const given = [
        ...Object.entries(inputs).map(([name, value]) => `${name} = ${JSON.stringify(value)}`),
        ...rate,
      ];
      const { name, written, message } = judgeAnswers(problem, answers, {
        inputs,
        learningRate,
      }).verdicts.slice(-1)[0];
      return {
        problem: withMinus(`${problem} at ${given.join(", ")}`),
        wrote: withMinus(`${name} = ${written}`),
        "it looks as if": withMinus(message.replace(/^You wrote .*? It looks as if /, "")),
        slip: code,
      };
    }),
  );
}
