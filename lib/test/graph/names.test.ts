import assert from "node:assert/strict";
import { test } from "node:test";
import { Names } from "../../graph/names.js";

test("a name is found, and refused a second time, from the first to the fortieth", () => {
  const names = new Names();
  for (let count = 0; count < 40; count++) {
    assert.equal(names.find(`x${count}`), undefined);
    names.give(`x${count}`, 2 * count);
    for (let i = 0; i <= count; i++) {
      assert.equal(names.find(`x${i}`), 2 * i, `${i} of ${count}`);
      assert.throws(() => names.give(`x${i}`, 1), { code: "name-taken" });
    }
  }
  assert.deepEqual([...names.byRow()].slice(-2), [
    [76, "x38"],
    [78, "x39"],
  ]);
});

/** The names in order, each with its place as its row. */
function give(names: Names, given: readonly string[]): void {
  given.forEach((name, row) => {
    names.give(name, row);
  });
}

test("after a clear no name is left, and the same or others can be given", () => {
  for (const count of [3, 12, 13, 30]) {
    const first = Array.from({ length: count }, (_, i) => `x${i}`);
    const names = new Names();
    give(names, first);
    names.clear();
    assert.equal(names.byRow().size, 0);
    for (const name of first) assert.equal(names.find(name), undefined, name);
    give(names, first);
    assert.equal(names.find(first[count - 1]), count - 1);
    assert.throws(() => names.give("x1", 99), { code: "name-taken" });
    names.clear();
    give(names, [...first].reverse());
    assert.equal(names.find("x0"), count - 1);
    assert.equal(names.byRow().get(0), first[count - 1]);
  }
});

test("after a clear a name is refused a second time as well, wherever the order changes", () => {
  const names = new Names();
  give(names, ["a", "b", "c"]);
  names.clear();
  names.give("a", 0);
  assert.throws(() => names.give("a", 1), { code: "name-taken" });
  names.give("c", 1);
  assert.throws(() => names.give("c", 2), { code: "name-taken" });
  names.give("d", 2);
  assert.throws(() => names.give("a", 3), { code: "name-taken" });
  assert.deepEqual([...names.byRow().values()], ["a", "c", "d"]);
});
