import type { Input, Outcome } from '@smithers/api-spec/contract'

import { EVENT_COLUMNS, eventOf, lastSeq, type EventRow } from '../log/read.ts'
import type { Caller, Ports } from '../ports/ports.ts'
import type { SqlValue } from '../ports/store.ts'
import { answer } from '../result.ts'

/** Events oldest first: those after `since`, or without it the newest. Each filter has an index of its own. */
export function listEvents(input: Input<'listEvents'>, _caller: Caller, { store }: Ports): Outcome<'listEvents'> {
  const { since, type, actor, limit = 100 } = input
  const conditions = ['seq > ?']
  const values: SqlValue[] = [since ?? 0]
  if (type !== undefined) {
    conditions.push('type = ?')
    values.push(type)
  }
  if (actor !== undefined) {
    conditions.push('actor = ?')
    values.push(actor)
  }
  const rows = store.all<EventRow>(
    `SELECT ${EVENT_COLUMNS} FROM events WHERE ${conditions.join(' AND ')}
      ORDER BY seq ${since === undefined ? 'DESC' : ''} LIMIT ?`,
    ...values,
    limit,
  )
  return answer(200, { events: (since === undefined ? rows.toReversed() : rows).map(eventOf), last: lastSeq(store) })
}
