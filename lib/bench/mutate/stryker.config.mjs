// What npm run mutate tells Stryker; main.ts says which files and which tests.
import { fileURLToPath } from "node:url";

const plugin = fileURLToPath(import.meta.resolve("@stryker-mutator/tap-runner"));

export default {
  plugins: [plugin],
  testRunner: "tap",
  tap: {
    testFiles: JSON.parse(process.env.STRYKER_TESTS ?? "[]"),
    nodeArgs: ["--test-reporter=tap", "-r", "{{hookFile}}", "{{testFile}}"],
    forceBail: true,
  },
  mutate: JSON.parse(process.env.STRYKER_MUTATE ?? "[]"),
  buildCommand: `node ${fileURLToPath(new URL("../../../node_modules/typescript/bin/tsc", import.meta.url))}`,
  tsconfigFile: "none.json", // Stryker would read it by an API that TypeScript 7 no longer has
  coverageAnalysis: "perTest",
  ignorePatterns: [".venv", ".jupyter/state", ".build", "notebooks", "lib/bench/*/node_modules"],
  tempDirName: ".build/mutation",
  jsonReporter: { fileName: ".build/mutation/mutation.json" },
  reporters: ["progress-append-only", "clear-text", "json"],
  clearTextReporter: { allowColor: false, logTests: false },
  incremental: true,
  incrementalFile: ".build/mutation-incremental.json",
  thresholds: { high: 90, low: 80, break: null },
  timeoutMS: 20_000,
};
