import { gzipSync } from "node:zlib";
import { type Markup, markup } from "../../text/html.js";

/** What several pages hold is packed once. */
const packedBefore = new Map<string, string>();

/** What a page holds but does not need at once, packed; unpack-page.js reads it by its name. */
export function packedHtml(name: string, text: string): Markup {
  const packed = packedBefore.get(text) ?? pack(text);
  packedBefore.set(text, packed);
  return markup`<script type="application/gzip" id="packed-${name}">${packed}</script>`;
}

function pack(text: string): string {
  const data = gzipSync(text, { level: 9 });
  data[9] = 255; // the same bytes on every system
  return data.toString("base64");
}
