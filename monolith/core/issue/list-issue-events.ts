import type { Input, Outcome } from '@smithers/api-spec/contract'

import { EVENT_COLUMNS, eventOf, lastSeq, type EventRow } from '../log/read.ts'
import { issueStream } from '../log/streams.ts'
import type { Caller, Ports } from '../ports/ports.ts'
import { answer } from '../result.ts'
import { findIssue } from './find-issue.ts'

/** The issue's own events and those of its suggestions, in the order of the log. */
export function listIssueEvents(
  input: Input<'listIssueEvents'>,
  _caller: Caller,
  { store }: Ports,
): Outcome<'listIssueEvents'> {
  const found = findIssue(store, input)
  if (!found.ok) return found
  const { repo, issue } = found.value
  const rows = store.all<EventRow>(
    `SELECT ${EVENT_COLUMNS} FROM events
      WHERE stream = ?1 OR stream IN (SELECT 'suggestion:' || id FROM suggestions WHERE issue = ?2) ORDER BY seq`,
    issueStream(repo.id, issue.number),
    issue.id,
  )
  return answer(200, { events: rows.map(eventOf), last: lastSeq(store) })
}
