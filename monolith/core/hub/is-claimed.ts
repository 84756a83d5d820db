import type { ReadStore } from '../ports/store.ts'

/** A hub is claimed once an account is its admin. */
export function isClaimed(store: ReadStore): boolean {
  return store.get("SELECT 1 FROM accounts WHERE tier = 'admin' LIMIT 1") !== undefined
}
