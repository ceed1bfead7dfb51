// The Python side (JupyterLab and nbclient) in .venv, made from .binder/requirements.txt.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { stepLock } from "./alone.mjs";
import { lost, record, recorded } from "./listing.mjs";
import { requirements, root, venv, venvPython, windows } from "./paths.mjs";
import { capture, endOf, offline, quietly, SetupError, say } from "./run.mjs";
import { needWritable } from "./writable.mjs";

const oldest = [3, 10];
/** How long a Python may take to say its version: seconds, also from a slow disk. */
const patience = 20;
const newer = ["python3.14", "python3.13", "python3.12", "python3.11", "python3.10"].map((name) => [name]);
const usual = windows ? [["py", "-3"], ["python"], ["python3"]] : [["python3"], ["python"], ...newer];
const probe =
  "import sys, importlib.util as u; print(*sys.version_info[:2], int(all(map(u.find_spec, ('venv', 'ensurepip')))))";

const advice = `On Debian or Ubuntu:  sudo apt-get install python3 python3-venv
On macOS:             brew install python        (or the installer from https://www.python.org/downloads/)
On Windows:           winget install Python.Python.3.13        (or the installer from https://www.python.org/downloads/)
Then run the same command again. A Python elsewhere is taken with  PYTHON=/path/to/python npm start.`;

/** What is wrong with a Python for us, in words that follow its name; undefined when nothing is. */
function unfit({ status, output, late }, seconds) {
  if (late) return `did not answer within ${seconds} s`;
  if (status === 127) return "cannot be started";
  if (status !== 0) return `ended with exit code ${status}: ${shown(output)}`;
  const answer = output
    .match(/^(\d+) (\d+) ([01])\r?$/m)
    ?.slice(1)
    .map(Number);
  if (!answer) return `answered ${shown(output)} where its version was asked for`;
  const [major, minor, venvs] = answer;
  if (major !== oldest[0] || minor < oldest[1]) return `is Python ${major}.${minor}, which is too old`;
  return venvs ? undefined : `is Python ${major}.${minor}, but its modules venv and ensurepip are missing`;
}

const shown = (output) => JSON.stringify(endOf(output, 1).slice(0, 80));

/**
 * A Python that can make an environment, as [command, ...arguments]; else a SetupError that says what is wrong with
 * each that is there, and what to install.
 */
export async function findPython(
  candidates = process.env.PYTHON ? [[process.env.PYTHON]] : usual,
  seconds = patience,
) {
  const found = [];
  for (const [command, ...args] of candidates) {
    const answer = await capture(command, [...args, "-c", probe], { seconds });
    const problem = unfit(answer, seconds);
    if (!problem) return [command, ...args];
    if (candidates !== usual || answer.status !== 127)
      found.push(`${[command, ...args].join(" ")} ${problem}`);
  }
  throw new SetupError(
    `The notebooks need Python ${oldest.join(".")} or newer with venv; ${found.join("; ") || "no Python was found"}.\n${advice}`,
  );
}

/** What the environment is made from: the pinned packages, and the Python behind it (which an upgrade may remove). */
function wanted() {
  const hash = createHash("sha256").update(readFileSync(requirements)).digest("hex");
  return `${hash} ${realpathSync(venvPython)}`;
}

export async function ensurePython() {
  const made = existsSync(venvPython) ? recorded(venv) : undefined; // not when its link points nowhere
  const gone = made && lost(venv, made);
  if (made && made.madeOf === wanted() && !gone) return;
  if (gone) say(`The Python environment in .venv is incomplete (${gone} is gone or changed).`);
  needWritable(root);
  const pip = ["-m", "pip", "--disable-pip-version-check", "--no-input"];
  const usable =
    !gone &&
    existsSync(venvPython) &&
    (await capture(venvPython, [...pip, "--version"], { seconds: 3 * patience })).status === 0;
  if (!usable) {
    const [command, ...args] = await findPython();
    say("Making a Python environment in .venv …");
    const options = { hint: advice, lock: stepLock };
    await quietly("Making .venv", command, [...args, "-m", "venv", "--clear", venv], options);
  }
  say("Installing JupyterLab and its pinned companions in .venv (about a minute) …");
  const install = [...pip, "install", "--progress-bar", "off", "--require-hashes", "-r", requirements];
  await quietly("pip install", venvPython, install, {
    hint: (output) => `${offline(output)}Removing the folder .venv starts this step afresh.`,
    lock: stepLock,
  });
  record(venv, wanted());
}
