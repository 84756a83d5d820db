import type { Finding } from '../ports/offload.ts'
import type { ReadStore } from '../ports/store.ts'
import { findDuplicate } from './duplicates.ts'
import { labelModelOf } from './label-model.ts'
import { findLabels, judgeLabels } from './labels.ts'
import { findMissingRepro } from './repro.ts'

type Row = { number: number; title: string; body: string; state: 'open' | 'closed'; labels: string }

const LONGEST_BODY = 64_000
const BUG_LABEL = /\bbug|defect/i

/** What triage without a model finds in an issue, surest first: at most one duplicate, three labels, one missing repro. */
export function triageIssue(store: ReadStore, repo: number, number: number): Finding[] {
  const steps = triageInSteps(store, repo, number)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** As `triageIssue`, yielding every few milliseconds so that a caller can do other work between. */
export function* triageInSteps(store: ReadStore, repo: number, number: number): Generator<undefined, Finding[]> {
  const row = store.get<Row>(ISSUE, LONGEST_BODY, repo, number)
  if (!row) return []
  const issue = { ...row, labels: JSON.parse(row.labels) as string[] }
  const model = yield* labelModelOf(store, repo)
  const judged = model ? judgeLabels(model, issue) : null
  const labels = model && judged ? findLabels(model, issue, judged) : []
  yield
  const bugChance = judged?.labels.find(({ label }) => BUG_LABEL.test(label.name))?.confidence ?? null
  const findings = [...findDuplicate(store, repo, issue), ...labels, ...findMissingRepro(issue, bugChance)]
  return findings.sort((a, b) => b.confidence - a.confidence || (a.kind < b.kind ? -1 : 1))
}

const ISSUE =
  'SELECT number, title, substr(body, 1, ?) AS body, state, labels FROM issues WHERE repo = ? AND number = ?'
