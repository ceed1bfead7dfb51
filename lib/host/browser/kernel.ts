/** None: a page is no notebook. */
export function loadedKernel(): unknown {
  return undefined;
}
