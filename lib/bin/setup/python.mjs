// The Python side (JupyterLab and nbclient) in .venv, made from .binder/requirements.txt.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import path from "node:path";
import { requirements, venv, venvPython, windows } from "./paths.mjs";
import { capture, quietly, SetupError, say } from "./run.mjs";

const oldest = [3, 10];
const stampFile = path.join(venv, ".gradient-gates");
const newer = ["python3.14", "python3.13", "python3.12", "python3.11", "python3.10"].map((name) => [name]);
const usual = windows ? [["py", "-3"], ["python"], ["python3"]] : [["python3"], ["python"], ...newer];
const probe =
  "import sys, importlib.util as u; print(*sys.version_info[:2], int(all(map(u.find_spec, ('venv', 'ensurepip')))))";

const install = `On Debian or Ubuntu:  sudo apt-get install python3 python3-venv
On macOS:             brew install python        (or the installer from https://www.python.org/downloads/)
On Windows:           winget install Python.Python.3.13        (or the installer from https://www.python.org/downloads/)
Then run the same command again. A Python elsewhere is taken with  PYTHON=/path/to/python npm start.`;

/** A Python that can make an environment, as [command, ...arguments]; else a SetupError that says what to install. */
async function findPython() {
  let near = "no Python was found";
  for (const [command, ...args] of process.env.PYTHON ? [[process.env.PYTHON]] : usual) {
    const { status, output } = await capture(command, [...args, "-c", probe]).catch(() => ({ status: 1 }));
    if (status !== 0) continue;
    const [major, minor, venvs] = output.trim().split(" ").map(Number);
    const name = [command, ...args].join(" ");
    if (major !== oldest[0] || minor < oldest[1])
      near = `${name} is Python ${major}.${minor}, which is too old`;
    else if (!venvs)
      near = `${name} is Python ${major}.${minor}, but its modules venv and ensurepip are missing`;
    else return [command, ...args];
  }
  throw new SetupError(
    `The notebooks need Python ${oldest.join(".")} or newer with venv; ${near}.\n${install}`,
  );
}

/** What the environment was made from: the pinned packages, and the Python behind it (which an upgrade may remove). */
function stamp() {
  if (!existsSync(venvPython)) return "none"; // also when its link points nowhere
  const hash = createHash("sha256").update(readFileSync(requirements)).digest("hex");
  return `${hash} ${realpathSync(venvPython)}\n`;
}

export async function ensurePython() {
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp()) return;
  const pip = ["-m", "pip", "--disable-pip-version-check", "--no-input"];
  const usable = existsSync(venvPython) && (await capture(venvPython, [...pip, "--version"])).status === 0;
  if (!usable) {
    const [command, ...args] = await findPython();
    say("Making a Python environment in .venv …");
    await quietly("Making .venv", command, [...args, "-m", "venv", "--clear", venv], { hint: install });
  }
  say("Installing JupyterLab and its pinned companions in .venv (about a minute) …");
  await quietly("pip install", venvPython, [...pip, "install", "--progress-bar", "off", "-r", requirements], {
    hint: "Is the machine online? Removing the folder .venv starts this step afresh.",
  });
  writeFileSync(stampFile, stamp());
}
