import type { Input } from '@smithers/api-spec/contract'
import { sha256 } from '../answer/bytes.ts'
import type { Ask, EdgeAnswer } from '../gate/ask.ts'
import { cookiesNamed, noCookies, refreshCookie } from '../gate/cookies.ts'
import { nobody } from './open-session.ts'

/** Ends the caller's session, known by its access token or its refresh token. Signing out of nothing is no failure. */
export async function signOut(input: Input<'signOut'>, { request, caller, env }: Ask): Promise<EdgeAnswer<'signOut'>> {
  const refresh = cookiesNamed(request, refreshCookie)[0] ?? input.refreshToken
  const session = caller.by === 'nothing' ? '' : caller.session
  await env.DB.prepare(
    `UPDATE sessions SET revoked_at = ?3
     WHERE revoked_at IS NULL AND (id = ?1 OR id = (SELECT session FROM refresh_tokens WHERE hash = ?2))`,
  )
    .bind(session, refresh === undefined ? '' : await sha256(refresh), Date.now())
    .run()
  return { ok: true, status: 200, body: nobody, cookies: noCookies }
}
