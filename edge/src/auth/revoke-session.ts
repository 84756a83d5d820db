import { problem, type Input } from '@smithers/api-spec/contract'
import { no } from '@smithers/core/result'
import type { Ask, EdgeAnswer } from '../gate/ask.ts'
import type { Claims } from '../gate/caller.ts'
import { sessionsOf } from './sessions-of.ts'

/** Ends one session: its owner's, or by an admin anyone's. Its tokens are refused at once for writes. */
export async function revokeSession(input: Input<'revokeSession'>, ask: Ask): Promise<EdgeAnswer<'revokeSession'>> {
  const caller = ask.caller as Claims
  const ended = await ask.env.DB.prepare(
    'UPDATE sessions SET revoked_at = ?3 WHERE id = ?1 AND revoked_at IS NULL AND (?4 OR address = ?2) RETURNING address',
  )
    .bind(input.id, caller.address, Date.now(), caller.tier === 'admin' ? 1 : 0)
    .first<{ address: string }>()
  if (ended === null) return no(problem('session-not-found', 'None of the live sessions has this id.', {}))
  return { ok: true, status: 200, body: await sessionsOf(ended.address, caller, ask.env.DB) }
}
