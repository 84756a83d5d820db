import { problem, type Input, type Outcome } from '@smithers/api-spec/contract'

import { accountOf } from '../account/account-row.ts'
import { accountByAddress, readAccount } from '../account/find-account.ts'
import { append } from '../log/append.ts'
import { accountStream, HUB_STREAM } from '../log/streams.ts'
import type { Caller, WritePorts } from '../ports/ports.ts'
import { answer, no } from '../result.ts'
import { isClaimed } from './is-claimed.ts'

/** The bearer of the one-time token becomes the first admin; two who race leave one of them refused. */
export function claimHub({ token }: Input<'claimHub'>, caller: Caller, ports: WritePorts): Outcome<'claimHub'> {
  return ports.store.transaction(() => {
    if (isClaimed(ports.store)) return no(refused('claimed', 'This hub has an admin already.'))
    const check = ports.claim.check(token)
    if (check === 'expired') return no(refused('expired', 'The link has expired.'))
    const account = check === 'right' ? accountByAddress(ports.store, caller.actor) : undefined
    if (!account)
      return no(
        refused(
          'wrong',
          check === 'right'
            ? 'Only a signed-in account can claim the hub.'
            : 'The token is not the one that the start printed.',
        ),
      )
    const { address } = account
    append(ports, address, {
      stream: accountStream(address),
      type: 'account.tier-set',
      payload: { tier: 'admin', reason: 'claim' },
    })
    append(ports, address, { stream: HUB_STREAM, type: 'hub.claimed', payload: { address } })
    return answer(200, accountOf(readAccount(ports.store, address)))
  })
}

const refused = (reason: 'wrong' | 'expired' | 'claimed', detail: string) =>
  problem('claim-refused', detail, { reason })
