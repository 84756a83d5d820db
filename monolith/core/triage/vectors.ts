import type { Features } from './features.ts'

/** A text as positions of known features and how much each says; each group of features has length 1. */
export type Vector = { at: Int32Array; value: Float64Array }

/** Knows which features there are, and how telling each is: the rarer among the texts, the more. */
export type Vocabulary = { at: ReadonlyMap<string, number>; worth: Float64Array; names: readonly string[] }

const GROUPS = ['title', 'text', 'build'] as const
const LEAST_TEXTS = 2
const MOST_FEATURES = 40_000
const READ_AT_ONCE = 20

/** The features that at least two of the texts have, the commonest first. Yields now and then. */
export function* learnVocabulary(texts: readonly Features[]): Generator<undefined, Vocabulary> {
  const seen = new Map<string, number>()
  for (const [at, text] of texts.entries()) {
    for (const group of GROUPS) for (const name of text[group].keys()) seen.set(name, (seen.get(name) ?? 0) + 1)
    if (at % READ_AT_ONCE === 0) yield
  }
  const often = [...seen].filter(([, times]) => times >= LEAST_TEXTS)
  yield
  const kept = often.sort(([, a], [, b]) => b - a).slice(0, MOST_FEATURES)
  yield
  return {
    at: new Map(kept.map(([name], position) => [name, position])),
    worth: Float64Array.from(kept, ([name, times]) =>
      name.startsWith('build ') ? 1 : Math.log((texts.length + 1) / (times + 0.5)),
    ),
    names: kept.map(([name]) => name),
  }
}

export function vectorOf(text: Features, vocabulary: Vocabulary): Vector {
  const at: number[] = []
  const value: number[] = []
  for (const group of GROUPS) {
    const first = at.length
    let squares = 0
    for (const [name, times] of text[group]) {
      const position = vocabulary.at.get(name)
      if (position === undefined) continue
      const worth = (1 + Math.log(times)) * (vocabulary.worth[position] ?? 0)
      at.push(position)
      value.push(worth)
      squares += worth * worth
    }
    const length = Math.sqrt(squares) || 1
    for (let i = first; i < value.length; i++) value[i] = (value[i] ?? 0) / length
  }
  return { at: Int32Array.from(at), value: Float64Array.from(value) }
}

/** The sum of products of a vector with one number per feature. */
export function dot(dense: Float64Array, { at, value }: Vector): number {
  let sum = 0
  for (let i = 0; i < at.length; i++) sum += (dense[at[i] ?? 0] ?? 0) * (value[i] ?? 0)
  return sum
}

/** One number per feature of the vocabulary. */
export function denseOf({ at, value }: Vector, vocabulary: Vocabulary): Float64Array {
  const dense = new Float64Array(vocabulary.worth.length)
  for (let i = 0; i < at.length; i++) dense[at[i] ?? 0] = value[i] ?? 0
  return dense
}
