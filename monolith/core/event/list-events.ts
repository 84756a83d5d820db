import type { Input, Outcome } from '@smithers/api-spec/contract'

import { EVENT_COLUMNS, eventOf, lastSeq, type EventRow } from '../log/read.ts'
import type { Caller, Ports } from '../ports/ports.ts'
import type { Store } from '../ports/store.ts'
import { answer } from '../result.ts'

export function listEvents(input: Input<'listEvents'>, _caller: Caller, { store }: Ports): Outcome<'listEvents'> {
  const { since, type = '', actor = '', limit = 100 } = input
  const rows = since === undefined ? newest(store, type, actor, limit) : after(store, since, type, actor, limit)
  return answer(200, { events: rows.map(eventOf), last: lastSeq(store) })
}

const FILTER = "(?2 = '' OR type = ?2) AND (?3 = '' OR actor = ?3)"

function after(store: Store, since: number, type: string, actor: string, limit: number): EventRow[] {
  return store.all<EventRow>(
    `SELECT ${EVENT_COLUMNS} FROM events WHERE seq > ?1 AND ${FILTER} ORDER BY seq LIMIT ?4`,
    since,
    type,
    actor,
    limit,
  )
}

function newest(store: Store, type: string, actor: string, limit: number): EventRow[] {
  return store
    .all<EventRow>(
      `SELECT ${EVENT_COLUMNS} FROM events WHERE seq > ?1 AND ${FILTER} ORDER BY seq DESC LIMIT ?4`,
      0,
      type,
      actor,
      limit,
    )
    .toReversed()
}
