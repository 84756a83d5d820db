import type { Input, Outcome } from '@smithers/api-spec/contract'

import { limitOf, readLimits } from '../limit/limit-row.ts'
import { lastSeq } from '../log/read.ts'
import type { Caller, Ports } from '../ports/ports.ts'
import { answer } from '../result.ts'
import { accountOf, type AccountRow } from './account-row.ts'

/** What the edge's read model needs: the accounts that changed since, and every limit (they are few). */
export function viewPolicy(input: Input<'viewPolicy'>, _caller: Caller, { store }: Ports): Outcome<'viewPolicy'> {
  const since = input.since ?? 0
  const rows = store.all<AccountRow>('SELECT * FROM accounts WHERE policy_seq > ? ORDER BY policy_seq', since)
  return answer(200, {
    seq: lastSeq(store),
    complete: since === 0,
    accounts: rows
      .map(accountOf)
      .map(({ address, tier, epoch, banned, banReason }) => ({ address, tier, epoch, banned, banReason })),
    limits: readLimits(store).map(limitOf),
  })
}
