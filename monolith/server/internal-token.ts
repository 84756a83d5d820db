/**
 * Verifies the token that the edge shows: HS256 (RFC 7515, RFC 7519), bound to one request, used once. Synchronous, on
 * node:crypto: it stands on the path of every request (docs/decisions/0007-internal-token.md).
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

import type { Right } from '@smithers/api-spec/commands/catalogue'
import type { ProblemDocuments } from '@smithers/api-spec/contract'
import { no, ok, type Result } from '@smithers/core/result'

export type Refusal = ProblemDocuments['internal-token-refused']['reason']
export type Bound = { method: string; target: string; body: Uint8Array }
export type TokenCaller = { actor: string; tier: Right }
export type KeyRing = ReadonlyMap<string, Buffer>

const shape = /^[\w-]+\.[\w-]+\.[\w-]+$/
const longest = 4096
const longestLife = 60
const skew = 5
const tiers = new Set<string>(['anonymous', 'reader', 'contributor', 'maintainer', 'admin', 'service'])
const emptyHash = createHash('sha256').digest('base64url')

/** Reads `kid:base64url[,kid:base64url]`. @returns null when an entry is malformed or shorter than 32 bytes */
export function readKeyRing(secrets: string): KeyRing | null {
  const entries = secrets.split(',').map((entry) => entry.split(':'))
  const ring = new Map(entries.map(([kid = '', secret = '']) => [kid, Buffer.from(secret, 'base64url')]))
  const good = entries.every(
    ([kid, secret, ...rest]) => rest.length === 0 && kid && secret && Buffer.from(secret, 'base64url').length >= 32,
  )
  return good && ring.size === entries.length ? ring : null
}

/** Remembers the ids of tokens until they have expired anyway, so that none is used twice. */
export function createReplayGuard() {
  let older = new Set<string>()
  let newer = new Set<string>()
  let turn = 0
  return {
    /** @param now seconds. @returns false when the id was used before */
    first(jti: string, now: number): boolean {
      const span = longestLife + 2 * skew
      if (now - turn >= span) {
        older = now - turn >= 2 * span ? new Set() : newer
        newer = new Set()
        turn = now
      }
      if (newer.has(jti) || older.has(jti)) return false
      newer.add(jti)
      return true
    },
  }
}

export type ReplayGuard = ReturnType<typeof createReplayGuard>

/**
 * @param now seconds since 1970
 * @param startedAt seconds; a token from before the start is refused, because its use is not remembered
 */
export function verifyInternalToken(
  token: string | undefined,
  bound: Bound,
  ring: KeyRing,
  guard: ReplayGuard,
  now: number,
  startedAt: number,
): Result<TokenCaller, Refusal> {
  if (token === undefined) return no('missing')
  if (token.length > longest || !shape.test(token)) return no('malformed')
  const [head = '', body = '', mark = ''] = token.split('.')
  const header = readPart(head)
  const claims = readPart(body)
  if (header === null || claims === null) return no('malformed')
  if (header['alg'] !== 'HS256' || header['typ'] !== 'sh-int+jwt' || Object.keys(header).length !== 3) return no('type')
  const secret = typeof header['kid'] === 'string' ? ring.get(header['kid']) : undefined
  if (secret === undefined) return no('kid')
  if (!isSigned(`${head}.${body}`, mark, secret)) return no('signature')
  return checkClaims(claims, bound, guard, now, startedAt)
}

function checkClaims(
  claims: Record<string, unknown>,
  bound: Bound,
  guard: ReplayGuard,
  now: number,
  startedAt: number,
): Result<TokenCaller, Refusal> {
  const { iss, aud, sub, tier, jti, iat, exp, htm, htu, bh } = claims
  if (iss !== 'edge') return no('issuer')
  if (aud !== 'monolith') return no('audience')
  if (typeof iat !== 'number' || typeof exp !== 'number' || exp - iat > longestLife || exp <= iat) return no('lifetime')
  if (iat > now + skew) return no('not-yet')
  if (exp < now - skew || iat < startedAt - skew) return no('expired')
  if (typeof tier !== 'string' || !tiers.has(tier) || typeof sub !== 'string' || sub === '') return no('tier')
  if (htm !== bound.method || htu !== bound.target || bh !== hashOf(bound.body)) return no('bound')
  if (typeof jti !== 'string' || jti.length < 16 || !guard.first(jti, now)) return no('replayed')
  return ok({ actor: sub, tier: tier as Right })
}

const hashOf = (body: Uint8Array) =>
  body.length === 0 ? emptyHash : createHash('sha256').update(body).digest('base64url')

function isSigned(text: string, mark: string, secret: Buffer): boolean {
  const expected = createHmac('sha256', secret).update(text).digest()
  const given = Buffer.from(mark, 'base64url')
  return given.length === expected.length && given.toString('base64url') === mark && timingSafeEqual(given, expected)
}

/** A part as an object; null unless it is canonical base64url of one JSON object. */
function readPart(part: string): Record<string, unknown> | null {
  const bytes = Buffer.from(part, 'base64url')
  if (bytes.toString('base64url') !== part) return null
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
