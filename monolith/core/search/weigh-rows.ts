import type { Store } from '../ports/store.ts'

/** Something to look for in the full-text index, and how much finding it is worth. */
export type Weighed = { match: string; weight: number }

/**
 * The issues (by row id) in which most of the given weight is found, heaviest first, of equals the newest. Half the cost of
 * BM25 and more is reading how long each text is; for many words of which any will do, what they weigh together tells enough.
 */
export function heaviestRows(store: Store, looked: readonly Weighed[], most: number): Map<number, number> {
  const weights = new Map<number, number>()
  for (const { match, weight } of looked)
    for (const id of rowsOf(store, match)) weights.set(id, (weights.get(id) ?? 0) + weight)
  const least = weights.size > most ? (Float64Array.from(weights.values()).sort().at(-most) ?? 0) : 0
  const heaviest = [...weights].filter(([, weight]) => weight >= least)
  return new Map(heaviest.sort(([a, one], [b, other]) => other - one || b - a).slice(0, most))
}

/** Thousands of numbers come out in one text sooner than in a row each. */
function rowsOf(store: Store, match: string): number[] {
  const found = store.get<{ ids: string }>(
    'SELECT json_group_array(rowid) AS ids FROM issue_text WHERE issue_text MATCH ?',
    match,
  )
  return JSON.parse(found?.ids ?? '[]') as number[]
}
