import { readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import { type BuildOptions, build, type OutputFile } from "esbuild";
import type { Asset } from "../host/assets.js";
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
  const { contents, text } = await built({
    entryPoints: [entry],
    platform: "browser",
    define: { backpropAssets: JSON.stringify(assets()) },
    globalName: name,
  });
  return {
    code: text,
    bytes: contents.length,
    // Slow, and seldom asked for.
    get brotli() {
      return brotliCompressSync(contents).length;
    },
  };
}

/**
 * The text of a module, with nothing in it that is not needed, as a script for a page. What it exports by default is
 * `globalThis[name].default`.
 */
export async function minified(contents: string, name: string): Promise<string> {
  return (await built({ stdin: { contents }, globalName: name })).text;
}

async function built(options: BuildOptions): Promise<OutputFile> {
  const { outputFiles } = await build({
    ...options,
    absWorkingDir: inRoot(),
    bundle: true,
    write: false,
    minify: true,
    target: "es2022",
    format: "iife",
    charset: "utf8",
    legalComments: "inline",
    logLevel: "silent",
  });
  return (outputFiles as OutputFile[])[0];
}

/** The files that host/assets.ts reads, in base64. */
function assets(): Record<Asset, string> {
  const read = (name: Asset): string => readFileSync(inRoot("assets", name), "base64");
  return {
    "stepper.css": read("stepper.css"),
    "stepper.js": read("stepper.js"),
    "noto-sans-subset.woff2": read("noto-sans-subset.woff2"),
  };
}
