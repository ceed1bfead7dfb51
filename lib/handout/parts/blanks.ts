import { escapeHtml } from "../../text/html.js";

/** Lines to write on. */
export function blanksHtml(names: readonly string[]): string {
  if (names.length === 0) return '<div class="room" role="img" aria-label="room for an answer"></div>';
  const blanks = names.map((name) => `<span><i>${escapeHtml(name)}</i> = <u></u></span>`);
  return `<p class="blanks">${blanks.join(" ")}</p>`;
}
