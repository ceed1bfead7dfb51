/** Text as it stands in HTML or SVG, in an element or between double quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** HTML or SVG that is made already: other HTML takes it as it is. */
export class Markup {
  constructor(private readonly source: string) {}

  toString(): string {
    return this.source;
  }
}

/** What can stand in HTML: text and numbers, HTML that is made, nothing, and lists of these. */
export type Content = Markup | string | number | undefined | readonly Content[];

/** HTML with what stands in it: every text is escaped, what is made stays as it is, a list is written one by one. */
export function markup(pieces: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return new Markup(String.raw({ raw: pieces }, ...contents.map(written)));
}

function written(content: Content): string {
  if (content instanceof Markup) return String(content);
  if (typeof content === "object") return content.map(written).join("");
  return content === undefined ? "" : escapeHtml(String(content));
}

/** One below the other. */
export function markupLines(contents: readonly Content[]): Markup {
  return new Markup(contents.map(written).join("\n"));
}

/** The attributes of a tag; one that is undefined is left out. */
type Attributes = Readonly<Record<string, string | number | undefined>>;

function tag(name: string, content: Content, attributes: Attributes): Markup {
  const made = Object.entries(attributes).map(([key, value]) =>
    value === undefined ? "" : ` ${key}="${escapeHtml(String(value))}"`,
  );
  return new Markup(`<${name}${made.join("")}>${written(content)}</${name}>`);
}

/** A cell of a table. */
export const cellHtml = (content: Content, attributes: Attributes = {}): Markup =>
  tag("td", content, attributes);
/** The cell above a column. */
export const headHtml = (content: Content, attributes: Attributes = {}): Markup =>
  tag("th", content, { scope: "col", ...attributes });
/** A row of cells. */
export const rowHtml = (cells: readonly Markup[], attributes: Attributes = {}): Markup =>
  tag("tr", cells, attributes);

/** A table of rows below the cells of its head. */
export function tableHtml(head: readonly Markup[], rows: readonly Markup[], caption?: Content): Markup {
  const title = caption === undefined ? undefined : tag("caption", caption, { style: "text-align:left" });
  return markup`<table>${title}<thead><tr>${head}</tr></thead><tbody>${markupLines(rows)}</tbody></table>`;
}
