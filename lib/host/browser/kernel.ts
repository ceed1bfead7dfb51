/** None: a page is no notebook. */
export function loadedKernel(): unknown {
  return undefined;
}

/** A page writes into no notebook. */
export function processNumber(): number {
  return 0;
}
