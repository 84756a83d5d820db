/**
 * The stem of a folded word, equal to what FTS5's `porter` tokenizer stores, so that a word can be looked up in the index's
 * own vocabulary. Rule source: M. F. Porter, "An algorithm for suffix stripping" (1980), with FTS5's bounds (3 to 64 letters).
 */
export function stem(word: string): string {
  if (word.length < 3 || word.length > 64) return word
  let at = plural(word)
  at = pastOrGerund(at)
  if (at.endsWith('y') && hasVowel(at.slice(0, -1))) at = `${at.slice(0, -1)}i`
  at = swap(at, STEP_2, (base) => measure(base) > 0)
  at = swap(at, STEP_3, (base) => measure(base) > 0)
  at = swap(at, STEP_4, (base, suffix) => measure(base) > 1 && (suffix !== 'ion' || /[st]$/.test(base)))
  return tidyEnd(at)
}

type Rules = readonly (readonly [suffix: string, becomes: string])[]

// Within one ending the longer suffix stands first: the first that matches decides, even when its condition then fails.
const STEP_2: Rules = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['logi', 'log'],
  ['bli', 'ble'],
  ['alli', 'al'],
  ['entli', 'ent'],
  ['eli', 'e'],
  ['ousli', 'ous'],
  ['ization', 'ize'],
  ['ation', 'ate'],
  ['ator', 'ate'],
  ['alism', 'al'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['biliti', 'ble'],
]
const STEP_3: Rules = [
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ful', ''],
  ['ness', ''],
]
const STEP_4: Rules = 'al ance ence er ic able ible ant ement ment ent ion ou ism ate iti ous ive ize'
  .split(' ')
  .map((suffix) => [suffix, ''] as const)

function plural(word: string): string {
  if (!word.endsWith('s') || word.endsWith('ss')) return word
  if ((word.endsWith('sses') && word.length > 4) || (word.endsWith('ies') && word.length > 3)) return word.slice(0, -2)
  return word.slice(0, -1)
}

function pastOrGerund(word: string): string {
  if (word.endsWith('eed') && word.length > 3) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word
  const cut = word.endsWith('ed') && word.length > 2 ? 2 : word.endsWith('ing') && word.length > 3 ? 3 : 0
  const base = word.slice(0, word.length - cut)
  if (cut === 0 || !hasVowel(base)) return word
  if (base.length > 2 && /(?:at|bl|iz)$/.test(base)) return `${base}e`
  if (/([^aeioulsz])\1$/.test(base)) return base.slice(0, -1)
  return measure(base) === 1 && endsConsonantVowelConsonant(base) ? `${base}e` : base
}

function tidyEnd(word: string): string {
  let at = word
  if (at.endsWith('e')) {
    const base = at.slice(0, -1)
    const size = measure(base)
    if (size > 1 || (size === 1 && !endsConsonantVowelConsonant(base))) at = base
  }
  return at.endsWith('ll') && measure(at.slice(0, -1)) > 1 ? at.slice(0, -1) : at
}

function swap(word: string, rules: Rules, allowed: (base: string, suffix: string) => boolean): string {
  for (const [suffix, becomes] of rules) {
    if (word.length <= suffix.length || !word.endsWith(suffix)) continue
    const base = word.slice(0, -suffix.length)
    return allowed(base, suffix) ? base + becomes : word
  }
  return word
}

/** How many times a run of vowels is followed by a consonant: Porter's m. `y` is a vowel after a consonant. */
function measure(word: string): number {
  let count = 0
  let vowel = false
  for (let i = 0; i < word.length; i++) {
    const now = isVowel(word.charCodeAt(i), i > 0 && !vowel)
    if (vowel && !now) count++
    vowel = now
  }
  return count
}

function hasVowel(word: string): boolean {
  for (let i = 0; i < word.length; i++) if (isVowel(word.charCodeAt(i), i > 0)) return true
  return false
}

function endsConsonantVowelConsonant(word: string): boolean {
  if (/[wxy]$/.test(word) || word.length < 3) return false
  let consonant = false
  let shape = 0
  for (let i = 0; i < word.length; i++) {
    consonant = !isVowel(word.charCodeAt(i), i > 0 && consonant)
    shape = ((shape << 1) | (consonant ? 1 : 0)) & 7
  }
  return shape === 0b101
}

function isVowel(code: number, yCounts: boolean): boolean {
  return code === 97 || code === 101 || code === 105 || code === 111 || code === 117 || (yCounts && code === 121)
}
