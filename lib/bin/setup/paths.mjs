// Where things stand in the project folder. Plain ESM without packages: this runs before anything is installed.
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../../", import.meta.url));
export const inRoot = (...parts) => path.join(root, ...parts);

export const windows = process.platform === "win32";
export const venv = inRoot(".venv");
export const venvPython = windows
  ? path.join(venv, "Scripts", "python.exe")
  : path.join(venv, "bin", "python");
export const requirements = inRoot(".binder", "requirements.txt");
/** Everything that Jupyter would otherwise keep in the home folder; ignored by git. */
export const jupyterState = inRoot(".jupyter", "state");
