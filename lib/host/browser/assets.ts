import { BackpropError } from "../../text/errors.js";

/** The files of assets/ by name, in base64, written into the script when it is bundled (lib/web/bundle.ts). */
declare const backpropAssets: Readonly<Record<string, string>>;

/**
 * A file of assets/, in base64.
 * @throws BackpropError where the script was bundled in another way.
 */
export function readAsset(name: string): string {
  if (typeof backpropAssets === "undefined" || !Object.hasOwn(backpropAssets, name))
    throw new BackpropError(
      "no-assets",
      `assets/${name} is not in this script: define backpropAssets when bundling, as lib/web/bundle.ts does`,
    );
  return backpropAssets[name];
}
