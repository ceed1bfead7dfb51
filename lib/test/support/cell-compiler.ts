import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** tslab's own compiler, and a cell compiled as the kernel compiles it. */
const root = fileURLToPath(new URL("../..", import.meta.url));

// Only what is used of the compiler's interface: its own declarations are not installed with it.
export interface Type {
  flags: number;
  symbol?: Symbol;
  getProperties(): Symbol[];
  getCallSignatures(): Signature[];
  getConstructSignatures(): Signature[];
  /** Of a union or an intersection. */
  types?: Type[];
}
export interface Symbol {
  name: string;
  flags: number;
  declarations?: Declaration[];
}
export interface Declaration {
  getSourceFile(): { fileName: string };
}
interface Signature {
  parameters: Symbol[];
  getReturnType(): Type;
}
export interface Checker {
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
export interface Program {
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

export const ts = createRequire(import.meta.url)("@tslab/typescript-for-tslab") as Compiler;

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

/** The name of the cell as a file, for which nothing stands on the disk. */
export const cell = path.join(root, "notebooks", "__cell__.ts");

/** The program of one cell of notebooks/ with this code. */
export function compile(code: string): Program {
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

/** What the compiler says of it, its own file and the declarations that it reads. */
export const messages = (program: Program): string[] =>
  ts.getPreEmitDiagnostics(program).map(({ file, messageText: text }) => {
    const where = file ? path.relative(root, file.fileName) : "";
    return `${where}: ${typeof text === "string" ? text : text.messageText}`;
  });
