import { readdirSync } from "node:fs";

const engine =
  "gate gate-code gate-seconds gates recorder columns graph node names domain tape backward steps rounding compile " +
  "hessian kinks notation/differentiate gradient-check";

/** The files of each part that is mutated, as paths under lib/. */
export function scope(lib: URL): Record<string, string[]> {
  const folder = (name: string): string[] =>
    readdirSync(new URL(`${name}/`, lib), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => `${name}/${file.replaceAll("\\", "/")}`);
  return {
    engine: [...engine.split(" ").map((name) => `${name}.ts`), ...folder("descent")],
    check: folder("check"),
  };
}

/** Tests of what surrounds the library: they need a browser, a kernel or other processes, read the sources, or last. */
const around =
  /^(browser|kernel|notebook|bench|setup|cli-process|run\.|readme|layout|tslab-types|drawing|plots|stepper|check-generated\.)/;

/** Whether a test file takes part in judging mutants of the source: the engine's are not left to the checker's tests. */
export function judges(test: string, source: string): boolean {
  if (!test.endsWith(".test.js") || around.test(test)) return false;
  return (
    source.startsWith("check/") || !/^(check|cli|tex|format|random|expression-fuzz|expression\.)/.test(test)
  );
}

/** Whether a test file is named after the source: backward-random.test.js after backward.ts. */
export function namedAfter(test: string, source: string): boolean {
  return test.startsWith(partOf(source).split("-")[0]);
}

/** Whether a test file is likely to notice: it is named after the source or its folder. */
export function isNear(test: string, source: string): boolean {
  return test.includes(partOf(source)) || test.startsWith(source.split("/")[0]);
}

function partOf(source: string): string {
  return source.split("/").at(-1)?.replace(".ts", "") ?? "";
}

/** Whether a test file needs a process of its own: it declares a gate anew, and others in its process would get that one. */
export function alone(test: string): boolean {
  return test.startsWith("expression-build");
}
