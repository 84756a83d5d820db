import { problem, type ProblemDocuments, type Success } from '@smithers/api-spec/contract'
import { no, ok, type Result } from '@smithers/core/result'
import type { Env } from '../env.ts'
import { learnAccount } from '../policy/refresh-policy.ts'
import type { PolicyAccount } from '../policy/policy.ts'
import { askAsEdge } from '../proxy/forward.ts'

type Account = Success<'recordSignIn'>['body']
type Refused = ProblemDocuments['banned'] | ProblemDocuments['hub-unavailable']

/** Tells the monolith that an account has signed in, and learns its tier. */
export async function recordSignIn(address: string, env: Env): Promise<Result<PolicyAccount, Refused>> {
  const answer = await askAsEdge('POST', '/api/internal/sign-ins', env, { address })
  if (answer.status === 200) {
    const account = await answer.json<Account>()
    await learnAccount(account, env.DB)
    return ok(account)
  }
  if (answer.status === 403) return no(await answer.json<ProblemDocuments['banned']>())
  return no(problem('hub-unavailable', 'The hub cannot open an account now.', {}))
}
