// The set-up of lib/bin/setup (plain ESM, since it runs before anything is installed), with types.
import type { ChildProcess } from "node:child_process";

const setup = (file: string): Promise<unknown> =>
  import(new URL(`../../lib/bin/setup/${file}`, import.meta.url).href);

interface LabOptions {
  folder?: string;
  state?: string;
  notebook?: string;
  port?: string;
  browser?: boolean;
  passed?: string[];
  program?: string[];
  tell?: (line: string) => void;
}

/** The project's folder, and the Python of its .venv. */
export const { root, venvPython, inRoot } = (await setup("paths.mjs")) as {
  root: string;
  venvPython: string;
  inRoot(...parts: string[]): string;
};

/** The environment variables that Jupyter and its kernels run with. */
export const { jupyterEnvironment } = (await setup("jupyter.mjs")) as {
  jupyterEnvironment(state?: string): NodeJS.ProcessEnv;
};

/** Starts JupyterLab; `onAddress` gets the address with its token once the server listens. */
export const { startLab } = (await setup("lab.mjs")) as {
  startLab(
    options: LabOptions,
    onAddress: (address: string) => void,
    onEnd?: (status: number | null, last: string) => void,
  ): ChildProcess;
};

/** Signs the course's notebooks that are as published. */
export const { signPublished } = (await setup("trust.mjs")) as { signPublished(): Promise<void> };
