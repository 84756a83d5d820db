import type { Store } from '../ports/store.ts'

/** In how many issues the index holds a word. */
export type WordCounts = {
  /** Issues in the index, of all repositories. */
  total: number
  /** Issues that hold the stem; 0 when none does. */
  count(stem: string): number
  /** How telling a stem is, the rarer the more (the inverse document frequency of BM25, never negative). */
  rarity(stem: string): number
  /** Stems that begin so and how many issues hold each, most frequent first. */
  startingWith(beginning: string): { term: string; doc: number }[]
}

const PATIENCE = 1.05
// Asking for a common word walks its whole list (3 ms), so that answer is kept; a rare word is cheap and must be true at once.
const COMMON = 1_000
const KEPT = 20_000
const KEPT_BEGINNINGS = 500
const EXPANSIONS = 1_500

const known = new WeakMap<Store, { highest: number; counts: WordCounts }>()

/**
 * Word counts of a store's index; those of common words are up to 5 % old, as they only weigh words against each other.
 */
export function wordCountsOf(store: Store): WordCounts {
  const highest = store.get<{ id: number | null }>('SELECT max(id) AS id FROM issues')?.id ?? 0
  const held = known.get(store)
  if (held && highest >= held.highest && highest <= held.highest * PATIENCE) return held.counts
  const counts = createWordCounts(store)
  known.set(store, { highest, counts })
  return counts
}

function createWordCounts(store: Store): WordCounts {
  const single = new Map<string, number>()
  const beginnings = new Map<string, { term: string; doc: number }[]>()
  const rarities = new Map<string, number>()
  const total = store.get<{ total: number }>('SELECT count(*) AS total FROM issues')?.total ?? 0
  const counts: WordCounts = {
    total,
    count(stem) {
      const held = single.get(stem)
      if (held !== undefined) return held
      const doc = store.get<{ doc: number }>('SELECT doc FROM issue_words WHERE term = ?', stem)?.doc ?? 0
      if (doc >= COMMON && single.size < KEPT) single.set(stem, doc)
      return doc
    },
    rarity(stem) {
      const held = rarities.get(stem)
      if (held !== undefined) return held
      if (rarities.size >= KEPT) rarities.clear()
      const rows = Math.min(counts.count(stem), total)
      const found = Math.log(1 + (total - rows + 0.5) / (rows + 0.5))
      rarities.set(stem, found)
      return found
    },
    startingWith(beginning) {
      const held = beginnings.get(beginning)
      if (held) return held
      const found = store
        .all<{ term: string; doc: number }>(
          'SELECT term, doc FROM issue_words WHERE term >= ? AND term < ? LIMIT ?',
          beginning,
          `${beginning}\u{10FFFF}`,
          EXPANSIONS,
        )
        .sort((a, b) => b.doc - a.doc || (a.term < b.term ? -1 : 1))
      const rows = found.reduce((sum, one) => sum + one.doc, 0)
      if (rows >= COMMON && beginnings.size < KEPT_BEGINNINGS) beginnings.set(beginning, found)
      return found
    },
  }
  return counts
}
