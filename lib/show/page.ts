import { type Content, Markup, markup } from "../text/html.js";
import { faceStyle } from "./face.js";

/** A whole page that needs nothing but itself, in our face; `style` is CSS, `head` what else its head holds. */
export function pageHtml(title: string, style: string, body: Content, head?: Content): string {
  const page = markup`<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">${head}<title>${title}</title>${new Markup(faceStyle())}<style>${new Markup(style)}</style></head><body>
${body}
</body></html>
`;
  return `<!doctype html>\n${page}`;
}
