/** The files of assets/ by name, written into the script when it is bundled (lib/web/bundle.ts). */
declare const backpropAssets: Readonly<Record<string, string>>;

/** The text of a file of assets/. */
export function read(name: string): string {
  return backpropAssets[name];
}
