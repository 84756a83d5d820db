import type { Input, Outcome } from '@smithers/api-spec/contract'

import { append } from '../log/append.ts'
import { accountStream } from '../log/streams.ts'
import type { Caller, WritePorts } from '../ports/ports.ts'
import { answer } from '../result.ts'
import { accountOf } from './account-row.ts'
import { findAccount, readAccount } from './find-account.ts'
import { keepsAnAdmin } from './last-admin.ts'

/** A second ban with another reason replaces the reason. */
export function banAccount(input: Input<'banAccount'>, caller: Caller, ports: WritePorts): Outcome<'banAccount'> {
  return ports.store.transaction(() => {
    const found = findAccount(ports.store, input.address, caller)
    if (!found.ok) return found
    const { address, banned, ban_reason: before } = found.value
    if (banned === 1 && before === input.reason) return answer(200, accountOf(found.value))
    const kept = keepsAnAdmin(ports.store, found.value)
    if (!kept.ok) return kept
    const payload = { reason: input.reason }
    append(ports, caller.actor, { stream: accountStream(address), type: 'account.banned', payload })
    return answer(200, accountOf(readAccount(ports.store, address)))
  })
}
