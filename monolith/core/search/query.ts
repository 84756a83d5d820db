import { stemOnce, wordsOf } from './words.ts'

/** One word of a query, or several that must stand together (`foo.bar`, `"dark mode"`). */
export type Part = { words: string[]; stems: string[]; open: boolean; quoted: boolean }

export type Query = { parts: Part[]; number: number | null }

const MOST_PARTS = 12
const MOST_WORDS = 8
const LONGEST = 400

/**
 * Reads what a person typed. Everything is a word to look for: no operator, bracket or column name has a meaning, only
 * quotes keep words together. The last word is `open` (may go on) unless something follows it. `#12` or `12` alone also
 * names an issue.
 */
export function readQuery(text: string): Query {
  const typed = text.slice(0, LONGEST)
  const chunks = typed.match(/"[^"]*"?|[^\s"]+/g) ?? []
  const parts: Part[] = []
  for (const [at, chunk] of chunks.entries()) {
    const words = wordsOf(chunk).slice(0, MOST_WORDS)
    if (words.length === 0 || parts.length >= MOST_PARTS) continue
    const open = at === chunks.length - 1 && !chunk.startsWith('"') && /[\p{L}\p{N}\p{M}]$/u.test(typed)
    parts.push({ words, stems: words.map(stemOnce), open, quoted: chunk.startsWith('"') })
  }
  const named = /^\s*#?(\d{1,9})\s*$/.exec(typed)
  return { parts, number: named ? Number(named[1]) : null }
}

/** An FTS5 string: inside double quotes nothing has a meaning but the quote, and `wordsOf` leaves none. */
export function quoted(words: readonly string[]): string {
  return `"${words.join(' ')}"`
}
