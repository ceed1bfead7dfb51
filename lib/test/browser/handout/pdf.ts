import { execFileSync } from "node:child_process";
import { inflateSync } from "node:zlib";

/** The text of a PDF file, its pages apart by form feeds: as pdftotext reads it, or where that is not there as we do. */
export function textOfPdf(pdf: Uint8Array): string {
  try {
    return execFileSync("pdftotext", ["-", "-"], {
      input: pdf,
      encoding: "utf8",
      stdio: ["pipe", "pipe", "ignore"],
      maxBuffer: 2 ** 28,
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return readText(pdf);
  }
}

/**
 * The text as Chromium writes it: each page's stream sets a font and shows glyphs, which the font's table of characters
 * names. Words stand in the order in which they are drawn, with no more spaces than the page has.
 */
export function readText(pdf: Uint8Array): string {
  const text = Buffer.from(pdf).toString("latin1");
  const objects = new Map<string, string>();
  for (const [, number, body] of text.matchAll(/(?:^|\n)(\d+) 0 obj\s([\s\S]*?)\sendobj/g))
    objects.set(number, body);
  const streamOf = (number: string): string => {
    const body = objects.get(number) ?? "";
    const at = body.indexOf("stream\n");
    const bytes = Buffer.from(body.slice(at + 7, body.lastIndexOf("\nendstream")), "latin1");
    return at < 0
      ? ""
      : (/FlateDecode/.test(body.slice(0, at)) ? inflateSync(bytes) : bytes).toString("latin1");
  };
  const tables = new Map<string, Map<string, string>>();
  const tableOf = (font: string): Map<string, string> => {
    const known = tables.get(font);
    if (known) return known;
    const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font) ?? "")?.[1] ?? "";
    const table = charactersOf(streamOf(map));
    tables.set(font, table);
    return table;
  };
  const pages = [...objects.values()].filter((body) => /\/Type\s*\/Page\b/.test(body));
  return pages
    .map((page) => {
      const resources = /\/Resources (\d+) 0 R/.exec(page)?.[1];
      const inside = resources ? (objects.get(resources) ?? "") : page;
      const fonts = new Map(
        [...inside.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, number]) => [name, number]),
      );
      const content = streamOf(/\/Contents (\d+) 0 R/.exec(page)?.[1] ?? "");
      let table = new Map<string, string>();
      let shown = "";
      for (const [, font, glyphs, end] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>|(\bET\b)/g)) {
        if (font) table = tableOf(fonts.get(font) ?? "");
        else if (end) shown += "\n";
        else {
          const digits = [...table.keys()][0]?.length ?? 4; // drawn fonts have one byte for a glyph, others two
          for (let at = 0; at < glyphs.length; at += digits)
            shown += table.get(glyphs.slice(at, at + digits).toUpperCase()) ?? "";
        }
      }
      return `${shown}\f`;
    })
    .join("");
}

/** Which characters the glyphs of a font stand for. */
function charactersOf(map: string): Map<string, string> {
  const table = new Map<string, string>();
  const sign = (hex: string): string => Buffer.from(hex.padStart(4, "0"), "hex").swap16().toString("utf16le");
  for (const [, block] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, from, to] of block.matchAll(/<(\w{2,4})>\s*<(\w+)>/g))
      table.set(from.toUpperCase(), sign(to));
  for (const [, block] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from, to, first] of block.matchAll(/<(\w{2,4})>\s*<(\w{2,4})>\s*<(\w+)>/g)) {
      const [low, high, base] = [from, to, first].map((hex) => Number.parseInt(hex, 16));
      for (let code = low; code <= high; code++)
        table.set(
          code.toString(16).padStart(from.length, "0").toUpperCase(),
          String.fromCodePoint(base + code - low),
        );
    }
  return table;
}
