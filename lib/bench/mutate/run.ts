import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Mutant } from "./sandbox.js";
import { alone, isNear, judges, namedAfter } from "./scope.js";

/** What became of a mutant; `by` is the test that failed. */
export interface Fate {
  mutant: Mutant;
  status: "killed" | "survived" | "uncovered" | "timeout";
  by: string;
}

export interface TestFile {
  name: string;
  seconds: number;
  hits: Record<string, number>;
  /** How many mutants of a source it has killed so far: the next one is tried there first. */
  kills: Map<string, number>;
}

/** Longer tests judge only sources that they are named after, unless everything is tried. */
const SLOW = 3;
const child = fileURLToPath(new URL("mutate-child.js", import.meta.url));
const reporter = new URL("mutate-reporter.js", import.meta.url).href;

/** Runs test files of the sandbox in one process; undefined when all pass. */
function failure(
  folder: URL,
  names: readonly string[],
  env: Record<string, string>,
  seconds = 120,
): Promise<string | undefined> {
  const files = names.map((name) => fileURLToPath(new URL(`.build/test/${name}`, folder)));
  const options = [`--test-reporter=${reporter}`, "--test-reporter-destination=stdout", child, ...files];
  const started = spawn(process.execPath, options, {
    cwd: folder,
    env: { ...process.env, NODE_TEST_CONTEXT: "", ...env },
    stdio: ["ignore", "pipe", "ignore"],
    timeout: Math.round(1000 * seconds),
    killSignal: "SIGKILL",
  });
  let out = "";
  started.stdout.on("data", (text) => {
    out += text;
  });
  return new Promise((resolve) =>
    started.on("close", (code) =>
      resolve(
        code === 0 ? undefined : code === null ? "timeout" : out.slice(out.lastIndexOf('{"file"')) || "crash",
      ),
    ),
  );
}

/** Runs each test file once without a mutant and notes which mutants' places it reaches. */
export async function rehearse(
  folder: URL,
  sources: readonly string[],
  wanted: (test: string) => boolean,
): Promise<TestFile[]> {
  const all = readdirSync(new URL(".build/test/", folder)).filter(wanted);
  const names = all.filter((name) => sources.some((source) => judges(name, source)));
  const files: TestFile[] = [];
  for (const name of names) {
    const coverage = fileURLToPath(new URL("coverage.json", folder));
    const failed = await failure(folder, [name], { MUTATE_COVERAGE: coverage });
    if (failed !== undefined) throw new Error(`${name} fails without a mutant: ${failed}`);
    const { hits, seconds } = JSON.parse(readFileSync(coverage, "utf8"));
    files.push({ name, hits, seconds, kills: new Map() });
  }
  const together = files
    .filter(({ name, seconds }) => seconds < SLOW && !alone(name))
    .map(({ name }) => name);
  const failed = await failure(folder, together, {});
  if (failed !== undefined) throw new Error(`without a mutant, all tests in one process: ${failed}`);
  return files;
}

/** Judges every mutant, several at a time. Tests that killed others of the same source come first. */
export async function judge(
  folder: URL,
  mutants: readonly Mutant[],
  files: readonly TestFile[],
  { jobs, everything }: { jobs: number; everything: boolean },
): Promise<Fate[]> {
  const fates: Fate[] = [];
  const queue = [...mutants];
  const next = async (): Promise<void> => {
    for (let mutant = queue.shift(); mutant; mutant = queue.shift())
      fates.push(await fateOf(folder, mutant, files, everything));
  };
  await Promise.all(Array.from({ length: jobs }, next));
  return fates;
}

async function fateOf(
  folder: URL,
  mutant: Mutant,
  files: readonly TestFile[],
  everything: boolean,
): Promise<Fate> {
  const { id, fileName } = mutant;
  const rank = ({ name, kills, seconds }: TestFile): number =>
    ((kills.get(fileName) ?? 0) + (isNear(name, fileName) ? 5 : 1)) / seconds;
  const reaching = files
    .filter(
      ({ name, hits, seconds }) =>
        id in hits &&
        (everything || (judges(name, fileName) && (seconds < SLOW || namedAfter(name, fileName)))),
    )
    .sort((a, b) => rank(b) - rank(a));
  if (reaching.length === 0) return { mutant, status: "uncovered", by: "" };
  const limit = 10_000 + 10 * reaching.reduce((sum, { hits }) => sum + hits[id], 0);
  const env = { __STRYKER_ACTIVE_MUTANT__: id, MUTATE_LIMIT: String(limit) };
  const apart = reaching.filter(({ name, seconds }) => seconds >= SLOW || alone(name));
  const together = reaching.filter((file) => !apart.includes(file));
  const processes = [together.slice(0, 1), together.slice(1), ...apart.map((file) => [file])];
  for (const part of processes.filter(({ length }) => length > 0)) {
    const names = part.map(({ name }) => name);
    const usual = part.reduce((sum, { seconds }) => sum + seconds, 0);
    const by = await failure(folder, names, env, 20 + 10 * usual);
    if (by === undefined) continue;
    if (by === "timeout") return { mutant, status: "timeout", by };
    const killer = files.find(({ name }) => by.includes(`"${name}"`));
    killer?.kills.set(fileName, (killer.kills.get(fileName) ?? 0) + 1);
    return { mutant, status: "killed", by };
  }
  return { mutant, status: "survived", by: "" };
}
