import { readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";
import { inRoot } from "../run/project.js";

/** A script for a page, and what it weighs: its bytes, and those that a server sends. */
export interface Bundle {
  readonly code: string;
  readonly bytes: number;
  readonly brotli: number;
}

/**
 * A module (a file of .build, or any that imports gradient-gates) with all it needs as one script for a page, which
 * loads nothing else. Its exports are properties of `globalThis[name]`. Host's browser side is taken, as package.json
 * tells under "browser".
 */
export async function bundle(entry: string, name: string): Promise<Bundle> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    absWorkingDir: inRoot(),
    bundle: true,
    write: false,
    minify: true,
    platform: "browser",
    target: "es2022",
    format: "iife",
    globalName: name,
    charset: "utf8",
    legalComments: "inline",
    define: { backpropAssets: JSON.stringify(assets()) },
    logLevel: "silent",
  });
  const [{ contents, text }] = outputFiles;
  return { code: text, bytes: contents.length, brotli: brotliCompressSync(contents).length };
}

/** The files that host/assets.ts reads, each in the encoding that it asks for. */
function assets(): Record<string, string> {
  const names = { "stepper.css": "utf8", "stepper.js": "utf8", "noto-sans-subset.woff2": "base64" } as const;
  return Object.fromEntries(
    Object.entries(names).map(([name, encoding]) => [name, readFileSync(inRoot("assets", name), encoding)]),
  );
}
