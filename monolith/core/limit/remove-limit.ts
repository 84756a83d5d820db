import { problem, type Input, type Outcome } from '@smithers/api-spec/contract'

import { append } from '../log/append.ts'
import { LIMIT_STREAM } from '../log/streams.ts'
import type { Caller, WritePorts } from '../ports/ports.ts'
import { answer, no } from '../result.ts'
import { checkUnchanged } from './check-unchanged.ts'
import { limitOf, readLimit } from './limit-row.ts'

export function removeLimit(input: Input<'removeLimit'>, caller: Caller, ports: WritePorts): Outcome<'removeLimit'> {
  const { scope, class: kind, window } = input
  return ports.store.transaction(() => {
    const unchanged = checkUnchanged(ports.store, input, input.unchangedSince)
    if (!unchanged.ok) return unchanged
    const before = readLimit(ports.store, input)
    if (!before) return no(problem('limit-not-found', `There is no limit on ${kind} per ${window} for ${scope}.`, {}))
    append(ports, caller.actor, {
      stream: LIMIT_STREAM,
      type: 'limit.removed',
      payload: { scope: before.scope, class: kind, window },
    })
    return answer(200, limitOf(before))
  })
}
