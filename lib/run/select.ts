import { readdirSync } from "node:fs";
import path from "node:path";
import { inRoot } from "./project.js";

/** The notebooks that are meant; throws when a name fits none. */
export function selectNotebooks(names: readonly string[], folder: string = inRoot("notebooks")): string[] {
  const all = readdirSync(folder)
    .filter((name) => name.endsWith(".ipynb"))
    .sort();
  if (names.length === 0) return all.map((name) => path.join(folder, name));
  return names.map((name) => {
    if (name.endsWith(".ipynb")) return path.resolve(name);
    const found =
      all.find((file) => file === `${name}.ipynb`) ?? all.find((file) => file.startsWith(`${name}-`));
    if (!found) throw new Error(`There is no notebook "${name}"; there are ${all.join(", ") || "none"}`);
    return path.join(folder, found);
  });
}
