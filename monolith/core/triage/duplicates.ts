import type { Finding } from '../ports/offload.ts'
import type { ReadStore } from '../ports/store.ts'
import { similarIssues } from '../search/similar.ts'

type Known = { number: number; state: 'open' | 'closed'; duplicate_of: number | null }

/** Measured: of an issue and the nearest that is not the same, one in a hundred scores so high. */
const SURE_ENOUGH = 0.6
const LOOKED_AT = 10
const LONGEST_CHAIN = 20

/**
 * The issue that this one may repeat: open, older, and never this one itself. Closed issues are looked at too: one that
 * was closed as a duplicate leads to what it repeats, and a closed one that is closer still is named in the reason, as
 * the matter may be settled already. A closed match alone is no suggestion: nothing stands open to go on with.
 */
export function findDuplicate(
  store: ReadStore,
  repo: number,
  issue: { number: number; title: string; body: string; state: 'open' | 'closed' },
): Finding[] {
  if (issue.state === 'closed') return []
  const alike = similarIssues(store, repo, issue, LOOKED_AT).filter(
    (one) => one.score >= SURE_ENOUGH && one.number < issue.number,
  )
  const best = alike
    .map((one) => ({ one, canonical: canonicalOf(store, repo, one.number) }))
    .find(({ canonical }) => canonical !== null && canonical < issue.number)
  const closer = alike[0]
  if (!best || !closer || best.canonical === null) return []
  const { one, canonical } = best
  const through = one.number === canonical ? '' : ` (through #${one.number}, closed as its duplicate)`
  const settled = closer.number === one.number ? '' : ` Closer still is #${closer.number}, which is closed.`
  return [
    {
      kind: 'duplicate',
      value: String(canonical),
      reason: `Says what #${canonical} says${through}: both name ${one.because.map((part) => `“${part}”`).join(', ')}.${settled}`,
      confidence: one.score,
      evidence: [...new Set([canonical, one.number, closer.number])],
    },
  ]
}

/** The open issue at the end of a chain of duplicates, or null when it ends in a closed one or in a circle. */
function canonicalOf(store: ReadStore, repo: number, number: number): number | null {
  let at = number
  for (let step = 0; step < LONGEST_CHAIN; step++) {
    const issue = store.get<Known>(
      'SELECT number, state, duplicate_of FROM issues WHERE repo = ? AND number = ?',
      repo,
      at,
    )
    if (!issue) return null
    if (issue.state === 'open') return issue.number
    if (issue.duplicate_of === null) return null
    at = issue.duplicate_of
  }
  return null
}
