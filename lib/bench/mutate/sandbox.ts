import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A change to the source, as Stryker's instrumenter describes it; lines and columns count from 0. */
export interface Mutant {
  id: string;
  fileName: string;
  mutatorName: string;
  replacement: string;
  location: Record<"start" | "end", { line: number; column: number }>;
}

/** What is used of @stryker-mutator/instrumenter, which is installed beside the sandbox and only there. */
interface Instrumenter {
  instrument(
    files: readonly { name: string; content: string; mutate: boolean }[],
    options: { plugins: null; excludedMutations: string[]; ignorers: [] },
  ): Promise<{ files: { name: string; content: string }[]; mutants: Mutant[] }>;
}

const VERSION = "9.6.1";
const copied = ["lib", "package.json", "tsconfig.json", "README.md", "assets", "notebooks"];

/**
 * A copy of the project in `folder`, built from sources that hold every mutant of `files` behind a switch: the
 * environment says which one acts. The copy's own lib/ stays as it is, for tests that read the sources.
 */
export async function sandbox(root: URL, folder: URL, files: readonly string[]): Promise<Mutant[]> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of copied) cpSync(new URL(name, root), new URL(name, folder), { recursive: true });
  symlinkSync(fileURLToPath(new URL("node_modules", root)), new URL("node_modules", folder), "junction");
  const source = new URL("source/", folder);
  cpSync(new URL("lib", root), source, { recursive: true });
  const instrumenter = await load(new URL("../tool/", folder));
  const given = files.map((name) => ({
    name,
    content: readFileSync(new URL(name, source), "utf8"),
    mutate: true,
  }));
  const options = { plugins: null, excludedMutations: [], ignorers: [] as [] };
  const made = await instrumenter.instrument(given, options);
  for (const { name, content } of made.files)
    writeFileSync(new URL(name, source), `// @ts-nocheck\n${content}`);
  const settings = readFileSync(new URL("tsconfig.json", folder), "utf8");
  const moved = settings.replace('"rootDir": "lib"', '"rootDir": "source"').replace('["lib"]', '["source"]');
  writeFileSync(new URL("tsconfig.json", folder), moved);
  const compiler = fileURLToPath(new URL("node_modules/typescript/bin/tsc", root));
  // Where a gate's text is behind a switch its type is only string; the code is written all the same.
  spawnSync(process.execPath, [compiler], { cwd: folder });
  return made.mutants;
}

async function load(tool: URL): Promise<Instrumenter> {
  const entry = new URL("node_modules/@stryker-mutator/instrumenter/dist/src/index.js", tool);
  if (!existsSync(entry)) {
    mkdirSync(tool, { recursive: true });
    const wanted = ["install", "--silent", "--no-audit", "--no-fund", "--prefix", "."];
    execFileSync("npm", [...wanted, `@stryker-mutator/instrumenter@${VERSION}`], {
      cwd: tool,
      stdio: "inherit",
      shell: process.platform === "win32",
    });
  }
  const module = (await import(entry.href)) as { Instrumenter: new (logger: object) => Instrumenter };
  const silent = new Proxy({}, { get: () => () => false });
  return new module.Instrumenter(silent);
}
