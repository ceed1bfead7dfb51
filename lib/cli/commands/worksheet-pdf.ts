import { OptionError } from "../../text/errors.js";
import type { Arguments } from "../parts/arguments.js";
import { keepsPdf, sealedPdf } from "../parts/mark.js";
import type { OwnFile } from "../parts/output.js";

/** The command line without the files that are to be printed, and these by their options. */
export function apart(given: Arguments): [Arguments, ReadonlyMap<string, string>] {
  const isPrinted = ([option, file]: [string, string]): boolean =>
    option === "pdf" || (["key", "worked"].includes(option) && /\.pdf$/i.test(file));
  const entries = [...given.values];
  return [
    { ...given, values: new Map(entries.filter((one) => !isPrinted(one))) },
    new Map(entries.filter(isPrinted)),
  ];
}

/** Pages as PDF files. @throws OptionError where there is no browser to print them. */
export async function printedFiles(
  pages: Readonly<Record<string, () => string>>,
  files: ReadonlyMap<string, string>,
): Promise<OwnFile[]> {
  // What prints is loaded where it is needed.
  const { Printer } = await import("../../handout/parts/printer.js");
  const { noChromium } = await import("../../run/chromium.js");
  const printer = new Printer();
  const first = [...files.keys()][0];
  if (printer.program === undefined)
    throw new OptionError("no-browser", `--${first} needs a browser to print with: ${noChromium}`, {
      expected: "Chromium, Chrome or Edge, or a file that ends in .html",
    });
  try {
    const made: OwnFile[] = [];
    for (const [option, file] of files)
      made.push({ option, file, text: sealedPdf(await printer.asItIs(pages[option]())), keeps: keepsPdf });
    return made;
  } finally {
    await printer.close();
  }
}
