import { problem, type Input } from '@smithers/api-spec/contract'
import { no } from '@smithers/core/result'
import type { Ask, EdgeAnswer } from '../gate/ask.ts'
import type { Claims } from '../gate/caller.ts'
import { refreshPolicy } from '../policy/refresh-policy.ts'
import type { LimitClass } from '../policy/policy.ts'
import { readAccount, readLimits } from '../policy/standing.ts'
import { accountObject, hubObject } from './objects.ts'
import { limitsOn, type Counted } from './windows.ts'

const classes: LimitClass[] = ['sign-in', 'write', 'issue-creation', 'search', 'chat-turn', 'spend']

/** Shows every limit that binds an account, with what is used of it. */
export async function listAccountLimits(
  input: Input<'listAccountLimits'>,
  ask: Ask,
): Promise<EdgeAnswer<'listAccountLimits'>> {
  const caller = ask.caller as Claims
  const mine = input.address === 'me' || input.address.toLowerCase() === caller.address.toLowerCase()
  if (!mine && caller.tier !== 'admin')
    return no(problem('not-yours', 'Only an admin sees the limits of another account.', {}))
  const address = mine ? caller.address : input.address
  const account = (await readAccount(ask.env.DB, address)) ?? (await afterRefresh(address, ask))
  if (account === null) return no(problem('account-not-found', `${address} has never signed in.`, { address }))
  const limits = await readLimits(ask.env.DB)
  const bound = classes.map((kind) => limitsOn(limits, account, kind))
  const [own, hub] = await Promise.all([
    accountObject(account.address, ask.env).peek(bound.flatMap((each) => each.own)),
    hubObject(ask.env).peek(bound.flatMap((each) => each.hub)),
  ])
  return {
    ok: true,
    status: 200,
    body: { address: account.address, tier: account.tier, limits: [...own, ...hub].map(shown) },
  }
}

async function afterRefresh(address: string, { env }: Ask) {
  await refreshPolicy(env)
  return await readAccount(env.DB, address)
}

const shown = ({ scope, class: kind, window, soft, hard, used, resetAt }: Counted) => ({
  scope,
  class: kind,
  window,
  soft,
  hard,
  used,
  resetAt: new Date(resetAt).toISOString(),
})
