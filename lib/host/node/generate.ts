let allowed = true;

/**
 * A function compiled from code that this library made of its own declarations, with `known` in its scope; undefined
 * where nothing may be compiled from text, as under `node --disable-code-generation-from-strings`: callers then take
 * the way that needs no code. No text of a user comes here.
 */
export function generate<F>(
  parameters: string,
  body: string,
  known: Readonly<Record<string, unknown>>,
): F | undefined {
  if (!allowed) return undefined;
  try {
    const make = new Function(...Object.keys(known), `"use strict"; return (${parameters}) => { ${body} };`);
    return make(...Object.values(known)) as F;
  } catch (error) {
    if (!(error instanceof EvalError)) throw error;
    allowed = false;
    return undefined;
  }
}
