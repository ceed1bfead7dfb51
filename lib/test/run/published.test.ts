import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { inRoot } from "../../run/project.js";
import { digest, publish, publishedList, readPublished } from "../../run/published.js";
import { newFolder } from "../support/stand-in.js";

/** The list of notebooks that are signed is that of the course's notebooks as they stand. */

test("every notebook of the course is on the list with its hash, and no other file is", () => {
  const course = [...readFileSync(inRoot("README.md"), "utf8").matchAll(/\]\((notebooks\/[^)]+\.ipynb)\)/g)];
  const hashes = new Map(course.map(([, name]) => [name as string, digest(inRoot(name as string))]));
  assert.ok(hashes.size > 5);
  assert.deepEqual(readPublished(), hashes, "`npm run notebooks` makes the list");
});

test("a notebook outside notebooks/ is never taken onto the list", () => {
  const before = readFileSync(publishedList, "utf8");
  publish(join(newFolder(), "01-gates.ipynb"));
  publish(inRoot("notebooks", "more", "01-gates.ipynb"));
  assert.equal(readFileSync(publishedList, "utf8"), before);
});
