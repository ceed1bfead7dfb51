import { checkClass } from "../../check/index.js";
import { formula } from "../../formula/formula.js";

/* The network of M. Mazur's "A step by step backpropagation example" (2015). */
const inputs: Readonly<Record<string, number>> = {
  ...{ i1: 0.05, i2: 0.1, w1: 0.15, w2: 0.2, w3: 0.25, w4: 0.3, b1: 0.35 },
  ...{ w5: 0.4, w6: 0.45, w7: 0.5, w8: 0.55, b2: 0.6, t1: 0.01, t2: 0.99 },
};
const network = `h1 = sigmoid(w1*i1 + w2*i2 + b1); h2 = sigmoid(w3*i1 + w4*i2 + b1)
o1 = sigmoid(w5*h1 + w6*h2 + b2); o2 = sigmoid(w7*h1 + w8*h2 + b2)
loss = ((o1 - t1)^2 + (o2 - t2)^2) / 2`;

/** A class of so many sheets with 30 answers, of which every 11th has its sign flipped: seconds for page and CSV. */
export function classTime(students: number): { answers: number; seconds: number } {
  const made = formula(network, inputs);
  const weights = Object.keys(inputs).filter((name) => /^[wb]/.test(name));
  const gates = ["h1", "h2", "o1", "o2", "loss"];
  const answers = new Map<string, number>(gates.map((name) => [name, made.graph.node(name).value]));
  for (const name of ["o1", "o2", "h1", "h2", ...weights]) answers.set(`d${name}`, made.gradient(name));
  for (const name of weights) answers.set(`${name}'`, inputs[name] - 0.5 * made.gradient(name));
  answers.set("di1", made.gradient("i1"));
  const rows = Array.from({ length: students }, (_, i) =>
    [...answers.values()].map((value, k) => ((7 * i + k) % 11 === 0 ? -value : value).toFixed(6)),
  );
  const table = [["student", ...answers.keys()], ...rows.map((row, i) => [`student ${i + 1}`, ...row])];
  const started = performance.now();
  const report = checkClass(network, table.map((row) => row.join(",")).join("\n"), {
    inputs,
    learningRate: 0.5,
  });
  report.toHtml();
  report.toCsv();
  return { answers: answers.size, seconds: (performance.now() - started) / 1000 };
}
