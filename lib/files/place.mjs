// Where a file is, whatever the name that was given for it.
import { fstatSync, readlinkSync, realpathSync, statSync } from "node:fs";
import path from "node:path";

export function placeOf(file, links = 40) {
  const whole = path.resolve(file);
  try {
    return realpathSync.native(whole);
  } catch {
    if (path.dirname(whole) === whole || links === 0) return whole;
    const target = targetOf(whole);
    return target === undefined
      ? path.join(placeOf(path.dirname(whole), links), path.basename(whole))
      : placeOf(path.resolve(path.dirname(whole), target), links - 1);
  }
}

/** Where a link points to, though nothing is there yet. */
function targetOf(file) {
  try {
    return readlinkSync(file);
  } catch {
    return undefined;
  }
}

export function isSameFile(one, other) {
  return placeOf(one) === placeOf(other) || isSame(statOf(one), statOf(other));
}

export function isOpenAs(descriptor, file) {
  const open = fstatSync(descriptor, { bigint: true });
  return open.isFile() && isSame(open, statOf(file));
}

const statOf = (file) => statSync(file, { throwIfNoEntry: false, bigint: true });

const isSame = (a, b) => a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino;
