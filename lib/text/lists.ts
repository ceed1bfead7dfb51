/** Adds an item to the list that a map has under a key, which is made where there is none yet: a copy each time would be quadratic. */
export function addUnder<K, T>(lists: Map<K, T[]>, key: K, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
