import { readSync, writeSync } from "node:fs";
import { isatty } from "node:tty";

/*
 * Standard input and output, byte for byte and at once. Node's own streams pass over it when a full disk takes only the
 * first part of a text, and tell of an error only after the command is done.
 */

/** Writes all of a text. @throws as the system does, where not all of it can be written. */
export function writeAll(descriptor: 1 | 2, text: string): void {
  // The console of Windows has an encoding of its own, which only Node's stream knows; there it writes at once too.
  if (process.platform === "win32" && isatty(descriptor)) {
    (descriptor === 1 ? process.stdout : process.stderr).write(text);
    return;
  }
  const bytes = new TextEncoder().encode(text);
  for (let from = 0; from < bytes.length; )
    from += patiently(() => writeSync(descriptor, bytes, from, bytes.length - from));
}

/** Reads standard input to its end. @throws as the system does, where it cannot be read. */
export function readInput(): Uint8Array {
  const pieces: Uint8Array[] = [];
  for (;;) {
    const piece = new Uint8Array(65_536);
    const length = patiently(() => readPiece(piece));
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(piece.subarray(0, length));
  }
}

function readPiece(piece: Uint8Array): number {
  try {
    return readSync(0, piece);
  } catch (error) {
    if (codeOf(error) === "EOF") return 0; // so Windows tells the end of a pipe
    throw error;
  }
}

/** Does what a pipe that does not wait (another program may have set it so) refuses for the moment. */
function patiently<T>(work: () => T): T {
  for (;;)
    try {
      return work();
    } catch (error) {
      if (codeOf(error) !== "EAGAIN") throw error;
      Atomics.wait(pause, 0, 0, 5);
    }
}

/** Nobody ever wakes it: to wait on it is to sleep. */
const pause = new Int32Array(new SharedArrayBuffer(4));

export function codeOf(error: unknown): string | undefined {
  return (error as { code?: string }).code;
}
