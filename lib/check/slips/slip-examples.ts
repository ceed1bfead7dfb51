import type { Inputs } from "../../formula/formula.js";
import { wrongArgument } from "../../text/guards.js";

/** Where in the work a slip is made: forward, backward, in the update, or in writing a number down. */
export type SlipStage = "forward" | "backward" | "update" | "pen";

/** A sheet with one slip: everything is right but the last number. */
export interface SlipExample {
  code: string;
  stage: SlipStage;
  problem: string;
  inputs: Inputs;
  answers: string;
  learningRate?: number;
}

type Row = readonly [code: string, problem: string, inputs: string, answers: string, rate?: number];

const product = "q = x + y; f = q * z";
const error = "out = w*x + b; r = out - t; loss = r^2";
const softmax = "p = softmax(z); L = p[1] + 2*p[2]";
const neuron = "f = sigmoid(z)";

const forward: readonly Row[] = [
  ["term-left-out", error, "w=2 x=4 b=1 t=5", "out=8"],
  ["wrong-operation", product, "x=-2 y=5 z=-4", "q=-10"],
  ["sign-flipped", "r = out - t; loss = r^2", "out=0.3 t=0.8", "r=0.5"],
  ["factor-missing", "s = x + y; f = s / 2", "x=3 y=8", "s=11 f=11"],
  ["upside-down", "f = x / y", "x=6 y=4", "f=0.6667"],
  ["reciprocal-forgotten", neuron, "z=2", "f=1.1353"],
  ["exponent-sign", neuron, "z=2", "f=0.1192"],
  ["power-as-product", "f = x^3", "x=4", "f=12"],
  ["power-left-out", error, "w=2 x=3 b=1 t=4", "out=7 r=3 loss=3"],
  ["function-left-out", "f = log(x)", "x=5", "f=5"],
  ["common-logarithm", "f = log(x)", "x=5", "f=0.69897"],
  ["half-for-root", "f = sqrt(x)", "x=9", "f=4.5"],
  ["degrees", "f = sin(x)", "x=0.5", "f=0.0087265"],
  ["wrong-function", "f = cos(x)", "x=0.5", "f=0.4794"],
  ["not-clipped", "r = relu(x); f = 3 * r", "x=-2", "r=-2"],
  ["wrong-choice", "m = max(x, y); f = 3 * m", "x=2 y=5", "m=2"],
  ["element-by-element", "Z = X*W; f = sum(Z^2)", "X=[[2,3],[5,7]] W=[[4,6],[8,9]]", "Z[1,1]=8"],
];

const backward: readonly Row[] = [
  ["inputs-swapped", product, "x=-2 y=5 z=-4", "q=3 f=-12 dq=3"],
  ["sum-as-product", product, "x=-2 y=5 z=-4", "q=3 f=-12 dq=-4 dx=-20"],
  ["upstream-forgotten", "y = tanh(z); f = 3 * y", "z=0.5", "y=0.4621 f=1.3863 dy=3 dz=0.7864"],
  ["chain-factor-forgotten", "y = tanh(z); f = 3 * y", "z=0.5", "y=0.4621 f=1.3863 dy=3 dz=3.0000"],
  ["value-for-derivative", "q = x^3; f = 2 * q", "x=2", "q=8 f=16 dq=2 dx=16"],
  ["fan-out-overwritten", "q = a * b; f = q + a", "a=3 b=5", "q=15 f=18 da=5"],
  ["wrong-input", "a = w*x; b = w*y; loss = a * b", "w=2 x=3 y=7", "a=6 b=14 loss=84 da=14 db=6 dx=98"],
  ["transposed", "y = V*h; f = sum(y^2)", "V=[[2,3],[5,7]] h=[4,9]", "y[1]=35 y[2]=83 dV[1,2]=664"],
  ["factor-transposed", "y = V*h; f = sum(y^2)", "V=[[2,3],[5,7]] h=[4,9]", "y[1]=35 y[2]=83 dh[1]=638"],
  ["factors-exchanged", "Z = A*B; f = sum(Z)", "A=[[2,3],[5,7]] B=[[4,9],[6,1]]", "Z[1,1]=53"],
  [
    "mean-for-sum",
    "Z = X + b; f = sum(G .* Z)",
    "X=[[1,2],[3,4],[5,6]] b=[1,2] G=[[3,6],[9,12],[17,18]]",
    "db[1]=9.6667",
  ],
  ["softmax-diagonal", softmax, "z=[2,1,0]", "p[1]=0.6652 p[2]=0.2447 p[3]=0.0900 dz[2]=0.3697"],
  ["softmax-twice", "p = softmax(z); L = -log(p[1])", "z=[2,1,0]", "p[2]=0.2447 dz[2]=0.0599"],
  ["y-for-derivative", neuron, "z=2", "f=0.8808 dz=0.8808"],
  ["one-minus-y", neuron, "z=2", "f=0.8808 dz=0.1192"],
  ["z-for-derivative", neuron, "z=2", "f=0.8808 dz=2"],
  ["z-for-y", neuron, "z=2", "f=0.8808 dz=-2"],
  ["derivative-of-output", neuron, "z=2", "f=0.8808 dz=0.2072"],
  ["square-forgotten", "y = tanh(z); f = 3 * y", "z=0.5", "y=0.4621 f=1.3863 dy=3 dz=1.6137"],
  ["reciprocal-square", "u = 1/x; f = 3 * u", "x=4", "u=0.25 f=0.75 dx=-0.75"],
  ["reciprocal-minus", "u = 1/x; f = 5 * u", "x=4", "u=0.25 f=1.25 dx=0.3125"],
  ["numerator-forgotten", "f = x / y", "x=6 y=4", "f=1.5 dy=-0.0625"],
  ["wrong-slot", "f = x / y", "x=6 y=4", "f=1.5 dy=0.25"],
  ["exponent-forgotten", "q = x^3; f = 2 * q", "x=3", "q=27 f=54 dx=18"],
  ["exponent-not-lowered", "q = x^3; f = 2 * q", "x=3", "q=27 f=54 dx=162"],
  ["power-rule-on-exponent", "f = a^n", "a=2 n=5", "f=32 dn=80"],
  ["logarithm-forgotten", "f = a^n", "a=2 n=5", "f=32 dn=32"],
  ["exp-as-power", "u = exp(x); f = 3 * u", "x=2", "u=7.389 f=22.167 dx=16.31"],
  ["input-for-derivative", "u = exp(x); f = 3 * u", "x=2", "u=7.389 f=22.167 dx=6"],
  ["half-forgotten", "r = sqrt(x); f = 3 * r", "x=4", "r=2 f=6 dx=1.5"],
  ["root-forgotten", "r = sqrt(x); f = 3 * r", "x=9", "r=3 f=9 dr=3 dx=0.1667"],
  ["cosine-minus", "c = cos(x); f = 3 * c", "x=0.5", "c=0.8776 f=2.6327 dx=1.4383"],
  ["gate-not-closed", "r = relu(x); f = 3 * r", "x=-2", "r=0 f=0 dx=3"],
  ["gate-closed", "r = relu(x); f = 3 * r", "x=2", "r=2 f=6 dx=0"],
  ["wrong-route", "m = max(x, y); f = 3 * m", "x=2 y=5", "m=5 f=15 dy=0"],
  ["factor-twice", "z = 3*y^2; o = z/4", "y=3", "z=27 o=6.75 dz=0.25 dy=1.125"],
  ["added-twice", "b = 4*a; c = b + 3; d = 5*b; f = c + d", "a=3", "b=12 c=15 d=60 f=75 dc=1 dd=1 db=7"],
  ["paths-multiplied", "q = 3*y; r = 5*y; f = q + r", "y=2", "q=6 r=10 f=16 dq=1 dr=1 dy=15"],
  ["shared-not-routed", "m = max(x, y); f = 3 * m", "x=2 y=5", "m=5 f=15 dy=1.5"],
];

