import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { assetText } from "../../host/assets.js";
import { pageHtml } from "../../show/page.js";
import { Markup, markup } from "../../text/html.js";

/** What a page has beside its title and body. */
interface Shell {
  style: string;
  /** Scripts that may run beside the stepper's, each as it stands in its element. */
  scripts?: readonly string[];
  /** Whether the page may show itself in a frame, as the presenter's window does. */
  framesItself?: boolean;
}

/** The page around: of scripts only our own may run, and nothing may be loaded. */
export function whole(title: string, body: string, { style, scripts = [], framesItself }: Shell): string {
  const own = [assetText("stepper.js"), ...scripts].map((script) => `'sha256-${digest(script)}'`);
  const frames = framesItself ? "; frame-src 'self' file:" : "";
  const policy = `default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; script-src ${own.join(" ")}${frames}; base-uri 'none'; form-action 'none'`;
  const head = markup`<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  return pageHtml(title, `${katexStyle()}\n${style}`, new Markup(body), head);
}

const digest = (text: string): string => createHash("sha256").update(text).digest("base64");

let mathStyle: string | undefined;

/** The style sheet of KaTeX with its fonts inside. */
function katexStyle(): string {
  if (mathStyle) return mathStyle;
  const file = createRequire(import.meta.url).resolve("katex/dist/katex.min.css");
  mathStyle = readFileSync(file, "utf8").replace(
    /src:url\((fonts\/[\w-]+\.woff2)\)[^;}]*/g,
    (_, font: string) => {
      const data = readFileSync(path.join(path.dirname(file), font)).toString("base64");
      return `src:url(data:font/woff2;base64,${data}) format("woff2")`;
    },
  );
  return mathStyle;
}
