import { Formula, type Inputs } from "../formula/formula.js";
import { checkObjective, type Objective } from "../graph/compile.js";
import { type MimeBundle, Shown } from "../show/display.js";
import { type Table, type TableRow, table } from "../show/table.js";
import { OptionError } from "../text/errors.js";
import { formatNumber, prettyNumber } from "../text/format.js";
import { checkRecord } from "../text/guards.js";
import { markup } from "../text/html.js";
import { type Eigen, eigen } from "./eigen.js";
import { flatPoint, type NestedPoint } from "./nested.js";
import { secondDerivatives } from "./second-derivatives.js";
import { startingPoint } from "./trajectory.js";

/** The most parameters: a Hessian has their square, and its eigenvalues cost their cube. */
const MOST = 500;
/** A Hessian of more parameters than these is not shown entry by entry. */
const SHOWN = 20;

/** How a function curves at a point: its second derivatives by name, and what they mean for a walk downhill. */
export class Curvature extends Shown {
  readonly names: readonly string[];
  readonly point: Readonly<Record<string, number>>;
  /** ∂²J/∂a∂b as `hessian[a][b]`. */
  readonly hessian: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Exact up to rounding; false for an objective that has no second derivatives of its own and was measured. */
  readonly exact: boolean;
  /** The curvatures along the eigenvectors, largest first. */
  readonly eigenvalues: readonly number[];
  /** The direction of each, of length 1, by name. */
  readonly eigenvectors: readonly Readonly<Record<string, number>>[];

  constructor(names: readonly string[], point: Float64Array, rows: readonly Float64Array[], exact: boolean) {
    super();
    const named = (numbers: Float64Array): Record<string, number> =>
      Object.fromEntries(names.map((name, i) => [name, numbers[i]]));
    const { values, vectors }: Eigen = eigen(rows);
    this.names = names;
    this.point = named(point);
    this.hessian = Object.fromEntries(names.map((name, i) => [name, named(rows[i])]));
    this.exact = exact;
    this.eigenvalues = values;
    this.eigenvectors = vectors.map(named);
  }

  /**
   * 2/λmax: on a bowl of this curvature gradient descent comes closer at any learning rate below it, and runs away
   * above. ∞ where nothing curves upward. Source: Nesterov 2004, 2.1.5 (η < 2/L).
   */
  get largestRate(): number {
    const [most] = this.eigenvalues;
    return most > 0 ? 2 / most : Number.POSITIVE_INFINITY;
  }

  text(): string {
    return [...this.tables().map((one) => one.text()), this.summary(formatNumber)].join("\n\n");
  }

  html(): string {
    const parts = this.tables().map((one) => one.html());
    return [...parts, markup`<p>${this.summary(prettyNumber)}</p>`].join("\n");
  }

  toMime(): MimeBundle {
    return { "text/html": this.html(), "text/plain": this.text() };
  }

  private tables(): Table[] {
    const { names, hessian, eigenvalues, eigenvectors } = this;
    if (names.length > SHOWN)
      return [
        table(
          eigenvalues.map((eigenvalue) => ({ eigenvalue })),
          { caption: "Eigenvalues" },
        ),
      ];
    const at = names.map((name) => `${name} = ${formatNumber(this.point[name])}`).join(", ");
    const rows = names.map((name): TableRow => ({ "∂²": `∂${name}`, ...withMark(hessian[name]) }));
    const directions = eigenvalues.map((eigenvalue, i): TableRow => ({ eigenvalue, ...eigenvectors[i] }));
    return [
      table(rows, { caption: `Second derivatives at ${at}${this.exact ? "" : ", measured"}` }),
      table(directions, { caption: "Eigenvalues and their directions" }),
    ];
  }

  private summary(number: (value: number) => string): string {
    const { eigenvalues, largestRate } = this;
    const most = eigenvalues[0];
    const least = eigenvalues[eigenvalues.length - 1];
    const limit = Number.isFinite(largestRate)
      ? `gradient descent needs a learning rate below 2/λmax = ${number(largestRate)}`
      : "no learning rate is too large by curvature alone";
    return `${shapeOf(most, least)}; ${limit}.`;
  }
}

function shapeOf(most: number, least: number): string {
  if (least > 0) return "It curves upward in every direction";
  if (most < 0) return "It curves downward in every direction";
  if (most > 0 && least < 0)
    return "It curves upward in some directions and downward in others, as at a saddle";
  if (most === 0 && least === 0) return "It does not curve";
  return most > 0
    ? "It curves upward in some directions, and not at all in others"
    : "It curves downward in some directions, and not at all in others";
}

function withMark(row: Readonly<Record<string, number>>): TableRow {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [`∂${name}`, value]));
}

/**
 * The curvature of a formula at its inputs, or of an objective (also a formula) at a point that names its parameters;
 * the other inputs of a formula stay as they are.
 *
 *     show(curvature(formula("x^2 + 2*y^2", { x: -3, y: -3 })));
 *
 * @throws InputError for a point of other names; OptionError for more than 500 parameters; DomainError where a value or
 * a derivative does not exist.
 */
export function curvature(of: Formula<Inputs> | Objective, at?: NestedPoint): Curvature {
  if (!(of instanceof Formula)) checkObjective("what curves", of);
  if (at !== undefined) checkRecord("the point", at, "an object of numbers by name");
  const point = at ?? (of instanceof Formula ? of.inputs : {});
  const objective = of instanceof Formula ? of.objective(Object.keys(point)) : of;
  const { names } = objective;
  if (names.length > MOST)
    throw new OptionError(
      "too-many-parameters",
      `a curvature is of at most ${MOST} parameters, not ${names.length}`,
      {
        value: names.length,
        expected: `at most ${MOST}; name some of them in the second argument`,
      },
    );
  const where = startingPoint(names, flatPoint(point).numbers);
  const { rows, exact } = secondDerivatives(objective, where, (moved) => {
    const gradient = new Float64Array(names.length);
    objective.evaluate(moved, gradient);
    return gradient;
  });
  return new Curvature(names, where, rows, exact);
}
