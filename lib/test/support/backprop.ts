import { run } from "../../cli/run.js";

/** What a command line answers. */
export interface Answer {
  code: number;
  out: string;
  err: string;
}

/** Runs a command line in this process. */
export function backprop(args: readonly string[], input = ""): Answer {
  const answer: Answer = { code: 0, out: "", err: "" };
  answer.code = run(args, {
    out: (text) => {
      answer.out += text;
    },
    err: (text) => {
      answer.err += text;
    },
    read: () => new TextEncoder().encode(input),
  });
  return answer;
}

/** A command line as typed into a shell, with its double quotes. */
export function typed(line: string, input = ""): Answer {
  const words = line.match(/(?:[^\s"]|"[^"]*")+/g) ?? [];
  return backprop(
    words.map((word) => word.replaceAll('"', "")),
    input,
  );
}
