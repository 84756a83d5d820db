import { problem } from '@smithers/api-spec/contract'
import { no, ok } from '@smithers/core/result'
import type { Ask } from '../gate/ask.ts'
import type { Claims } from '../gate/caller.ts'
import { banned } from './banned.ts'
import { freshFor, refreshPolicy } from './refresh-policy.ts'
import { readStanding, type Standing } from './standing.ts'

/**
 * Checks that a token's claims still hold: the account is known and not banned, its tier is the one the token was issued for, and
 * its session was not ended. Brings the read model up to date first when it must be, and in the background when it is merely old.
 */
export async function checkStanding(claims: Claims, ask: Pick<Ask, 'env' | 'context'>) {
  const standing = await currentStanding(claims, ask)
  if (standing === undefined)
    return no(problem('hub-unavailable', 'The hub cannot tell now what this account may do.', {}))
  const { account, sessionEnded } = standing
  if (account?.banned) return no(banned(account))
  if (account === null || sessionEnded || account.epoch !== claims.epoch || account.tier !== claims.tier) {
    return no(problem('unauthenticated', 'The access token has been withdrawn.', { reason: 'revoked' }))
  }
  return ok(standing)
}

/**
 * Whether this isolate has seen the log since it began. Before it did, what the read model says may be from before a stop, and an admin
 * may have decided something meanwhile on the hub's own machine.
 */
let sawLog = false

async function currentStanding(
  claims: Claims,
  { env, context }: Pick<Ask, 'env' | 'context'>,
): Promise<Standing | undefined> {
  sawLog ||= await refreshPolicy(env)
  const standing = await readStanding(env.DB, claims.address, claims.session)
  const { model, account } = standing
  if (model !== null && !model.stale && account !== null && account.epoch >= claims.epoch) {
    if (Date.now() - model.refreshedAt > freshFor) context.waitUntil(refreshPolicy(env))
    return standing
  }
  if (await refreshPolicy(env)) return await readStanding(env.DB, claims.address, claims.session)
  return account === null ? undefined : standing
}
