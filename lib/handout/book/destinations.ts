/**
 * The pages (from 1) to which the names in a PDF file lead, as Chromium writes it: objects stand open in the file, each
 * name in the dictionary of destinations with its page's object.
 */
export function pagesOfNames(pdf: Uint8Array): Map<string, number> {
  const text = Buffer.from(pdf).toString("latin1");
  const objects = new Map<string, string>();
  for (const [, number, body] of text.matchAll(/(?:^|\n)(\d+) 0 obj\s([\s\S]*?)\sendobj/g))
    objects.set(number, body);
  const order = new Map<string, number>();
  const root = [...objects.values()].find((body) => /\/Type\s*\/Catalog/.test(body)) ?? "";
  const visit = (number: string): void => {
    const body = objects.get(number) ?? "";
    const kids = /\/Kids\s*\[([^\]]*)\]/.exec(body)?.[1];
    if (kids === undefined) order.set(number, order.size + 1);
    else for (const [, kid] of kids.matchAll(/(\d+) 0 R/g)) visit(kid);
  };
  visit(/\/Pages (\d+) 0 R/.exec(root)?.[1] ?? "");
  const names = objects.get(/\/Dests (\d+) 0 R/.exec(root)?.[1] ?? "") ?? "";
  const found = [...names.matchAll(/\/([\w-]+)\s*\[(\d+) 0 R \/XYZ/g)];
  return new Map(found.map(([, name, page]) => [name, order.get(page) ?? 0]));
}
