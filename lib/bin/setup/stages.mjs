// The stages of npm test. Each resolves to { passed, failed } or { notRun: why }.
import { readdirSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import { inRoot } from "./paths.mjs";
import { capture, say } from "./run.mjs";
import { runTests } from "./tests.mjs";

/** Test files with a stage of their own; all others are units. */
const special = [
  "notebook/tslab-types",
  "run/kernel",
  "run/notebooks",
  "run/notebooks-trust",
  "browser/bundle",
  "browser/gallery/gallery",
  "browser/handout/axe",
  "browser/handout/book",
  "browser/handout/leaks",
  "browser/handout/pages",
  "browser/handout/slides",
  "browser/handout/worksheet",
  "browser/lab",
  "browser/pages",
  "browser/stepper",
];

// By the sources: .build may still hold tests whose source is gone.
const units = () =>
  readdirSync(inRoot("lib", "test"), { recursive: true })
    .map((name) => String(name).replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => name.slice(0, -".test.ts".length))
    .sort()
    .filter((name) => !special.includes(name));

/** A program that must exit with 0: one test, whose output is shown when it fails. */
async function program(name, args) {
  const { status, output } = await capture(process.execPath, args);
  if (status !== 0) say(stripVTControlCharacters(output).trimEnd());
  say(`  ${status === 0 ? "✔" : "✖"} ${name}`);
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function types() {
  const compiles = await program("the library compiles without errors", [
    inRoot("node_modules", "typescript", "bin", "tsc"),
  ]);
  const cells = await runTests(["notebook/tslab-types"], { each: true });
  return { passed: compiles.passed + cells.passed, failed: compiles.failed + cells.failed };
}

async function lint() {
  const biome = inRoot("node_modules", "@biomejs", "biome", "bin", "biome");
  const there = await capture(process.execPath, [biome, "--version"]);
  if (there.status !== 0) return { notRun: `biome has no program for ${process.platform} ${process.arch}` };
  return program("biome finds nothing in style, format and lint", [
    biome,
    "ci",
    "--error-on-warnings",
    inRoot(),
  ]);
}

async function browser() {
  const { findChromium, noChromium } = await import(
    new URL("../../../.build/run/chromium.js", import.meta.url).href
  );
  if (!findChromium()) return { notRun: noChromium };
  return runTests(
    special.filter((name) => name.startsWith("browser/")),
    { each: true },
  );
}

export const stages = {
  units: { about: "the library", run: () => runTests(units()) },
  types: { about: "the compiler's checks, also as notebook cells see the library", run: types },
  lint: { about: "style and format", run: lint },
  kernel: {
    about: "the kernel answers every cell, and ends when it should",
    python: true,
    run: () => runTests(["run/kernel"], { each: true }),
  },
  notebooks: {
    about: "each notebook, run afresh, equals the committed one, and it alone is trusted",
    python: true,
    run: () => runTests(["run/notebooks-trust", "run/notebooks"], { each: true }),
  },
  browser: {
    about: "the library in a page, the notebooks in a real JupyterLab, and saved pages",
    python: true,
    run: browser,
  },
  tours: {
    about: "the browser stage with every notebook of the course; only where it is named",
    python: true,
    named: true,
    run: () => {
      process.env.TOURS = "all";
      return browser();
    },
  },
};
