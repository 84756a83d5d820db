import type { Success } from '@smithers/api-spec/contract'
import { randomName, sha256 } from '../answer/bytes.ts'
import type { Ask } from '../gate/ask.ts'
import { accessCookie, refreshCookie, setCookie } from '../gate/cookies.ts'
import type { PolicyAccount } from '../policy/policy.ts'
import { accessLife, signAccessToken } from './access-token.ts'
import type { Env } from '../env.ts'

export const day = 86_400_000
/** Milliseconds that a session lasts without being renewed. */
export const sessionLife = 30 * day

export type SessionBody = Success<'viewSession'>['body']
export type SessionAnswer = { ok: true; status: 200; body: SessionBody; cookies?: string[] }
/** Where the tokens go: HttpOnly cookies for a browser, the body for everyone else. */
export type Mode = 'cookie' | 'token'

/** Opens a session of an account on the asking device. */
export async function openSession(
  account: PolicyAccount,
  ask: Ask,
  mode: Mode,
  client = clientOf(ask.request),
): Promise<SessionAnswer> {
  const { DB } = ask.env
  const id = randomName(12)
  const refresh = randomName(32)
  const now = Date.now()
  await DB.batch([
    DB.prepare(
      'INSERT INTO sessions (id, address, client, ip, created_at, last_used_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?6)',
    ).bind(id, account.address, client, ask.ip, now, now + sessionLife),
    DB.prepare('INSERT INTO refresh_tokens (hash, session, expires_at) VALUES (?, ?, ?)').bind(
      await sha256(refresh),
      id,
      now + sessionLife,
    ),
    DB.prepare('DELETE FROM refresh_tokens WHERE expires_at < ?').bind(now - day),
    DB.prepare('DELETE FROM sessions WHERE expires_at < ?').bind(now - day),
  ])
  return await handOut(account, id, refresh, mode, ask.env)
}

/** Signs the access token of a session and hands both tokens out. */
export async function handOut(
  account: PolicyAccount,
  session: string,
  refresh: string,
  mode: Mode,
  env: Env,
): Promise<SessionAnswer> {
  const { address, tier, epoch } = account
  const access = await signAccessToken({ address, tier, epoch, session }, { origin: env.ORIGIN, keys: env.ACCESS_KEYS })
  const body: SessionBody = {
    signedIn: true,
    address,
    tier,
    id: session,
    expiresAt: new Date(Date.now() + accessLife * 1000).toISOString(),
    accessToken: mode === 'token' ? access : null,
    refreshToken: mode === 'token' ? refresh : null,
  }
  if (mode === 'token') return { ok: true, status: 200, body }
  return {
    ok: true,
    status: 200,
    body,
    cookies: [setCookie(accessCookie, access, accessLife), setCookie(refreshCookie, refresh, sessionLife / 1000)],
  }
}

export const nobody: SessionBody = {
  signedIn: false,
  address: null,
  tier: null,
  id: null,
  expiresAt: null,
  accessToken: null,
  refreshToken: null,
}

/** What a list of sessions shows of a device. */
export function clientOf(request: Request): string {
  const agent = (request.headers.get('user-agent') ?? '').replaceAll(/[^\x20-\x7e]/g, '').slice(0, 200)
  return agent === '' ? 'unknown' : agent
}
