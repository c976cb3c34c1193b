/** How many items of a list in the order of their keys have a key below `limit`; by halving, for lists as long as an article. */
export function countBelow<T>(list: readonly T[], limit: number, keyOf: (item: T) => number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keyOf(list[middle] as T) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
