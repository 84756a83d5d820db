import type { Input, Outcome } from '@smithers/api-spec/contract'

import { append } from '../log/append.ts'
import { accountStream } from '../log/streams.ts'
import type { Caller, WritePorts } from '../ports/ports.ts'
import { answer } from '../result.ts'
import { accountOf } from './account-row.ts'
import { findAccount, readAccount } from './find-account.ts'
import { keepsAnAdmin } from './last-admin.ts'

/** Setting the tier that an account has already is no event. */
export function setAccountTier(
  input: Input<'setAccountTier'>,
  caller: Caller,
  ports: WritePorts,
): Outcome<'setAccountTier'> {
  return ports.store.transaction(() => {
    const found = findAccount(ports.store, input.address, caller)
    if (!found.ok) return found
    const { address, tier } = found.value
    if (tier === input.tier) return answer(200, accountOf(found.value))
    const kept = keepsAnAdmin(ports.store, found.value)
    if (!kept.ok) return kept
    const payload = { tier: input.tier, reason: input.reason ?? null }
    append(ports, caller.actor, { stream: accountStream(address), type: 'account.tier-set', payload })
    return answer(200, accountOf(readAccount(ports.store, address)))
  })
}
