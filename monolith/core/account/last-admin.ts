import { problem, type ProblemDocuments } from '@smithers/api-spec/contract'

import type { ReadStore } from '../ports/store.ts'
import { no, ok, type Result } from '../result.ts'
import type { AccountRow } from './account-row.ts'

/** The hub always keeps one admin who is not banned. */
export function keepsAnAdmin(store: ReadStore, leaving: AccountRow): Result<true, ProblemDocuments['last-admin']> {
  if (leaving.tier !== 'admin' || leaving.banned === 1) return ok(true)
  const other = store.get(
    "SELECT 1 FROM accounts WHERE tier = 'admin' AND banned = 0 AND address <> ? LIMIT 1",
    leaving.address,
  )
  return other ? ok(true) : no(problem('last-admin', `${leaving.address} is the only admin.`, {}))
}
