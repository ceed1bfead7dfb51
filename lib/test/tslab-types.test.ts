import assert from "node:assert/strict";
import { createRequire } from "node:module";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

/** Cells are checked by tslab's own older compiler, where a newer type silently becomes `any`: it must read ours. */
const root = fileURLToPath(new URL("../..", import.meta.url));

// Only what is used of the compiler's interface: its own declarations are not installed with it.
interface Type {
  flags: number;
  symbol?: Symbol;
  getProperties(): Symbol[];
  getCallSignatures(): Signature[];
  getConstructSignatures(): Signature[];
  /** Of a union or an intersection. */
  types?: Type[];
}
interface Symbol {
  name: string;
  flags: number;
  declarations?: Declaration[];
}
interface Declaration {
  getSourceFile(): { fileName: string };
}
interface Signature {
  parameters: Symbol[];
  getReturnType(): Type;
}
interface Checker {
  getSymbolAtLocation(node: unknown): Symbol | undefined;
  getExportsOfModule(module: Symbol): Symbol[];
  getTypeOfSymbolAtLocation(symbol: Symbol, node: unknown): Type;
  getDeclaredTypeOfSymbol(symbol: Symbol): Type;
  getAliasedSymbol(symbol: Symbol): Symbol;
  getTypeArguments(type: Type): readonly Type[];
}
interface Diagnostic {
  messageText: string | { messageText: string };
  file?: { fileName: string };
}
interface Program {
  getTypeChecker(): Checker;
  getSourceFile(name: string): { statements: { moduleSpecifier?: unknown }[] } | undefined;
}
interface Compiler {
  version: string;
  createCompilerHost(options: object): {
    readFile(name: string): string | undefined;
    fileExists(name: string): boolean;
    getSourceFile(name: string, target: number): unknown;
  };
  createProgram(names: string[], options: object, host: object): Program;
  createSourceFile(name: string, text: string, target: number): unknown;
  getCombinedModifierFlags(declaration: Declaration): number;
  getPreEmitDiagnostics(program: Program): Diagnostic[];
  ModifierFlags: { Private: number };
  TypeFlags: { Any: number };
  SymbolFlags: { Value: number; Type: number; Alias: number };
}

const ts = createRequire(import.meta.url)("@tslab/typescript-for-tslab") as Compiler;

/** As the kernel compiles a cell of notebooks/, except that declarations are checked too. */
const options = {
  module: 99, // ESNext
  moduleResolution: 2, // Node10
  target: 9, // ES2022
  lib: ["lib.es2022.d.ts"],
  types: ["node"],
  typeRoots: [path.join(root, "node_modules", "@types")],
  esModuleInterop: true,
  noEmit: true,
  skipLibCheck: true,
};

function compile(code: string): Program {
  const cell = path.join(root, "notebooks", "__cell__.ts");
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists, getSourceFile } = host;
  host.readFile = (name) => (path.resolve(name) === cell ? code : readFile(name));
  host.fileExists = (name) => path.resolve(name) === cell || fileExists(name);
  host.getSourceFile = (name, target) =>
    path.resolve(name) === cell
      ? ts.createSourceFile(name, code, target)
      : getSourceFile.call(host, name, target);
  return ts.createProgram([cell], options, host);
}

const messages = (program: Program): string[] =>
  ts.getPreEmitDiagnostics(program).map(({ file, messageText: text }) => {
    const where = file ? path.relative(root, file.fileName) : "";
    return `${where}: ${typeof text === "string" ? text : text.messageText}`;
  });

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
  const file = program.getSourceFile(path.join(root, "notebooks", "__cell__.ts"));
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
