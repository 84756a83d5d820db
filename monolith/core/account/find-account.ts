import { problem, type ProblemDocuments } from '@smithers/api-spec/contract'

import { isSame } from '../issue/may-change.ts'
import type { Caller } from '../ports/ports.ts'
import type { ReadStore } from '../ports/store.ts'
import { no, ok, type Result } from '../result.ts'
import type { AccountRow } from './account-row.ts'

/** Finds an account by its address; `me` is the caller's. */
export function findAccount(
  store: ReadStore,
  address: string,
  caller: Caller,
): Result<AccountRow, ProblemDocuments['account-not-found']> {
  const wanted = address === 'me' ? caller.actor : address
  const row = accountByAddress(store, wanted)
  if (row) return ok(row)
  const detail = wanted.startsWith('0x') ? `${wanted} has never signed in.` : `"${wanted}" acts without an account.`
  return no(problem('account-not-found', detail, { address: wanted }))
}

export function accountByAddress(store: ReadStore, address: string): AccountRow | undefined {
  return store.get<AccountRow>('SELECT * FROM accounts WHERE address = ?', address)
}

/** The row of an account that was just written to. */
export function readAccount(store: ReadStore, address: string): AccountRow {
  const row = accountByAddress(store, address)
  if (!row) throw new Error(`account row ${address} is gone`)
  return row
}

/** The one rule of who may look into an account: its owner, or an admin. */
export function mayLookInto(caller: Caller, address: string): Result<true, ProblemDocuments['not-yours']> {
  if (address === 'me' || caller.tier === 'admin' || isSame(caller.actor, address)) return ok(true)
  return no(problem('not-yours', 'Only an admin may look into the account of someone else.', {}))
}
