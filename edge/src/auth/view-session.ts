import type { Ask, EdgeAnswer } from '../gate/ask.ts'
import { checkStanding } from '../policy/check-standing.ts'
import { nobody } from './open-session.ts'

/** Says who the caller is, or that it is nobody: also after a change of tier, so that a page renews its session and asks again. */
export async function viewSession(_input: unknown, ask: Ask): Promise<EdgeAnswer<'viewSession'>> {
  const { caller } = ask
  if (caller.by === 'nothing') return { ok: true, status: 200, body: nobody }
  const standing = await checkStanding(caller, ask)
  if (!standing.ok && standing.problem.status !== 503) return { ok: true, status: 200, body: nobody }
  const { address, tier, session, expires } = caller
  const body = {
    ...nobody,
    signedIn: true,
    address,
    tier,
    id: session,
    expiresAt: new Date(expires * 1000).toISOString(),
  }
  return { ok: true, status: 200, body }
}
