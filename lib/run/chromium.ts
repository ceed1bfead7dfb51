// The Chromium (or Chrome, or Edge) of this machine, driven by playwright-core.
import { existsSync } from "node:fs";
import path from "node:path";
import { type Browser, chromium } from "playwright-core";

const names = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "microsoft-edge",
];

function places(): string[] {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const onPath = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  const mac = ["Google Chrome", "Chromium", "Microsoft Edge"].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  );
  const programs = [process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA];
  const windows = programs.flatMap((folder) =>
    folder
      ? ["Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe"].map((file) =>
          path.join(folder, file),
        )
      : [],
  );
  return [...onPath, ...mac, ...windows];
}

/** The browser's program, or undefined. CHROMIUM_PATH wins, also when it names nothing: so a test can do without. */
export function findChromium(): string | undefined {
  const own = process.env.CHROMIUM_PATH;
  if (own) return existsSync(own) ? own : undefined;
  return places().find(existsSync) ?? [chromium.executablePath()].find((file) => file && existsSync(file));
}

/** What to tell a person when there is none. */
export const noChromium =
  "no Chromium, Chrome or Edge was found (set CHROMIUM_PATH, or install one: apt-get install chromium)";

const quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
const flags = [...quiet, "--disable-component-update", "--disable-sync", "--force-color-profile=srgb"];

/** Starts it without a window. */
export function launch(executablePath: string): Promise<Browser> {
  const args = process.getuid?.() === 0 ? ["--no-sandbox", ...flags] : flags;
  return chromium.launch({ executablePath, args, headless: true });
}
