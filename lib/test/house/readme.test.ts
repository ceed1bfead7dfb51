import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { chapters, courseMap, draw, formula } from "../../index.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const readme = readFileSync(join(root, "README.md"), "utf8");

/** What a program prints that is typed into the project's folder. */
function run(code: string): string {
  return execFileSync(process.execPath, ["--input-type=module", "--eval", code], {
    cwd: root,
    encoding: "utf8",
  });
}

test("the example of the README prints what the README says", () => {
  const [, code, answer] = readme.match(/<!-- example -->\s*```ts\n(.*?)```\s*```\n(.*?)```/s) ?? [];
  assert.ok(code?.includes("console.log") && answer);
  assert.equal(run(code), answer);
});

test("what the comments in the README's code promise is printed", () => {
  const promising = [...readme.matchAll(/```ts\n(.*?)```/gs)]
    .map((match) => match[1])
    .filter((code) => code.includes("// "));
  assert.equal(promising.length, 3);
  for (const code of promising) {
    const promised = [...code.matchAll(/\/\/ (.*)$/gm)].map((match) => match[1]);
    assert.equal(run(code).trimEnd(), promised.join("\n"));
  }
});

test("the picture of the README is what the library draws", () => {
  const picture = readFileSync(join(root, "assets/chain-rule.svg"), "utf8");
  const f = formula("q = x + y; f = q * z", { x: -2, y: 5, z: -4 });
  assert.equal(picture.slice(picture.indexOf("<svg")).trim(), draw(f).svg.trim());
});

test("every file that the README links to is there", () => {
  const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map((match) => match[1]);
  assert.ok(links.length > 5);
  for (const link of links) assert.ok(existsSync(join(root, link)), link);
});

test("every notebook stands in the README's table of the course", () => {
  for (const name of readdirSync(join(root, "notebooks")).filter((file) => file.endsWith(".ipynb")))
    assert.ok(readme.includes(`](notebooks/${name})`), `give notebooks/${name} a row in the README's course`);
});

test("README and notebook 00 list the chapters as they are declared, and each stands only on earlier ones", () => {
  const first = JSON.parse(readFileSync(join(root, "notebooks/00-start-here.ipynb"), "utf8"));
  const start = first.cells.flatMap(({ source }: { source: string[] }) => source).join("");
  const rows = (text: string, folder: string): string[] =>
    text
      .split("\n")
      .filter((row) => /^\| \[\d\d /.test(row) && !row.includes("[00 ") && row.includes(`](${folder}`));
  const declared = (folder: string): string[] =>
    chapters.map(
      ({ file, title, question }) =>
        `| [${file.slice(0, 2)} ${title}](${folder}${file}.ipynb) | ${question} |`,
    );
  assert.deepEqual(rows(readme, "notebooks/"), declared("notebooks/"));
  assert.deepEqual(rows(start, ""), declared(""));
  chapters.forEach(({ file, needs }, i) => {
    const earlier = chapters.slice(0, i).map((one) => one.file.slice(0, 2));
    assert.deepEqual(
      needs.filter((need) => !earlier.includes(need)),
      [],
      file,
    );
  });
});

test("the map of the course holds every chapter and an arrow for each need", () => {
  const bundle = courseMap().toMime();
  const svg = Buffer.from(/base64,([^"]+)/.exec(String(bundle["text/html"]))?.[1] ?? "", "base64").toString();
  assert.equal(svg.split("marker-end").length - 1, chapters.flatMap(({ needs }) => needs).length);
  for (const { file } of chapters) assert.match(svg, new RegExp(`>${file.slice(0, 2)}[ <]`));
  assert.match(String(bundle["text/plain"]), /13 A network from the gates needs 08 and 11\./);
});

test("every room of lib stands in the README's map", () => {
  const rooms = readdirSync(join(root, "lib"), { withFileTypes: true }).filter((one) => one.isDirectory());
  for (const { name } of rooms)
    assert.ok(readme.includes(`\`${name}/\``), `give lib/${name}/ a place in the README's map`);
});
