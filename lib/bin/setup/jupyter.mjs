// The environment that Jupyter runs in: our kernel, our settings, and nothing written outside this folder.
import path from "node:path";
import { inRoot, jupyterState } from "./paths.mjs";
import { keepPrivate } from "./private.mjs";

/** `folder` is where Jupyter keeps its state: the tests take one of their own. */
export function jupyterEnvironment(folder = jupyterState) {
  const state = (name) => path.join(folder, name);
  keepPrivate(folder);
  const { PYTHONHOME, PYTHONPATH, ...inherited } = process.env; // they would mix other packages into .venv
  return {
    ...inherited,
    // The kernelspec says "node": let it be the Node that runs this.
    PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env.PATH ?? ""}`,
    JUPYTER_PATH: inRoot(".jupyter"),
    JUPYTER_CONFIG_PATH: inRoot(".jupyter"),
    JUPYTER_CONFIG_DIR: state("config"),
    JUPYTER_DATA_DIR: state("data"),
    JUPYTER_RUNTIME_DIR: state("runtime"),
    JUPYTERLAB_SETTINGS_DIR: state("lab-settings"),
    JUPYTERLAB_WORKSPACES_DIR: state("lab-workspaces"),
    IPYTHONDIR: state("ipython"),
    PYTHONNOUSERSITE: "1",
    PYTHONUTF8: "1",
  };
}
