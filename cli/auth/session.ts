import { isRecord } from '../trouble.ts'
import type { Host } from './hosts-file.ts'

/** Reads the hub's session answer (sign-in, device poll, refresh) as what the hosts file keeps; `undefined` without tokens. */
export const hostOfSession = (body: unknown): Host | undefined => {
  if (!isRecord(body)) return undefined
  const { address, tier, accessToken, refreshToken } = body
  if (typeof address !== 'string' || typeof tier !== 'string' || typeof accessToken !== 'string') return undefined
  const ends = expiryOf(accessToken)
  return {
    address,
    tier,
    accessToken,
    ...(typeof refreshToken === 'string' ? { refreshToken } : {}),
    ...(ends === undefined ? {} : { expiresAt: new Date(ends).toISOString() }),
  }
}

/**
 * When a token ends, in milliseconds since 1970, read from its own claims (RFC 7519, `exp`); `undefined` when it says nothing.
 * Nothing is verified: the answer only decides whether to renew before asking.
 */
const expiryOf = (token: string): number | undefined => {
  const payload = token.split('.')[1]
  if (payload === undefined || !/^[\w-]+$/.test(payload)) return undefined
  let claims: unknown
  try {
    claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return undefined
  }
  const exp = isRecord(claims) ? claims['exp'] : undefined
  return typeof exp === 'number' && Number.isFinite(exp) && exp < 1e11 ? exp * 1000 : undefined
}
