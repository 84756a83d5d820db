import type { Input, Outcome } from '@smithers/api-spec/contract'

import { append } from '../log/append.ts'
import { LIMIT_STREAM } from '../log/streams.ts'
import type { Caller, WritePorts } from '../ports/ports.ts'
import { answer } from '../result.ts'
import { checkLimit } from './check-limit.ts'
import { checkUnchanged } from './check-unchanged.ts'
import { readLimit } from './limit-row.ts'

/** Setting a limit to what it is already is no event. */
export function setLimit(input: Input<'setLimit'>, caller: Caller, ports: WritePorts): Outcome<'setLimit'> {
  const checked = checkLimit(input)
  if (!checked.ok) return checked
  const { scope, class: kind, window, soft, hard } = input
  const limit = { scope, class: kind, window, soft, hard }
  return ports.store.transaction(() => {
    const unchanged = checkUnchanged(ports.store, limit, input.unchangedSince)
    if (!unchanged.ok) return unchanged
    const before = readLimit(ports.store, limit)
    if (before?.soft !== soft || before.hard !== hard) {
      append(ports, caller.actor, { stream: LIMIT_STREAM, type: 'limit.set', payload: limit })
    }
    return answer(200, limit)
  })
}