const update: readonly Row[] = [
  ["gradient-added", error, "w=2 x=3 b=1 t=4", "out=7 r=3 loss=9 dr=6 dw=18 w'=3.8"],
  ["learning-rate-forgotten", error, "w=2 x=3 b=1 t=4", "out=7 r=3 loss=9 dr=6 dw=18 w'=-16"],
  ["learning-rate-point", error, "w=2 x=3 b=1 t=4", "out=7 r=3 loss=9 dr=6 dw=18 w'=1.1", 0.5],
  ["learning-rate-twice", error, "w=2 x=3 b=1 t=4", "out=7 r=3 loss=9 dr=6 dw=18 w'=1.82"],
  ["old-value-forgotten", error, "w=2 x=3 b=1 t=4", "out=7 r=3 loss=9 dr=6 dw=18 w'=-1.8"],
  ["not-updated", error, "w=2 x=3 b=1 t=4", "out=7 r=3 loss=9 dr=6 dw=18 w'=2"],
  ["learning-rate-for-value", error, "w=2 x=3 b=1 t=4", "out=7 r=3 loss=9 dr=6 dw=18 w'=-1.7"],
  ["wrong-gradient", error, "w=2 x=3 b=1 t=4", "out=7 r=3 loss=9 dr=6 dw=18 db=6 w'=1.4"],
  [
    "updated-too-early",
    "h = v*x; out = w*h; loss = out - t",
    "v=2 x=3 w=5 t=4",
    "h=6 out=30 loss=26 dw=6 w'=4.4 dh=4.4",
  ],
];

const pen: readonly Row[] = [
  ["decimal-point", "f = x * y", "x=1.25 y=3", "f=37.5"],
  ["digits-swapped", "f = x * y", "x=1.25 y=3", "f=3.57"],
  ["answers-exchanged", "q = x * y; f = q * z", "x=1.25 y=3 z=7", "f=3.75 q=26.25"],
];

const rows: Readonly<Record<SlipStage, readonly Row[]>> = { forward, backward, update, pen };

/** An example of every slip that can be named, each as small as the slip allows; of one stage, or of all. */
export function slipExamples(stage?: SlipStage): SlipExample[] {
  if (stage !== undefined && !(typeof stage === "string" && Object.hasOwn(rows, stage)))
    throw wrongArgument("the stage", stage, Object.keys(rows).join(", "));
  const stages = stage ? [stage] : (Object.keys(rows) as SlipStage[]);
  return stages.flatMap((one) =>
    rows[one].map(([code, problem, inputs, answers, rate = 0.1]) => ({
      code,
      stage: one,
      problem,
      inputs: Object.fromEntries(
        inputs.split(" ").map((text) => [text.split("=")[0], JSON.parse(text.split("=")[1])]),
      ),
      answers,
      ...(one === "update" ? { learningRate: rate } : {}),
    })),
  );
}
