import type { Input, Outcome } from '@smithers/api-spec/contract'

import { lastSeq } from '../log/read.ts'
import type { Caller, Ports } from '../ports/ports.ts'
import { answer } from '../result.ts'
import { isClaimed } from './is-claimed.ts'

export function viewHub(_input: Input<'viewHub'>, _caller: Caller, { store, hub }: Ports): Outcome<'viewHub'> {
  return answer(200, {
    name: hub.name,
    version: hub.version,
    seq: lastSeq(store),
    claimed: isClaimed(store),
    repos: store.all<{ owner: string; name: string }>('SELECT owner, name FROM repos ORDER BY owner, name'),
  })
}
