import type { ReadStore } from '../ports/store.ts'

/** Something to look for in the full-text index, and how much finding it is worth. */
export type Weighed = { match: string; weight: number }
/** An issue by its row id, and the weight of all that is found in it. */
export type Heavy = { id: number; weight: number }

/**
 * The issues in which most of the given weight is found, heaviest first, of equals the newest. Half the cost of BM25 and more is
 * reading how long each text is; for many words of which any will do, what they weigh together tells enough.
 */
export function heaviestRows(store: ReadStore, looked: readonly Weighed[], most: number): Heavy[] {
  const { ids, weights } = merge(looked.map(({ match, weight }) => ({ ids: rowsOf(store, match), weight, at: 0 })))
  const least = weights.length > most ? (Float64Array.from(weights).sort().at(-most) ?? 0) : 0
  return ids
    .flatMap((id, at) => ((weights[at] ?? 0) >= least ? { id, weight: weights[at] ?? 0 } : []))
    .sort((a, b) => b.weight - a.weight || b.id - a.id)
    .slice(0, most)
}

type List = { ids: readonly number[]; weight: number; at: number }

/** All ids of some ascending lists, and for each what the lists weigh that hold it. */
function merge(lists: readonly List[]): { ids: number[]; weights: number[] } {
  const ids: number[] = []
  const weights: number[] = []
  for (;;) {
    let next = Infinity
    for (const list of lists) next = Math.min(next, list.ids[list.at] ?? Infinity)
    if (next === Infinity) return { ids, weights }
    let weight = 0
    for (const list of lists) {
      if (list.ids[list.at] !== next) continue
      weight += list.weight
      list.at++
    }
    ids.push(next)
    weights.push(weight)
  }
}

/** Ascending. Thousands of numbers come out in one text sooner than in a row each. */
function rowsOf(store: ReadStore, match: string): number[] {
  const found = store.get<{ ids: string }>(
    'SELECT json_group_array(rowid) AS ids FROM (SELECT rowid FROM issue_text WHERE issue_text MATCH ? ORDER BY rowid)',
    match,
  )
  return JSON.parse(found?.ids ?? '[]') as number[]
}
