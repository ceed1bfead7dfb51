import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type Checker,
  cell,
  compile,
  type Declaration,
  messages,
  type Program,
  type Type,
  ts,
} from "../support/cell-compiler.js";

/** Cells are checked by tslab's own older compiler, where a newer type silently becomes `any`: it must read ours. */

/** Declared by us, and not private: private members have no type in a declaration file. */
const visible = (declaration: Declaration): boolean =>
  declaration.getSourceFile().fileName.includes("/.build/") &&
  (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Private) === 0;

/** Every place below `type` where a cell would see `any`, as a path of names; only our own declarations are entered. */
function anys(
  checker: Checker,
  type: Type,
  name: string,
  node: unknown,
  seen: Set<Type>,
  found: string[],
): void {
  if (type.flags & ts.TypeFlags.Any) found.push(name);
  if (seen.has(type)) return;
  seen.add(type);
  const signatures = [...type.getCallSignatures(), ...type.getConstructSignatures()];
  for (const signature of signatures) {
    anys(checker, signature.getReturnType(), `${name}()`, node, seen, found);
    for (const parameter of signature.parameters)
      anys(
        checker,
        checker.getTypeOfSymbolAtLocation(parameter, node),
        `${name}(${parameter.name})`,
        node,
        seen,
        found,
      );
  }
  for (const argument of checker.getTypeArguments(type) ?? [])
    anys(checker, argument, `${name}<>`, node, seen, found);
  for (const part of type.types ?? []) anys(checker, part, name, node, seen, found);
  for (const property of type.getProperties()) {
    if (!property.declarations?.some(visible)) continue;
    const inner = checker.getTypeOfSymbolAtLocation(property, node);
    anys(checker, inner, `${name}.${property.name}`, node, seen, found);
  }
}

/** The exports of what the code's first import names, with the places where they are `any`. */
function exportsOf(program: Program): { names: string[]; found: string[] } {
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(cell);
  const node = file?.statements[0]?.moduleSpecifier;
  const module = checker.getSymbolAtLocation(node);
  assert.ok(module, "the import is found");
  const found: string[] = [];
  const names: string[] = [];
  const seen = new Set<Type>();
  for (const exported of checker.getExportsOfModule(module)) {
    names.push(exported.name);
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    if (symbol.flags & ts.SymbolFlags.Value)
      anys(checker, checker.getTypeOfSymbolAtLocation(symbol, node), exported.name, node, seen, found);
    if (symbol.flags & ts.SymbolFlags.Type)
      anys(checker, checker.getDeclaredTypeOfSymbol(symbol), exported.name, node, seen, found);
  }
  return { names, found };
}

test("the kernel's compiler is the one whose limits we keep", () => {
  assert.match(ts.version, /^5\.0\./);
});

test("a cell that uses the library compiles", () => {
  const program = compile(`
    import { add, backward, formula, Graph, multiply, type Step } from "gradient-gates";
    const graph = new Graph();
    const x = graph.input("x", -2);
    const gradients: Float64Array = backward(multiply(add(x, 5), 3));
    const f = formula("q = x + y; f = q * z", { x: -2, y: 5, z: -4 });
    const steps: Step[] = f.steps();
    const total: number = f.value + gradients[x.index] + steps.length;
  `);
  assert.deepEqual(messages(program), []);
});

test("a cell that misuses it does not", () => {
  const program = compile(`
    import { formula } from "gradient-gates";
    const value: string = formula("x + 1", { x: 1 }).value;
  `);
  assert.match(messages(program).join("\\n"), /Type 'number' is not assignable to type 'string'/);
});

test("no exported declaration becomes any", () => {
  const { names, found } = exportsOf(compile('import * as library from "gradient-gates";'));
  assert.ok(names.length > 50, `${names.length} exports`);
  assert.deepEqual(found, []);
});
