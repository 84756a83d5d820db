import type { Input, Outcome } from '@smithers/api-spec/contract'

import { append } from '../log/append.ts'
import { accountStream } from '../log/streams.ts'
import type { Caller, WritePorts } from '../ports/ports.ts'
import { answer } from '../result.ts'
import { accountOf } from './account-row.ts'
import { findAccount, readAccount } from './find-account.ts'

/** Lifting a ban that is not there is no event. */
export function unbanAccount(input: Input<'unbanAccount'>, caller: Caller, ports: WritePorts): Outcome<'unbanAccount'> {
  return ports.store.transaction(() => {
    const found = findAccount(ports.store, input.address, caller)
    if (!found.ok) return found
    const { address, banned } = found.value
    if (banned === 0) return answer(200, accountOf(found.value))
    append(ports, caller.actor, { stream: accountStream(address), type: 'account.unbanned', payload: {} })
    return answer(200, accountOf(readAccount(ports.store, address)))
  })
}
