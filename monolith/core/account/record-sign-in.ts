import { problem, type Input, type Outcome } from '@smithers/api-spec/contract'

import { append } from '../log/append.ts'
import { accountStream } from '../log/streams.ts'
import type { Caller, WritePorts } from '../ports/ports.ts'
import { answer, no } from '../result.ts'
import { accountOf } from './account-row.ts'
import { accountByAddress, readAccount } from './find-account.ts'

/** The tier of an account that signs in for the first time. */
const FIRST_TIER = 'contributor'

export function recordSignIn(
  { address }: Input<'recordSignIn'>,
  _caller: Caller,
  ports: WritePorts,
): Outcome<'recordSignIn'> {
  return ports.store.transaction(() => {
    const known = accountByAddress(ports.store, address)
    if (known?.banned === 1) {
      const why = known.ban_reason === null ? '' : ` for: ${known.ban_reason}`
      return no(problem('banned', `${known.address} is banned${why}.`, { reason: known.ban_reason }))
    }
    const actor = known?.address ?? address
    const stream = accountStream(actor)
    if (!known) append(ports, actor, { stream, type: 'account.created', payload: { tier: FIRST_TIER } })
    append(ports, actor, { stream, type: 'account.signed-in', payload: {} })
    return answer(200, accountOf(readAccount(ports.store, actor)))
  })
}
