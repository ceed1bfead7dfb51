import { createRequire } from "node:module";
import type { Objective } from "../graph/compile.js";

/** The folder with the peers' package.json; the compiled benchmark stands elsewhere. */
export const peersFolder: URL = new URL("../../lib/bench/peers/", import.meta.url);

interface Tape {
  primal: number;
}

/** What is used of ad.js: what its macros make of + - * / and exp, and the gradient of a function of an array. */
interface AdJs {
  add(a: unknown, b: unknown): Tape;
  sub(a: unknown, b: unknown): Tape;
  mul(a: unknown, b: unknown): Tape;
  div(a: unknown, b: unknown): Tape;
  maths: { exp(a: unknown): Tape };
  gradientR(f: (x: Tape[]) => Tape): (x: number[]) => number[];
}

/**
 * The sigmoid neuron with ad.js, which builds its graph anew at each pass.
 * @param settings {} is how it comes; { mode: "r", noHigher: true }, reverse and first derivatives only, is its fastest.
 */
export function peerNeuron(settings: { mode?: "r"; noHigher?: boolean }): Objective["evaluate"] {
  const load = createRequire(new URL("package.json", peersFolder));
  const ad = load("ad.js")(settings) as AdJs;
  let value = 0;
  const gradientAt = ad.gradientR(([w0, x0, w1, x1, w2]) => {
    const sum = ad.add(ad.add(ad.mul(w0, x0), ad.mul(w1, x1)), w2);
    const f = ad.div(1, ad.add(1, ad.maths.exp(ad.sub(0, sum))));
    value = f.primal;
    return f;
  });
  return (point, gradient) => {
    const all = gradientAt([point[0], point[1], point[2], point[3], point[4]]);
    for (let i = 0; i < 5; i++) gradient[i] = all[i];
    return value;
  };
}
