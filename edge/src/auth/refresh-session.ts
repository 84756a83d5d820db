import { problem, type Input, type ProblemDocuments } from '@smithers/api-spec/contract'
import { no, ok, type Result } from '@smithers/core/result'
import { randomName, sha256 } from '../answer/bytes.ts'
import type { Env } from '../env.ts'
import type { Ask, EdgeAnswer } from '../gate/ask.ts'
import { cookiesNamed, noCookies, refreshCookie } from '../gate/cookies.ts'
import { banned } from '../policy/banned.ts'
import type { PolicyAccount } from '../policy/policy.ts'
import { refreshPolicy } from '../policy/refresh-policy.ts'
import { readAccount } from '../policy/standing.ts'
import { handOut, sessionLife, type Mode } from './open-session.ts'

/** A token used again within this many milliseconds is two tabs at once; later it is a thief, or a victim. */
const grace = 10_000

type Refused = ProblemDocuments['refresh-refused' | 'refresh-race']

/** Trades a refresh token for the next one and a new access token, which carries the account's tier of now. */
export async function refreshSession(input: Input<'refreshSession'>, ask: Ask): Promise<EdgeAnswer<'refreshSession'>> {
  const presented = presentedToken(input, ask.request)
  if (presented === 'both') return no(problem('ambiguous-credentials', 'The request carries two refresh tokens.', {}))
  if (presented === undefined) return refused('unknown', ask.request)
  const hash = await sha256(presented.token)
  const outlaw = await bannedOwnerOf(hash, ask.env)
  if (outlaw) return no(banned(outlaw))
  const next = randomName(32)
  const rotated = await rotate(hash, await sha256(next), ask.env)
  if (!rotated.ok)
    return {
      ...rotated,
      ...(presented.mode === 'cookie' && rotated.problem.status === 401 ? { cookies: noCookies } : {}),
    }
  // While the monolith is away the last known tier serves; it is looked after again before the next write.
  await refreshPolicy(ask.env)
  const account = await readAccount(ask.env.DB, rotated.value.address)
  if (account === null) return refused('revoked', ask.request)
  if (account.banned) return no(banned(account))
  return await handOut(account, rotated.value.session, next, presented.mode, ask.env)
}

function presentedToken(
  input: { refreshToken?: string },
  request: Request,
): { token: string; mode: Mode } | 'both' | undefined {
  const cookies = cookiesNamed(request, refreshCookie)
  if (cookies.length + (input.refreshToken === undefined ? 0 : 1) > 1) return 'both'
  if (cookies[0] !== undefined) return { token: cookies[0], mode: 'cookie' }
  return input.refreshToken === undefined ? undefined : { token: input.refreshToken, mode: 'token' }
}

/** Looked at before the trade, so that once a ban is lifted the token is as good as it was. */
async function bannedOwnerOf(hash: string, env: Env): Promise<PolicyAccount | undefined> {
  const known = await ownerOf(hash, env)
  if (!known?.banned) return undefined
  await refreshPolicy(env)
  const now = await ownerOf(hash, env)
  return now?.banned ? now : undefined
}

/** The account that a live token belongs to, as far as the edge knows it. */
async function ownerOf(hash: string, { DB }: Env): Promise<PolicyAccount | null> {
  const address = await DB.prepare(
    `SELECT address FROM sessions WHERE revoked_at IS NULL AND id =
       (SELECT session FROM refresh_tokens WHERE hash = ? AND used_at IS NULL)`,
  )
    .bind(hash)
    .first<string>('address')
  return address === null ? null : await readAccount(DB, address)
}

/** One UPDATE decides who of any number of parallel callers trades the token; the new one is written in the same transaction. */
async function rotate(
  hash: string,
  nextHash: string,
  { DB }: Env,
): Promise<Result<{ session: string; address: string }, Refused>> {
  const now = Date.now()
  const [won] = await DB.batch<{ session: string; address: string }>([
    DB.prepare(
      `UPDATE refresh_tokens SET used_at = ?3, next_hash = ?2
       WHERE hash = ?1 AND used_at IS NULL AND expires_at > ?3
         AND EXISTS (SELECT 1 FROM sessions WHERE id = refresh_tokens.session AND revoked_at IS NULL)
       RETURNING session, (SELECT address FROM sessions WHERE id = refresh_tokens.session) AS address`,
    ).bind(hash, nextHash, now),
    DB.prepare(
      'INSERT INTO refresh_tokens (hash, session, expires_at) SELECT ?2, session, ?3 FROM refresh_tokens WHERE hash = ?1 AND next_hash = ?2',
    ).bind(hash, nextHash, now + sessionLife),
    DB.prepare(
      'UPDATE sessions SET last_used_at = ?2, expires_at = ?3 WHERE id = (SELECT session FROM refresh_tokens WHERE hash = ?1)',
    ).bind(nextHash, now, now + sessionLife),
  ])
  const row = won?.results[0]
  return row ? ok(row) : no(await whyNot(hash, now, DB))
}

async function whyNot(hash: string, now: number, db: D1Database): Promise<Refused> {
  const row = await db
    .prepare(
      `SELECT t.used_at, t.expires_at, t.session, s.revoked_at FROM refresh_tokens t LEFT JOIN sessions s ON s.id = t.session WHERE t.hash = ?`,
    )
    .bind(hash)
    .first<{ used_at: number | null; expires_at: number; session: string; revoked_at: number | null }>()
  if (row === null) return refusal('unknown')
  if (row.revoked_at !== null) return refusal('revoked')
  if (row.used_at === null) return refusal('expired')
  if (now - row.used_at <= grace) return problem('refresh-race', 'The token was traded a moment ago.', {})
  await db
    .prepare('UPDATE sessions SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL')
    .bind(now, row.session)
    .run()
  return refusal('reused')
}

type Reason = ProblemDocuments['refresh-refused']['reason']
const say: Record<Reason, string> = {
  unknown: 'There is no session to renew.',
  expired: 'The session was not used for thirty days.',
  reused: 'An old token was used again, so the session was ended for safety.',
  revoked: 'The session was ended.',
}
const refusal = (reason: Reason) => problem('refresh-refused', say[reason], { reason })

function refused(reason: Reason, request: Request): EdgeAnswer<'refreshSession'> {
  const held = cookiesNamed(request, refreshCookie).length > 0
  return { ...no(refusal(reason)), ...(held ? { cookies: noCookies } : {}) }
}
