import { stem } from './stem.ts'

const WORD = /[\p{L}\p{N}\p{Co}\p{M}]+/gu
const BEYOND_ASCII = /[^\p{ASCII}]/u
const ACCENTED_LATIN = /(\p{Script=Latin})\p{M}+/gu

/** The words of a text as FTS5's `unicode61` tokenizer cuts and folds them: letters and digits, lower case, no accents. */
export function wordsOf(text: string): string[] {
  const found = text.match(WORD)
  if (!found) return []
  return found.map(fold).filter((word) => /[^\p{M}]/u.test(word))
}

/** As `wordsOf`, each word reduced to the stem under which the index holds it. */
export function stemsOf(text: string): string[] {
  return wordsOf(text).map(stemOnce)
}

const stems = new Map<string, string>()

/** `stem`, remembering what it has seen: the words of issues repeat. Bounded, so hostile text cannot fill the memory. */
export function stemOnce(word: string): string {
  const known = stems.get(word)
  if (known !== undefined) return known
  if (stems.size >= 50_000) stems.clear()
  const found = stem(word)
  stems.set(word, found)
  return found
}

function fold(word: string): string {
  const low = word.toLowerCase()
  if (!BEYOND_ASCII.test(low)) return low
  return low.normalize('NFD').replace(ACCENTED_LATIN, '$1').normalize('NFC').replaceAll('ς', 'σ').replaceAll('ſ', 's')
}

const SMALL = new Set(
  'a an and are as at be but by can do does for from had has have how i if in into is it its me my no not of on or our so than that the their them then there these they this to was we what when where which while who will with would you your'.split(
    ' ',
  ),
)

/** What a machine wrote and no reader knows again: part of a hash, of a time, of a measure, a long number. */
const MACHINE_MADE = /^(?:(?=.*\d)[0-9a-f]{7,}|(?=.*\d)(?=.*[a-f].*[a-f])[0-9a-f]{4,6}|\d+\p{L}[\p{L}\d]*|\d{5,})$/u

/** Whether naming a word tells a reader something: not one that every English sentence may hold, nor one that a machine made. */
export function isWorthNaming(word: string): boolean {
  const low = word.toLowerCase()
  return !SMALL.has(low) && !MACHINE_MADE.test(low)
}
