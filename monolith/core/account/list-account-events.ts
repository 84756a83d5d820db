import type { Input, Outcome } from '@smithers/api-spec/contract'

import { EVENT_COLUMNS, eventOf, lastSeq, type EventRow } from '../log/read.ts'
import { accountStream } from '../log/streams.ts'
import type { Caller, Ports } from '../ports/ports.ts'
import { answer } from '../result.ts'
import { findAccount, mayLookInto } from './find-account.ts'

export function listAccountEvents(
  input: Input<'listAccountEvents'>,
  caller: Caller,
  { store }: Ports,
): Outcome<'listAccountEvents'> {
  const allowed = mayLookInto(caller, input.address)
  if (!allowed.ok) return allowed
  const found = findAccount(store, input.address, caller)
  if (!found.ok) return found
  const rows = store.all<EventRow>(
    `SELECT ${EVENT_COLUMNS} FROM events WHERE stream = ? ORDER BY version`,
    accountStream(found.value.address),
  )
  return answer(200, { events: rows.map(eventOf), last: lastSeq(store) })
}
