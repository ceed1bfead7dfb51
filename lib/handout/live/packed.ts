import { gzipSync } from "node:zlib";
import { type Markup, markup } from "../../text/html.js";

/** What a page holds but does not need at once, packed; unpack-page.js reads it by its name. */
export function packedHtml(name: string, text: string): Markup {
  const data = gzipSync(text, { level: 9 });
  data[9] = 255; // the same bytes on every system
  return markup`<script type="application/gzip" id="packed-${name}">${data.toString("base64")}</script>`;
}
