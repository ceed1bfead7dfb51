import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

/** What the layout promises: imports point one way, each outside package has one door, nothing hidden varies. */
const root = fileURLToPath(new URL("../../", import.meta.url));
const { dirname, join } = posix;
const text = (path: string): string => readFileSync(`${root}${path}`, "utf8");
/** Read from the folder, so that it is the same in a ZIP; Windows writes paths with backslashes. */
const inLib = readdirSync(`${root}lib`, { recursive: true })
  .map((path) => `lib/${String(path).replaceAll("\\", "/")}`)
  .sort();
const library = inLib.filter((path) => /^lib\/.*\.ts$/.test(path) && !/^lib\/(test|bench)\//.test(path));

/** The modules that a file imports as values (types cost nothing and may point back). */
function imports(path: string): string[] {
  const found = text(path).matchAll(
    /^(?:import|export)\s+(?!type\b)[^;]*?from\s+"([^"]+)"|^import\s+"([^"]+)"/gm,
  );
  return [...found].map((match) => match[1] ?? match[2]);
}

function localImports(path: string): string[] {
  return imports(path)
    .filter((name) => name.startsWith("."))
    .map((name) => join(dirname(path), name).replace(/\.js$/, ".ts"));
}

test("the test reads the library", () => {
  assert.ok(library.includes("lib/gate.ts") && library.length > 20);
  assert.ok(localImports("lib/gates.ts").includes("lib/gate.ts"));
});

test("imports point one way: there is no cycle", () => {
  const done = new Set<string>();
  const visit = (path: string, above: readonly string[]): void => {
    assert.ok(!above.includes(path), `a cycle of imports: ${[...above, path].join(" → ")}`);
    if (done.has(path)) return;
    for (const next of localImports(path)) visit(next, [...above, path]);
    done.add(path);
  };
  for (const path of library) visit(path, []);
});

test("the engine imports nothing from outside, and nothing of what is built on it", () => {
  const engine = [
    "errors",
    "rounding",
    "notation/functions",
    "notation/tree",
    "notation/tokens",
    "notation/parse",
    "notation/evaluate",
    "notation/code",
    "notation/differentiate",
    "inspect",
    "generate",
    "declaration",
    "gate-code",
    "recorder",
    "gate-table",
    "gate",
    "gates",
    "columns",
    "names",
    "node",
    "domain",
    "graph",
    "tape",
    "backward",
    "steps",
    "gate-seconds",
    "hessian",
    "compile",
  ];
  const files = engine.map((name) => `lib/${name}.ts`);
  for (const path of files) {
    assert.deepEqual(
      imports(path).filter((name) => !name.startsWith(".")),
      [],
      path,
    );
    for (const next of localImports(path)) assert.ok(files.includes(next), `${path} imports ${next}`);
  }
});

test("each outside package has one door", () => {
  const doors: Record<string, string> = {
    mathjs: "lib/expression/mathjs.ts",
    tslab: "lib/notebook.ts",
  };
  for (const [name, door] of Object.entries(doors)) {
    const users = library.filter((path) => new RegExp(`["']${name}(/[^"']*)?["']`).test(text(path)));
    assert.deepEqual(users, [door], name);
  }
});

test("nothing in the library varies from run to run or from machine to machine", () => {
  for (const path of library) {
    const code = text(path).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
    assert.doesNotMatch(code, /Math\.random|\bDate\b|performance\.now| \*\*=? /, path);
  }
});

test("the top level holds what the design card names", () => {
  const allowed = [
    "README.md",
    "LICENSE",
    "assets",
    "lib",
    "notebooks",
    "package.json",
    "package-lock.json",
    "tsconfig.json",
  ];
  const top = readdirSync(root).filter((name) => !name.startsWith(".") && name !== "node_modules");
  assert.deepEqual(
    top.filter((name) => !allowed.includes(name)),
    [],
  );
});

test("every dependency has an exact version", () => {
  const { dependencies, devDependencies } = JSON.parse(text("package.json"));
  const { "gradient-gates": itself, ...others } = { ...dependencies, ...devDependencies };
  assert.equal(itself, "file:.");
  for (const [name, version] of Object.entries(others))
    assert.match(String(version), /^\d+\.\d+\.\d+$/, name);
});
