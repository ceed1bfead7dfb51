// Commands that are compiled: set up and build first, then run their `main` with the arguments given.
import { UnwritableFile } from "../../files/write-whole.mjs";
import { main, SetupError } from "./run.mjs";
import { setup } from "./setup.mjs";

/** Runs .build/<room>/main.js as `npm run <command>`, whose errors point to its help. */
export function runBuilt(room, command) {
  return main(async () => {
    await setup({ lenient: true });
    const built = await import(new URL(`../../../.build/${room}/main.js`, import.meta.url).href);
    return built.main(process.argv.slice(2)).catch((error) => {
      if (error instanceof UnwritableFile) throw error;
      throw new SetupError(`${error.message}\n\nnpm run ${command} -- --help  tells how it is used.`);
    });
  });
}
