import type { Input, Outcome } from '@smithers/api-spec/contract'

import { accountByAddress } from '../account/find-account.ts'
import { EVENT_COLUMNS, eventOf, lastSeq, type EventRow } from '../log/read.ts'
import type { Caller, Ports } from '../ports/ports.ts'
import type { ReadStore, SqlValue } from '../ports/store.ts'
import { answer } from '../result.ts'

/** Events oldest first: those after `since`, or without it the newest `before` a point. Each filter has an index of its own. */
export function listEvents(input: Input<'listEvents'>, _caller: Caller, { store }: Ports): Outcome<'listEvents'> {
  const { since, before, type, actor, stream, limit = 100 } = input
  const conditions = ['seq > ?']
  const values: SqlValue[] = [since ?? 0]
  const only = (condition: string, value: SqlValue) => {
    conditions.push(condition)
    values.push(value)
  }
  if (before !== undefined) only('seq < ?', before)
  if (actor !== undefined) only('actor = ?', asWritten(store, actor))
  if (stream !== undefined) only('stream = ?', streamAsWritten(store, stream))
  const forward = since !== undefined && before === undefined
  const order = `ORDER BY seq ${forward ? '' : 'DESC'} LIMIT ?`
  const types = type?.endsWith('.') ? typesIn(store, type) : [type]
  // A group is put together from its types, each read in order: sorting the whole group would take as long as the log is.
  const parts = types.map(
    (one) =>
      `SELECT * FROM (SELECT ${EVENT_COLUMNS} FROM events
        WHERE ${conditions.join(' AND ')} ${one === undefined ? '' : 'AND type = ?'} ${order})`,
  )
  const given = types.flatMap((one) => [...values, ...(one === undefined ? [] : [one]), limit])
  const rows = types.length === 0 ? [] : store.all<EventRow>(`${parts.join(' UNION ALL ')} ${order}`, ...given, limit)
  return answer(200, { events: (forward ? rows : rows.toReversed()).map(eventOf), last: lastSeq(store) })
}

/** The types of a group that the log has, found by a step of the index for each. */
function typesIn(store: ReadStore, group: string): string[] {
  const end = `${group.slice(0, -1)}/`
  const rows = store.all<{ type: string }>(
    `WITH RECURSIVE found(type) AS (
        SELECT min(type) FROM events WHERE type > ?1 AND type < ?2
        UNION ALL SELECT (SELECT min(type) FROM events WHERE type > found.type AND type < ?2) FROM found WHERE type IS NOT NULL
      ) SELECT type FROM found WHERE type IS NOT NULL`,
    group,
    end,
  )
  return rows.map((row) => row.type)
}

/** An address stands in the log as its account spells it; people type it in any case. */
function asWritten(store: ReadStore, actor: string): string {
  return /^0x[0-9a-f]{40}$/i.test(actor) ? (accountByAddress(store, actor)?.address ?? actor) : actor
}

function streamAsWritten(store: ReadStore, stream: string): string {
  return stream.startsWith('account:') ? `account:${asWritten(store, stream.slice('account:'.length))}` : stream
}
