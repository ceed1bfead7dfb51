/**
 * The name under which Node asks an object how it is to be printed (util.inspect.custom). A notebook prints the last
 * expression of a cell in this way, and a graph's columns are no answer there.
 */
export const inspected: unique symbol = Symbol.for("nodejs.util.inspect.custom") as never;
