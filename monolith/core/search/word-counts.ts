import type { ReadStore } from '../ports/store.ts'
import { readCommon, readCount, readRare, type Word } from './vocabulary.ts'

/** In how many issues the index holds a word. */
export type WordCounts = {
  /** Issues in the index, of all repositories. */
  total: number
  /** Issues that hold the stem; 0 when none does. */
  count(stem: string): number
  /** How telling a stem is, the rarer the more (the inverse document frequency of BM25, never negative). */
  rarity(stem: string): number
  /** At most `most` stems that begin so and how many issues hold each, most frequent first. */
  startingWith(beginning: string, most: number): Word[]
}

const PATIENCE = 1.1
const KEPT_RARITIES = 20_000

const known = new WeakMap<ReadStore, { highest: number; counts: WordCounts }>()

/**
 * Word counts of a store's index. Those of common words are up to 10 % old, as they only weigh words against each other;
 * those of rare ones are true at once.
 */
export function wordCountsOf(store: ReadStore): WordCounts {
  const highest = store.get<{ id: number | null }>('SELECT max(id) AS id FROM issues')?.id ?? 0
  const held = known.get(store)
  if (held && highest >= held.highest && highest <= held.highest * PATIENCE) return held.counts
  const counts = createWordCounts(store)
  known.set(store, { highest, counts })
  return counts
}

function createWordCounts(store: ReadStore): WordCounts {
  const common = readCommon(store).sort((a, b) => (a.term < b.term ? -1 : 1))
  const docs = new Map(common.map(({ term, doc }) => [term, doc]))
  const rarities = new Map<string, number>()
  const total = store.get<{ total: number }>('SELECT count(*) AS total FROM issues')?.total ?? 0
  const count = (stem: string) => docs.get(stem) ?? readCount(store, stem)
  return {
    total,
    count,
    rarity(stem) {
      const held = rarities.get(stem)
      if (held !== undefined) return held
      if (rarities.size >= KEPT_RARITIES) rarities.clear()
      const rows = Math.min(count(stem), total)
      const found = Math.log(1 + (total - rows + 0.5) / (rows + 0.5))
      rarities.set(stem, found)
      return found
    },
    startingWith(beginning, most) {
      const found = common.slice(placeOf(common, beginning), placeOf(common, `${beginning}\uFFFF`))
      if (found.length < most) found.push(...readRare(store, beginning, found))
      return found.sort((a, b) => b.doc - a.doc || (a.term < b.term ? -1 : 1)).slice(0, most)
    },
  }
}

/** How many words come before a text. */
function placeOf(words: readonly Word[], text: string): number {
  let [low, high] = [0, words.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((words[middle]?.term ?? '') < text) low = middle + 1
    else high = middle
  }
  return low
}
