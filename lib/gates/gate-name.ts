import type { GateFacts } from "../gate/facts.js";
import type { BinaryGate } from "../graph/gate.js";
import type * as scalar from "./scalar.js";

type Exports = typeof scalar;

/** The names of the library's scalar gates: a table that is mapped over them does not compile while one is left out. */
export type GateName = {
  [Name in keyof Exports]: Exports[Name] extends GateFacts ? Name : never;
}[keyof Exports];

/** One entry for each input of a gate that receives a gradient. */
export type ByInput<Name extends GateName, Entry> = Exports[Name] extends BinaryGate
  ? readonly [Entry, Entry]
  : readonly [Entry];
