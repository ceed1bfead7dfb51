import { loadedKernel, processNumber } from "./node/kernel.js";

export { processNumber };

/** What is used of tslab's kernel. */
export interface Kernel {
  /** Shows a bundle under the cell that runs now, so it is to be read afresh each time. */
  lastWriteDisplayData?: (
    message: { data: Record<string, unknown>; metadata: object; transient: object },
    update: boolean,
  ) => void;
}

/** The kernel in whose process this runs; undefined outside a notebook. */
export function kernel(): Kernel | undefined {
  return loadedKernel() as Kernel | undefined;
}
