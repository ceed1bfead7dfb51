// Whether there is a place for what is going to be made: asked before a program fails there in words of its own.
import { accessSync, constants, mkdirSync } from "node:fs";
import { reason } from "../../files/reason.mjs";
import { SetupError } from "./run.mjs";

/** Makes the folder if it is missing. @throws SetupError where nothing can be written in it. */
export function needWritable(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new SetupError(`Nothing can be written in ${folder}, as ${reason(error)}.
Put a copy of the project folder where you may write and there is room.`);
  }
}
