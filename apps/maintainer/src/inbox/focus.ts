/**
 * Where the reader stands after the list changed: on the same issue when it is still there, else on the one that slid into
 * its place, else on the last one.
 *
 * @param before the list as it was
 * @param after the list as it is now
 */
export function keepPlace(
  before: readonly number[],
  after: readonly number[],
  at: number | undefined,
): number | undefined {
  if (at !== undefined && after.includes(at)) return at
  const place = at === undefined ? 0 : before.indexOf(at)
  const still = new Set(after)
  const next = before.slice(Math.max(0, place)).find((issue) => still.has(issue))
  return next ?? after.at(-1)
}

/**
 * The neighbour one step away; it stops at both ends.
 *
 * @param place where to go on when `at` stands in the list no longer
 */
export function step(list: readonly number[], at: number | undefined, by: 1 | -1, place = 0): number | undefined {
  const here = at === undefined ? -1 : list.indexOf(at)
  if (here === -1) return list[Math.max(0, Math.min(list.length - 1, by === 1 ? place : place - 1))]
  return list[Math.max(0, Math.min(list.length - 1, here + by))]
}
