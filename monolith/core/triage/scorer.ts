import { dot, type Vector } from './vectors.ts'

/** One label against all others: the log-odds that a text carries it are `bias` plus its weighted features. */
export type Scorer = { weights: Float64Array; bias: number }

/** A text to learn from. */
export type Example = { vector: Vector; carries: boolean }

const STEP = 0.1
const SHRINK = 2e-4
const MOST_ROUNDS = 30
const FEWEST_ROUNDS = 5
/** Multiplications spent on one label: about 30 ms. */
const EFFORT = 5_000_000

/**
 * Logistic regression over features scaled by how their presence speaks for the label (naive Bayes log-ratios: S. Wang,
 * C. Manning, "Baselines and Bigrams", 2012), by stochastic gradient descent with AdaGrad's steps. Examples come in a fixed
 * shuffle, so the same ones give the same scorer. Yields between rounds, so that other work can go first.
 */
export function* trainScorer(examples: readonly Example[], size: number): Generator<undefined, Scorer> {
  const ratios = ratiosOf(examples, size)
  const weights = new Float64Array(size)
  const spent = new Float64Array(size).fill(1e-2)
  const features = examples.reduce((sum, { vector }) => sum + vector.at.length, 0)
  const rounds = Math.max(FEWEST_ROUNDS, Math.min(MOST_ROUNDS, Math.floor(EFFORT / Math.max(1, features))))
  let bias = 0
  for (let round = 0; round < rounds; round++) {
    for (const position of shuffled(examples.length, round)) {
      const example = examples[position]
      if (!example) continue
      bias -= BIAS_STEP * learn(example, weights, spent, ratios, bias)
    }
    yield
  }
  for (let i = 0; i < size; i++) weights[i] = (weights[i] ?? 0) * (ratios[i] ?? 0)
  return { weights, bias }
}

export const scoreOf = (scorer: Scorer, vector: Vector): number => scorer.bias + dot(scorer.weights, vector)

export const sigmoid = (odds: number): number => 1 / (1 + Math.exp(-odds))

const BIAS_STEP = 0.02

function learn(
  { vector: { at, value }, carries }: Example,
  weights: Float64Array,
  spent: Float64Array,
  ratios: Float64Array,
  bias: number,
) {
  let odds = bias
  for (let i = 0; i < at.length; i++) {
    const position = at[i] ?? 0
    odds += (weights[position] ?? 0) * (value[i] ?? 0) * (ratios[position] ?? 0)
  }
  const error = sigmoid(odds) - (carries ? 1 : 0)
  for (let i = 0; i < at.length; i++) {
    const position = at[i] ?? 0
    const slope = error * (value[i] ?? 0) * (ratios[position] ?? 0) + SHRINK * (weights[position] ?? 0)
    const gone = (spent[position] ?? 0) + slope * slope
    spent[position] = gone
    weights[position] = (weights[position] ?? 0) - (STEP * slope) / Math.sqrt(gone)
  }
  return error
}

/** How much likelier a feature is among the texts that carry the label, as a logarithm. */
function ratiosOf(examples: readonly Example[], size: number): Float64Array {
  const among = { carriers: new Float64Array(size).fill(1), others: new Float64Array(size).fill(1) }
  let carriers = 2
  let others = 2
  for (const { vector, carries } of examples) {
    if (carries) carriers++
    else others++
    const counts = carries ? among.carriers : among.others
    for (const at of vector.at) counts[at] = (counts[at] ?? 0) + 1
  }
  return among.carriers.map((count, at) => Math.log(count / carriers / ((among.others[at] ?? 1) / others)))
}

/** A permutation that depends on its arguments alone (a linear congruence: core has no randomness). */
export function shuffled(length: number, seed: number): number[] {
  const order = Array.from({ length }, (_, at) => at)
  let state = (Math.imul(seed, 2654435761) + 12345) >>> 0
  for (let at = length - 1; at > 0; at--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    // The low bits of a linear congruence repeat soon; the high ones do not.
    const other = Math.floor((state / 4294967296) * (at + 1))
    const held = order[at] ?? 0
    order[at] = order[other] ?? 0
    order[other] = held
  }
  return order
}
