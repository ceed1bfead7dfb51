import { run } from "../../cli/run.js";

/** What a command line answers. */
export interface Answer {
  code: number;
  out: string;
  err: string;
}

/** Runs a command line in this process; of a command that takes time the code comes later, see `backpropToEnd`. */
export function backprop(args: readonly string[], input = ""): Answer {
  const [answer, code] = start(args, input);
  answer.code = code as number;
  return answer;
}

/** The same, to the end of a command that takes time. */
export async function backpropToEnd(args: readonly string[]): Promise<Answer> {
  const [answer, code] = start(args, "");
  answer.code = await code;
  return answer;
}

function start(args: readonly string[], input: string): [Answer, number | Promise<number>] {
  const answer: Answer = { code: 0, out: "", err: "" };
  const code = run(args, {
    out: (text) => {
      answer.out += text;
    },
    err: (text) => {
      answer.err += text;
    },
    read: () => new TextEncoder().encode(input),
  });
  return [answer, code];
}

/** A command line as typed into a shell, with its double quotes. */
export function typed(line: string, input = ""): Answer {
  const words = line.match(/(?:[^\s"]|"[^"]*")+/g) ?? [];
  return backprop(
    words.map((word) => word.replaceAll('"', "")),
    input,
  );
}
