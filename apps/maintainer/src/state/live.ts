import { followLog } from '@smithers/ui-kit/api/follow'
import { issueIn, suggestionIn } from '../inbox/streams.ts'
import type { Desk } from './desk.ts'

const manyAtOnce = 40

/** Keeps the desk true while others work: what the log tells of changes in place or waits, and nothing moves. */
export function followDesk(desk: Desk, since: number) {
  return followLog(since, (events) => {
    const told = new Set(events.flatMap((event) => suggestionIn(event.stream) ?? []))
    const unknown = [...told].filter((id) => !isMine(desk, id))
    if (unknown.length <= manyAtOnce) for (const id of unknown) void desk.suggestions.refresh(id)
    else desk.suggestions.restart()
    const touched = new Set(events.flatMap((event) => issueIn(event.stream) ?? []))
    for (const number of touched) outdate(desk, number)
    for (const { stream, type } of events) {
      const number = issueIn(stream)
      if (number !== undefined && type === 'issue.closed') desk.suggestions.closed([number])
      if (number !== undefined && type === 'issue.reopened') desk.suggestions.reopened([number])
    }
    const filed = events.filter((event) => event.type === 'issue.created' || event.type === 'issue.imported')
    if (filed.length > 0) desk.issues.noteArrivals(filed.length)
  })
}

/* What this page decided a moment ago comes back through the log; asking again would only repeat it. */
function isMine(desk: Desk, id: number): boolean {
  const known = desk.suggestions.board().known.get(id)
  return known?.decidedBy === desk.me && known.decidedAt !== null && Date.now() - Date.parse(known.decidedAt) < 5_000
}

function outdate(desk: Desk, number: number): void {
  desk.cards.doubt(number)
  if (number === desk.issue()) void desk.readAgain(number)
}
