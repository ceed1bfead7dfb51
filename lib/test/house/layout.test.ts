import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

/** What the layout promises: imports point one way, each outside package has one door, nothing hidden varies. */
const root = fileURLToPath(new URL("../../../", import.meta.url));
const { dirname, join } = posix;
const text = (path: string): string => readFileSync(`${root}${path}`, "utf8");
/** Read from the folder, so that it is the same in a ZIP; Windows writes paths with backslashes. */
const inLib = readdirSync(`${root}lib`, { recursive: true })
  .map((path) => `lib/${String(path).replaceAll("\\", "/")}`)
  .filter((path) => !path.includes("/node_modules/"))
  .sort();
const comments = /\/\*[\s\S]*?\*\/|\/\/.*$/gm;
const library = inLib.filter((path) => /^lib\/.*\.ts$/.test(path) && !/^lib\/(test|bench)\//.test(path));

/** The modules that a file imports as values (types cost nothing and may point back). */
function imports(path: string): string[] {
  const found = text(path).matchAll(
    /^(?:import|export)\s+(?!type\b)[^;]*?from\s+"([^"]+)"|^import\s+"([^"]+)"/gm,
  );
  return [...found].map((match) => match[1] ?? match[2]);
}

/** The same with types: those too tell what a folder stands on. */
function allImports(path: string): string[] {
  const found = text(path).matchAll(/^(?:import|export)\s[^;]*?from\s+"([^"]+)"|^import\s+"([^"]+)"/gm);
  return [...found].map((match) => match[1] ?? match[2]);
}

function localImports(path: string, of = imports): string[] {
  return of(path)
    .filter((name) => name.startsWith("."))
    .map((name) => join(dirname(path), name).replace(/\.js$/, ".ts"));
}

test("the test reads the library", () => {
  assert.ok(library.includes("lib/graph/gate.ts") && library.length > 20);
  assert.ok(localImports("lib/gates/scalar.ts").includes("lib/graph/gate.ts"));
});

test("imports point one way, those of types too: there is no cycle", () => {
  const done = new Set<string>();
  const visit = (path: string, above: readonly string[]): void => {
    assert.ok(!above.includes(path), `a cycle of imports: ${[...above, path].join(" → ")}`);
    if (done.has(path)) return;
    for (const next of localImports(path, allImports)) visit(next, [...above, path]);
    done.add(path);
  };
  for (const path of library) visit(path, []);
});

test("imports of folders point one way, those of types too", () => {
  const floors = new Map<string, Set<string>>();
  for (const path of library)
    for (const next of localImports(path, allImports)) {
      const [from, to] = [path, next].map((file) => dirname(file));
      if (from !== to && from !== "lib") floors.set(from, (floors.get(from) ?? new Set()).add(to));
    }
  const visit = (folder: string, above: readonly string[]): void => {
    assert.ok(!above.includes(folder), `folders in a circle: ${[...above, folder].join(" → ")}`);
    for (const next of floors.get(folder) ?? []) visit(next, [...above, folder]);
  };
  for (const folder of floors.keys()) visit(folder, []);
});

test("the engine imports nothing from outside, and nothing of what is built on it", () => {
  const engine = ["notation", "gate", "gates", "graph", "tensor"];
  // Seeded random numbers stand by themselves: dropout draws its mask from them.
  const below = new Set([...engine, "text", "host"].map((room) => `lib/${room}`));
  const files = library.filter((path) => engine.some((room) => dirname(path) === `lib/${room}`));
  assert.ok(files.length > 40);
  for (const path of files) {
    assert.deepEqual(
      imports(path).filter((name) => !name.startsWith(".")),
      [],
      path,
    );
    for (const next of localImports(path))
      assert.ok(below.has(dirname(next)) || next === "lib/data/random.ts", `${path} imports ${next}`);
  }
});

test("every plot is exported by lib/index.ts, with a figure in the test of hostile texts", () => {
  const plots = library.filter(
    (path) => path.startsWith("lib/plots/") && dirname(path) !== "lib/plots/parts",
  );
  const doors = localImports("lib/index.ts");
  assert.ok(plots.length > 10);
  for (const path of plots) {
    assert.ok(doors.includes(path), `export the figure of ${path} in lib/index.ts`);
    for (const [, name] of text(path).matchAll(/^export function (\w+)\([^{]*\): Figure \{/gm))
      assert.ok(
        text("lib/test/plots/text.test.ts").includes(`${name}(`),
        `draw ${name} among \`figures\` in lib/test/plots/text.test.ts`,
      );
  }
});

test("each outside package has one door, or one on each side", () => {
  const sides = (file: string): string[] => [`lib/host/browser/${file}`, `lib/host/node/${file}`];
  const doors: Record<string, string[]> = {
    mathjs: sides("mathjs.ts"),
    "@viz-js/viz": sides("graphviz.ts"),
    tslab: ["lib/host/node/kernel.ts"],
    "get-east-asian-width": ["lib/text/width.ts"],
    esbuild: ["lib/web/bundle.ts"],
    "markdown-it": ["lib/handout/parts/markdown.ts"],
    katex: ["lib/handout/parts/markdown.ts", "lib/handout/parts/shell.ts"],
    "reveal.js": ["lib/handout/slides/deck.ts"],
  };
  for (const [name, door] of Object.entries(doors)) {
    const users = library.filter((path) => new RegExp(`["']${name}(/[^"']*)?["']`).test(text(path)));
    assert.deepEqual(users, door, name);
  }
});

test("what only Node has is used in host/node alone, so that the library runs in a browser too", () => {
  const reached = new Set<string>();
  const visit = (path: string): void => {
    if (reached.has(path)) return;
    reached.add(path);
    for (const next of localImports(path, allImports)) visit(next);
  };
  visit("lib/index.ts");
  assert.ok(reached.has("lib/host/node/graphviz.ts") && !reached.has("lib/cli/main.ts"));
  const node = /["']node:|\bBuffer\b|\bprocess\b|\brequire\b|import\.meta|__dirname|new Function\b|\beval\(/;
  const users = [...reached].filter((path) => node.test(text(path).replace(comments, "")));
  assert.deepEqual(
    users.filter((path) => !path.startsWith("lib/host/node/")),
    [],
  );
});

test("nothing in the library varies from run to run or from machine to machine", () => {
  for (const path of library) {
    const code = text(path).replace(comments, "");
    assert.doesNotMatch(code, /Math\.random|\bDate\b|performance\.now| \*\*=? /, path);
  }
});

test("files are written by one function, which writes them whole or not at all", () => {
  // A log grows.
  const others = ["lib/bin/setup/log.mjs"];
  const writing =
    /writeFile(Sync)?\(|createWriteStream|appendFile|renameSync|copyFile|write_(text|bytes)|nbformat\.write\(|open\([^)]*["'][wax]b?\+?["']/;
  const sources = inLib.filter((path) => /\.(ts|mjs|js|py)$/.test(path) && !/^lib\/test\//.test(path));
  const writers = sources.filter((path) => writing.test(text(path)));
  assert.deepEqual(
    writers.filter((path) => !others.includes(path)),
    ["lib/files/write-whole.mjs"],
  );
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

test("no folder holds more than fifteen files", () => {
  const count = new Map<string, number>();
  for (const path of inLib.filter((name) => name.endsWith(".ts")))
    count.set(dirname(path), (count.get(dirname(path)) ?? 0) + 1);
  assert.deepEqual(
    [...count].filter(([, files]) => files > 15),
    [],
  );
});
