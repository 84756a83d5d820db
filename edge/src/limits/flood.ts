import { answerProblem } from '../answer/answer.ts'
import type { Ask } from '../gate/ask.ts'
import { reached } from './charge.ts'
import { endOf } from './windows.ts'

/** Stops one network address from flooding the sign-in: nothing of it is an account's doing yet, so the account's limits cannot. */
export async function refuseFlood({ env, ip }: Pick<Ask, 'env' | 'ip'>): Promise<Response | undefined> {
  const { success } = await env.AUTH_FLOOD.limit({ key: ip })
  if (success) return undefined
  const ceiling = Number(env.AUTH_FLOOD_LIMIT)
  const resetAt = endOf('minute', Date.now())
  const limit = {
    scope: 'address',
    class: 'sign-in',
    window: 'minute',
    soft: ceiling,
    hard: ceiling,
    used: ceiling,
    resetAt,
  } as const
  return answerProblem(reached(limit))
}
