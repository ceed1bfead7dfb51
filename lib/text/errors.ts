/** What an error knows beside its message; every field is for a program, the message is for a person. */
export interface ErrorDetails {
  /** Where in the text, counted from 0. */
  position?: number;
  /** The value that was not taken. */
  value?: unknown;
  /** What would have been taken. */
  expected?: string;
  /** What to do about it. */
  hint?: string;
  /** The name of the step of the graph at which it happened. */
  step?: string;
}

/** The base of every error that this library throws on purpose. `code` is a short, stable, kebab-case word. */
export class BackpropError extends Error implements ErrorDetails {
  declare readonly position?: number;
  declare readonly value?: unknown;
  declare readonly expected?: string;
  declare readonly hint?: string;
  declare readonly step?: string;
  readonly code: string;

  constructor(code: string, message: string, details: ErrorDetails = {}) {
    super(message);
    this.code = code;
    Object.assign(this, details);
    Object.defineProperty(this, "name", { value: new.target.name, configurable: true });
  }
}

/** A formula's text that cannot be read. */
export class FormulaError extends BackpropError {}
/** A missing, extra, misnamed or non-finite input. */
export class InputError extends BackpropError {}
/** A value or derivative that does not exist at these numbers: log 0, 1/0, overflow. `step` names the gate's node. */
export class DomainError extends BackpropError {}
/** A gate that is declared or used wrongly. */
export class GateError extends BackpropError {}
/** An option (learning rate, number of steps, decimals, …) out of its range. */
export class OptionError extends BackpropError {}
