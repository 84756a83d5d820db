import type { Finding } from '../ports/offload.ts'
import { isWorthNaming, stemOnce, wordsOf } from '../search/words.ts'
import { probability } from './calibration.ts'
import { featuresOf } from './features.ts'
import type { LabelModel, LearnedLabel } from './label-model.ts'
import { scoreOf } from './scorer.ts'
import { denseOf, dot, vectorOf, type Vector, type Vocabulary } from './vectors.ts'

/** Below this a label is a guess: measured on five projects, three of four named at 0.6 were given by people too. */
const SURE_ENOUGH = 0.6
const MOST = 3
const EVIDENCE = 3
const REASONS = 4

type Issue = { number: number; title: string; body: string; labels: readonly string[] }

/** An issue as the model sees it, and how likely people here would give it each label, likeliest first. */
export type Judged = { vector: Vector; labels: { label: LearnedLabel; confidence: number }[] }

export function judgeLabels(model: LabelModel, { title, body }: Pick<Issue, 'title' | 'body'>): Judged {
  const vector = vectorOf(featuresOf(title, body), model.vocabulary)
  const labels = model.labels
    .map((label) => ({ label, confidence: probability(label.calibration, scoreOf(label.scorer, vector)) }))
    .sort((a, b) => b.confidence - a.confidence || (a.label.name < b.label.name ? -1 : 1))
  return { vector, labels }
}

/**
 * Labels that people of this repository would likely give the issue: at most three, none it has, none that never stands
 * beside one it has. `evidence` names the most similar issues that carry the label.
 */
export function findLabels(model: LabelModel, issue: Issue, { vector, labels }: Judged): Finding[] {
  const given = [...issue.labels]
  const findings: Finding[] = []
  for (const { label, confidence } of labels) {
    if (confidence < SURE_ENOUGH || findings.length === MOST) break
    if (given.some((name) => isSame(name, label.name) || label.apart.has(name))) continue
    given.push(label.name)
    const evidence = closest(model, label.name, vector, issue.number)
    const parts = tellingParts(label, vector, model.vocabulary, `${issue.title}\n${issue.body}`)
    findings.push({
      kind: 'label',
      value: label.name,
      reason: reasonOf(label, evidence, parts),
      confidence: Math.round(confidence * 1000) / 1000,
      evidence,
    })
  }
  return findings
}

const isSame = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

function closest({ past, vocabulary }: LabelModel, name: string, vector: Vector, self: number): number[] {
  const dense = denseOf(vector, vocabulary)
  return past
    .filter((one) => one.number !== self && one.labels.includes(name))
    .map((one) => ({ number: one.number, alike: dot(dense, one.vector) }))
    .sort((a, b) => b.alike - a.alike || a.number - b.number)
    .slice(0, EVIDENCE)
    .map((one) => one.number)
}

function reasonOf(label: LearnedLabel, evidence: readonly number[], parts: readonly string[]): string {
  const like = `Reads like the issues labelled ${label.name} here`
  const closestOnes = evidence.length > 0 ? ` Closest: ${evidence.map((number) => `#${number}`).join(', ')}.` : ''
  return `${like}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}.${closestOnes}`
}

/** What in the text spoke most for the label, in the text's own words. */
function tellingParts(label: LearnedLabel, vector: Vector, vocabulary: Vocabulary, text: string): string[] {
  const forms = new Map<string, string>()
  for (const word of wordsOf(text.slice(0, 4_000))) if (!forms.has(stemOnce(word))) forms.set(stemOnce(word), word)
  const spoke = Array.from(vector.at, (at, i) => ({
    name: vocabulary.names[at] ?? '',
    share: (label.scorer.weights[at] ?? 0) * (vector.value[i] ?? 0),
  }))
  const told: string[] = []
  for (const { name, share } of spoke.sort((a, b) => b.share - a.share || (a.name < b.name ? -1 : 1))) {
    if (share <= 0 || told.length === REASONS) break
    const part = partOf(name, forms)
    if (part !== undefined && isWorthNaming(part) && !told.includes(part)) told.push(part)
  }
  return told
}

const BUILT: Record<string, string> = {
  stack: 'a stack trace',
  error: 'talk of an error',
  steps: 'steps to reproduce',
  expected: 'expected and actual behaviour',
  wish: 'a wish',
  how: 'a how or why',
  checklist: 'a checklist',
  image: 'a picture',
  asks: 'a question mark',
}

function partOf(name: string, forms: ReadonlyMap<string, string>): string | undefined {
  const [group, ...rest] = name.split(' ')
  if (group === 'build')
    return rest[0] === 'heading' ? `the heading "${rest.slice(1).join(' ')}"` : BUILT[rest.at(-1) ?? '']
  // Pairs of words repeat what their words say, and words of two letters say little to a reader.
  return rest.length === 1 && (rest[0]?.length ?? 0) > 2 ? forms.get(rest[0] ?? '') : undefined
}
