import type { ReadStore } from '../ports/store.ts'
import { calibrate, type Calibration } from './calibration.ts'
import { featuresOf } from './features.ts'
import { countLabelled, readHistory, type Labelled } from './history.ts'
import { scoreOf, shuffled, trainScorer, type Example, type Scorer } from './scorer.ts'
import { learnVocabulary, vectorOf, type Vector, type Vocabulary } from './vectors.ts'

/** What a repository's own history says about when each of its labels is given. */
export type LabelModel = { vocabulary: Vocabulary; past: Past[]; labels: LearnedLabel[] }
export type Past = { number: number; labels: readonly string[]; vector: Vector }
export type LearnedLabel = {
  name: string
  scorer: Scorer
  calibration: Calibration
  /** Labels that never stand beside this one, though both are common: kinds that exclude each other. */
  apart: ReadonlySet<string>
}

/** Below so many labelled issues, or carriers of one label, words that chance brought together look like a rule. */
const FEWEST_ISSUES = 30
const FEWEST_CARRIERS = 8
const MOST_ISSUES = 1_500
const MOST_LABELS = 12
const MOST_EXAMPLES = 600
const KEPT_MODELS = 2
/** A model is learned anew once the history has grown by a tenth. */
const PATIENCE = 1.1
const READ_AT_ONCE = 20

// Labels by which people decide or plan: what an issue says does not tell them.
const DECISION =
  /duplicate|won'?t|invalid|stale|triage|help wanted|first issue|needs|waiting|blocked|priority|^p\d$|milestone|status/i

const models = new WeakMap<ReadStore, Map<number, { times: number; model: LabelModel | null }>>()

/**
 * The label model of a repository, learned from its newest labelled issues (at most 1,500) and kept until its history has
 * grown by a tenth. Null when the history is too small to learn from. Learning takes about 2 s of a
 * core at most; it yields every few milliseconds so that a caller can do other work between.
 */
export function* labelModelOf(store: ReadStore, repo: number): Generator<undefined, LabelModel | null> {
  const kept = models.get(store) ?? new Map<number, { times: number; model: LabelModel | null }>()
  models.set(store, kept)
  const times = countLabelled(store, repo)
  const held = kept.get(repo)
  if (held && times >= held.times && times <= held.times * PATIENCE) return held.model
  const model = yield* learn(readHistory(store, repo, MOST_ISSUES))
  kept.delete(repo)
  kept.set(repo, { times, model })
  for (const oldest of kept.keys()) if (kept.size > KEPT_MODELS) kept.delete(oldest)
  return model
}

/** Learns when each label is given. The same history gives the same model. */
function* learn(history: readonly Labelled[]): Generator<undefined, LabelModel | null> {
  if (history.length < FEWEST_ISSUES) return null
  const names = commonLabels(history)
  if (names.length === 0) return null
  const texts = []
  for (const [at, issue] of history.entries()) {
    texts.push(featuresOf(issue.title, issue.body))
    if (at % READ_AT_ONCE === 0) yield
  }
  const vocabulary = yield* learnVocabulary(texts)
  yield
  const past: Past[] = []
  for (const [at, { number, labels }] of history.entries()) {
    const text = texts[at]
    if (text) past.push({ number, labels, vector: vectorOf(text, vocabulary) })
    if (at % READ_AT_ONCE === 0) yield
  }
  const labels: LearnedLabel[] = []
  for (const name of names) labels.push(yield* learnLabel(name, past, vocabulary, apartFrom(name, names, history)))
  return { vocabulary, past, labels }
}

/** Each half of the examples is judged by what the other half teaches: that tells how far the scores can be trusted. */
function* learnLabel(
  name: string,
  past: readonly Past[],
  { worth }: Vocabulary,
  apart: ReadonlySet<string>,
): Generator<undefined, LearnedLabel> {
  const { examples, unseen } = examplesOf(name, past)
  const halves = [examples.filter((_, at) => at % 2 === 0), examples.filter((_, at) => at % 2 === 1)] as const
  const judged: { odds: number; carries: boolean }[] = []
  for (const [taught, asked] of [halves, halves.toReversed()] as [Example[], Example[]][]) {
    const scorer = yield* trainScorer(taught, worth.length)
    for (const { vector, carries } of asked) judged.push({ odds: scoreOf(scorer, vector), carries })
  }
  const scorer = yield* trainScorer(examples, worth.length)
  return { name, scorer, calibration: calibrate(judged, unseen), apart }
}

/** All that carry the label and as many others as are worth the time; `unseen` says how many times more others there are. */
function examplesOf(name: string, past: readonly Past[]): { examples: Example[]; unseen: number } {
  const carriers = past.filter((one) => one.labels.includes(name)).slice(0, MOST_EXAMPLES / 2)
  const others = past.filter((one) => !one.labels.includes(name))
  const room = MOST_EXAMPLES - carriers.length
  const taken = shuffled(others.length, 1).slice(0, room)
  const examples = [
    ...carriers.map(({ vector }) => ({ vector, carries: true })),
    ...taken.flatMap((at) => (others[at] ? [{ vector: others[at].vector, carries: false }] : [])),
  ]
  const order = shuffled(examples.length, 2)
  return { examples: order.flatMap((at) => examples[at] ?? []), unseen: others.length / Math.max(1, taken.length) }
}

function commonLabels(history: readonly Labelled[]): string[] {
  const carriers = new Map<string, number>()
  for (const { labels } of history) for (const name of labels) carriers.set(name, (carriers.get(name) ?? 0) + 1)
  return [...carriers]
    .filter(([name, count]) => count >= FEWEST_CARRIERS && count < history.length && !DECISION.test(name))
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, MOST_LABELS)
    .map(([name]) => name)
}

function apartFrom(name: string, names: readonly string[], history: readonly Labelled[]): ReadonlySet<string> {
  const carriers = history.filter(({ labels }) => labels.includes(name))
  return new Set(
    names.filter((other) => {
      const all = history.filter(({ labels }) => labels.includes(other)).length
      const both = carriers.filter(({ labels }) => labels.includes(other)).length
      const byChance = (carriers.length * all) / history.length
      return other !== name && byChance >= 3 && both < byChance / 10
    }),
  )
}
