// One set-up at a time: the second waits, says so, and finds everything in place.
import { lock } from "./lock.mjs";
import { inRoot, root } from "./paths.mjs";
import { say } from "./run.mjs";

/** The lock that a program holds which a set-up runs: it may outlive a set-up that was killed, by its last second. */
export const stepLock = inRoot("lib");

/** Runs `body` while no other set-up of this folder runs; `tell` hears that it waits. */
export async function alone(body, tell = say) {
  const release = await lock(root, () =>
    tell("Another set-up of this folder is running: waiting for it to end …"),
  );
  try {
    await (await lock(stepLock))();
    return await body();
  } finally {
    await release();
  }
}
