import { problem, type ProblemDocuments } from '@smithers/api-spec/contract'

import type { ReadStore } from '../ports/store.ts'
import { no, ok, type Result } from '../result.ts'
import { issueByNumber } from './find-issue.ts'
import type { IssueRow } from './issue-row.ts'

type Refused = ProblemDocuments['duplicate-refused']

/** The one rule of what an issue may be a duplicate of: another issue, which exists, is open, and is no duplicate of it. */
export function checkDuplicate(store: ReadStore, issue: IssueRow, canonical: number): Result<true, Refused> {
  if (canonical === issue.number) return no(refused('itself', 'An issue cannot repeat itself.'))
  const other = issueByNumber(store, issue.repo, canonical)
  if (!other) return no(refused('unknown', `There is no issue ${canonical}.`))
  if (leadsTo(store, other, issue.number))
    return no(refused('cycle', `Issue ${canonical} is itself closed as a duplicate of ${issue.number}.`))
  if (other.state === 'closed') return no(refused('closed', `Issue ${canonical} is closed.`))
  return ok(true)
}

function leadsTo(store: ReadStore, from: IssueRow, number: number): boolean {
  const seen = new Set<number>()
  for (let at: IssueRow | undefined = from; at?.duplicate_of; at = issueByNumber(store, at.repo, at.duplicate_of)) {
    if (at.duplicate_of === number) return true
    if (seen.has(at.number)) return false
    seen.add(at.number)
  }
  return false
}

const refused = (reason: Refused['reason'], detail: string): Refused => problem('duplicate-refused', detail, { reason })
