import { factsOf, type Fact } from './facts.ts'
import { isWorthNaming, stemOnce, wordsOf } from './words.ts'

type Shared = { text: string; worth: number }

/** An issue's text read for comparing. `forms` gives a stem back as it was written. */
export type Reading = {
  title: ReadonlyMap<string, number>
  body: ReadonlyMap<string, number>
  /** What the text is made of, for facts: read only from the few that come close. */
  prose: string
  forms: ReadonlyMap<string, string>
}

/** What two issues have in common, each 0 to 1: their titles, all their words, exact facts. */
export type Likeness = { titles: number; texts: number; facts: number }

const LONGEST_BODY = 3_000
const FEWEST_WORDS = 15
const TITLE = 3
const REASONS = 6
const LONGEST_REASON = 60
const FACTS_FOR_SURE = 12

/** Reads an issue for comparing: its title and the beginning of its body, without template comments and folded-away parts. */
export function readIssue(title: string, body: string): Reading {
  const forms = new Map<string, string>()
  const beginning = body.slice(0, LONGEST_BODY).replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
  // What an author folds away is mostly a machine's description, alike for all that this author files.
  const unfolded = beginning.replace(/<details\b[\s\S]*?(?:<\/details>|$)/gi, ' ')
  const prose = wordsOf(unfolded).length >= FEWEST_WORDS ? unfolded : beginning
  return {
    title: countStems(title, forms),
    body: countStems(prose, forms),
    prose: `${title}\n${prose}`,
    forms,
  }
}

/**
 * Compares two issues. Rare words count by the square of their rarity, so that one shared `V4L2_PIX_FMT` outweighs ten
 * shared `error`s. Facts cost more to find and are added by `compareFacts`.
 */
export function compare(mine: Reading, theirs: Reading, weight: Weight): Likeness {
  return {
    titles: overlap(mine.title, theirs.title, weight),
    texts: cosine(wholeOf(mine), wholeOf(theirs), weight),
    facts: 0,
  }
}

/** Adds the exact facts both name. */
export function compareFacts(likeness: Likeness, mine: Reading, theirs: Reading, weight: Weight): Likeness {
  const shared = sharedFacts(mine, theirs, weight).reduce((sum, fact) => sum + fact.worth, 0)
  return { ...likeness, facts: 1 - Math.exp(-shared / FACTS_FOR_SURE) }
}

/** How likely it is that two issues say the same, 0 to 1. */
export function likely({ titles, texts, facts }: Likeness): number {
  const odds = FIT.titles * titles + FIT.texts * texts + FIT.facts * facts + FIT.bias
  return Math.round(1000 / (1 + Math.exp(-odds))) / 1000
}

/** The words and facts both issues name, as mine writes them, most telling first. */
export function reasonsOf(mine: Reading, theirs: Reading, weight: Weight): string[] {
  const told: string[] = []
  const shared = [...sharedFacts(mine, theirs, weight), ...sharedWords(mine, theirs, weight)]
  for (const { text } of shared.sort((a, b) => b.worth - a.worth || (a.text < b.text ? -1 : 1))) {
    if (told.length === REASONS) break
    const low = text.toLowerCase()
    if (text.length <= LONGEST_REASON && isWorthNaming(text) && !told.some((one) => one.toLowerCase().includes(low)))
      told.push(text)
  }
  return told
}

/** How telling a stem is. */
export type Weight = (stem: string) => number

// Fitted by logistic regression on 1,500 real issues of five projects: an issue beside a shortened, reworded version of
// itself (one in five) against an issue beside the nearest others. At 0.6 half of the first and 1 % of the second pass.
const FIT = { titles: 5, texts: 4.5, facts: 2, bias: -4.8 }

function countStems(text: string, forms: Map<string, string>): Map<string, number> {
  const counted = new Map<string, number>()
  for (const word of wordsOf(text)) {
    const stem = stemOnce(word)
    counted.set(stem, (counted.get(stem) ?? 0) + 1)
    if (!forms.has(stem)) forms.set(stem, word)
  }
  return counted
}

function overlap(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>, weight: Weight): number {
  const [all, other, both] = [mass(a.keys(), weight), mass(b.keys(), weight), mass(commonTo(a, b), weight)]
  return both === 0 ? 0 : both / Math.sqrt(all * other)
}

/**
 * The cosine of two texts, but for one thing: a word that only the other says is taken to be as rare as mine are on
 * average. Looking up each word of fifty candidates would cost more than all the rest.
 */
function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>, weight: Weight): number {
  let [both, ofA, ofB, usual] = [0, 0, 0, 0]
  for (const [stem, times] of a) {
    const worth = weight(stem)
    const theirs = b.get(stem) ?? 0
    ofA += (times * worth) ** 2
    ofB += (theirs * worth) ** 2
    both += times * theirs * worth * worth
    usual += worth * worth
  }
  usual /= Math.max(1, a.size)
  for (const [stem, times] of b) if (!a.has(stem)) ofB += times * times * usual
  return both === 0 ? 0 : both / Math.sqrt(ofA * ofB)
}

/** How much each stem is said: the title three times, and more often ever less. */
function wholeOf(reading: Reading): Map<string, number> {
  const whole = new Map<string, number>()
  for (const [stem, times] of reading.body) whole.set(stem, 1 + Math.log(times))
  for (const stem of reading.title.keys()) whole.set(stem, (whole.get(stem) ?? 0) + TITLE)
  return whole
}

function sharedFacts(mine: Reading, theirs: Reading, weight: Weight): Shared[] {
  const named = new Set(factsOf(theirs.prose).map((fact) => `${fact.kind} ${fact.text}`))
  return factsOf(mine.prose)
    .filter((fact) => named.has(`${fact.kind} ${fact.text}`))
    .map((fact) => ({
      text: fact.text,
      worth: WORTH[fact.kind] * Math.max(0, ...wordsOf(fact.text).map((word) => weight(stemOnce(word)))),
    }))
}

// Many issues are of one version; two that print the same error are rare.
const WORTH: Record<Fact['kind'], number> = { message: 1.5, code: 1, frame: 1, file: 0.8, name: 0.7, version: 0.1 }

function sharedWords(mine: Reading, theirs: Reading, weight: Weight): Shared[] {
  const places = (stem: string) => (mine.title.has(stem) ? 2 : 1) * (theirs.title.has(stem) ? 2 : 1)
  return [...mine.forms]
    .filter(([stem]) => theirs.forms.has(stem) && !/^\d+$/.test(stem))
    .map(([stem, text]) => ({ text, worth: weight(stem) * places(stem) }))
}

const commonTo = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>) =>
  [...a.keys()].filter((stem) => b.has(stem))

function mass(stems: Iterable<string>, weight: Weight): number {
  let sum = 0
  for (const stem of stems) sum += weight(stem) ** 2
  return sum
}
