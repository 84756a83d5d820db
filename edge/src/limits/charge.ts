import { problem, type ProblemDocuments } from '@smithers/api-spec/contract'
import { no, ok, type Result } from '@smithers/core/result'
import type { Env } from '../env.ts'
import type { Limit, LimitClass } from '../policy/policy.ts'
import { readAccount, readLimits } from '../policy/standing.ts'
import { accountObject, hubObject } from './objects.ts'
import { limitsOn, type Counted } from './windows.ts'

export type LimitReached = ProblemDocuments['limit-reached']
export type Charged = Result<Counted[], LimitReached>

/** Takes one unit of a class from an account and from the hub, or from neither. */
export async function charge(
  who: { address: string; tier: string },
  kind: LimitClass,
  limits: Limit[],
  env: Env,
): Promise<Charged> {
  const { own, hub } = limitsOn(limits, who, kind)
  const mine = own.length === 0 ? undefined : await accountObject(who.address, env).use(own)
  if (mine?.is === 'refused') return no(reached(mine.by))
  const all = await chargeHub(hub, env)
  if (!all.ok) {
    if (mine !== undefined) await accountObject(who.address, env).giveBack(own)
    return all
  }
  return ok([...(mine?.counted ?? []), ...all.value])
}

/** The same, for a caller whose limits were not read yet: someone who is just signing in. */
export async function chargeAccount(address: string, kind: LimitClass, env: Env): Promise<Charged> {
  const [account, limits] = await Promise.all([readAccount(env.DB, address), readLimits(env.DB)])
  return await charge({ address, tier: account?.tier ?? 'contributor' }, kind, limits, env)
}

/** Takes one unit from the hub alone: for callers who have not signed in. */
export async function chargeHub(hub: Limit[], env: Env): Promise<Charged> {
  if (hub.length === 0) return ok([])
  const all = await hubObject(env).use(hub)
  return all.is === 'refused' ? no(reached(all.by)) : ok(all.counted)
}

/** Wrong device codes that one account may try in an hour. */
const guesses = 20

/** Takes a guess at a device code; a right one is given back. */
export async function chargeGuess(
  address: string,
  env: Env,
): Promise<Result<{ giveBack(): Promise<void> }, LimitReached>> {
  const limit = {
    scope: `account:${address}`,
    class: 'sign-in-guess' as LimitClass,
    window: 'hour',
    soft: guesses,
    hard: guesses,
  } as const
  const object = accountObject(address, env)
  const used = await object.use([limit])
  if (used.is === 'refused') return no(reached(used.by))
  return ok({ giveBack: () => object.giveBack([limit]) })
}

/** The refusal, with everything that a caller needs to know when to come back. */
export function reached({ scope, class: kind, window, used, hard, resetAt }: Counted): LimitReached {
  const at = new Date(resetAt).toISOString()
  const detail = `${used} of ${hard} ${kind} in this ${window} are used; the limit (${scope}) resets at ${at}.`
  return problem('limit-reached', detail, { scope, class: kind, window, used, ceiling: hard, resetAt: at })
}
