import type { ReadStore } from '../ports/store.ts'

/** A stem and in how many issues it stands. */
export type Word = { term: string; doc: number }

/** Counting a word walks all issues that hold it (3 ms for the most common at 100,000 issues); up to this many are soon walked. */
const COMMON = 100
/** Rare words that are looked at between two common ones. */
const LOOKED_AT = 500

/** Words that stand in many issues, in the order of the index. Walks the whole of it: 2 µs an issue. */
export const readCommon = (store: ReadStore): Word[] =>
  store.all<Word>('SELECT term, doc FROM issue_words WHERE doc >= ?', COMMON)

/** In how many issues a stem stands. */
export const readCount = (store: ReadStore, stem: string): number =>
  store.get<{ doc: number }>('SELECT doc FROM issue_words WHERE term = ?', stem)?.doc ?? 0

/**
 * Words that begin so and are not common.
 * @param common those that are, in the order of the index: they are passed over without being walked
 */
export function readRare(store: ReadStore, beginning: string, common: readonly Word[]): Word[] {
  const from = [beginning, ...common.map(({ term }) => `${term}${FIRST}`)]
  const to = [...common.map(({ term }) => lastBefore(term)), `${beginning}${LAST}`]
  return from.flatMap((low, at) =>
    common[at]?.term === low ? [] : store.all<Word>(BETWEEN, low, to[at] ?? low, LOOKED_AT),
  )
}

const BETWEEN = 'SELECT term, doc FROM issue_words WHERE term >= ? AND term <= ? LIMIT ?'
/** No word holds these: they stand before and after all letters. */
const FIRST = '\u0001'
const LAST = '\u{10FFFF}'

/** A text that comes after every word that comes before this one. */
function lastBefore(term: string): string {
  const letters = Array.from(term)
  const code = (letters.pop()?.codePointAt(0) ?? 1) - 1
  // Halves of a pair are no characters of their own.
  return `${letters.join('')}${String.fromCodePoint(code === 0xdfff ? 0xd7ff : code)}${LAST}`
}
