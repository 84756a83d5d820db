import { problem, type Input } from '@smithers/api-spec/contract'
import { no } from '@smithers/core/result'
import type { Ask, EdgeAnswer } from '../gate/ask.ts'
import type { Claims } from '../gate/caller.ts'
import { sessionsOf } from './sessions-of.ts'

/** Lists the live sessions of the caller; an admin may name any account. */
export async function listSessions(input: Input<'listSessions'>, ask: Ask): Promise<EdgeAnswer<'listSessions'>> {
  const caller = ask.caller as Claims
  const named = input.address ?? 'me'
  const mine = named === 'me' || named.toLowerCase() === caller.address.toLowerCase()
  if (!mine && caller.tier !== 'admin')
    return no(problem('not-yours', 'Only an admin sees the sessions of another account.', {}))
  return { ok: true, status: 200, body: await sessionsOf(mine ? caller.address : named, caller, ask.env.DB) }
}
