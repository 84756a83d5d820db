import { type Answered, type Outcome, outcomeOf, type ValueOf } from '@smithers/ui-kit/api/answer'
import { refreshSession } from '@smithers/ui-kit/api/session'

/** One call that decides something. Refused because of who asks, the page looks again at who that is. */
export async function askHub<R extends Answered>(call: () => Promise<R>): Promise<Outcome<ValueOf<R>>> {
  const outcome = await outcomeOf(call)
  if (!outcome.ok && (outcome.problem.status === 401 || outcome.problem.status === 403)) void refreshSession()
  return outcome
}
