import type { Input, Outcome } from '@smithers/api-spec/contract'

import type { Caller, Ports } from '../ports/ports.ts'
import { answer } from '../result.ts'
import { accountOf } from './account-row.ts'
import { findAccount, mayLookInto } from './find-account.ts'

export function viewAccount(input: Input<'viewAccount'>, caller: Caller, { store }: Ports): Outcome<'viewAccount'> {
  const allowed = mayLookInto(caller, input.address)
  if (!allowed.ok) return allowed
  const found = findAccount(store, input.address, caller)
  return found.ok ? answer(200, accountOf(found.value)) : found
}
