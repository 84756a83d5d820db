import { problem } from '@smithers/api-spec/contract'
import type { PolicyAccount } from './policy.ts'

/** The refusal of a banned account, with the admin's reason. */
export function banned({ banReason }: Pick<PolicyAccount, 'banReason'>) {
  const why = banReason === null ? '' : ` for: ${banReason.replace(/[\s.]+$/, '')}`
  return problem('banned', `An admin has banned this account${why}.`, { reason: banReason })
}
