import { createHmac, hash, timingSafeEqual } from 'node:crypto'

import type { Right } from '@smithers/api-spec/commands/catalogue'
import type { ProblemDocuments } from '@smithers/api-spec/contract'
import type { Caller } from '@smithers/core/ports/ports'
import { no, ok, type Result } from '@smithers/core/result'

import { decodeExactly, readObject } from './base64url.ts'
import { createReplayMemory } from './replay.ts'
import type { Secret } from './secrets.ts'

export type Reason = ProblemDocuments['internal-token-refused']['reason']

/** The request that a token must be bound to. `target` is path and query exactly as they were sent. */
export type Bound = { method: string; target: string }

export type Verified = {
  caller: Caller
  /** Call with the body once it is read: checks that it is the one the token names, and uses the token up. */
  bind(body: Uint8Array): Reason | undefined
}

export type Verifier = (authorization: string | undefined, request: Bound) => Result<Verified, Reason>

const MOST_LETTERS = 4096
/** Seconds. */
const LONGEST_LIFE = 60
const TOLERANCE = 5

const TIERS: readonly string[] = ['reader', 'contributor', 'maintainer', 'admin'] satisfies Right[]
const EMPTY_HASH = hash('sha256', '', 'base64url')

/**
 * Verifies the token by which the edge vouches for a request (a JWS in compact form, RFC 7515): HS256 under a key of the
 * ring, its own type, one issuer and audience, at most 60 s, one use, bound to method, path, query and body.
 * @param ring the keys of now; it may change from one request to the next, and no id is forgotten over it
 */
export function createVerifier(ring: () => readonly Secret[], now: () => number): Verifier {
  const replay = createReplayMemory(now)
  const startedAt = Math.floor(now() / 1000)
  /** Header parts under which a good signature came; the edge writes one for each key. */
  const headers = new Map<string, Secret>()

  const secretOf = (part: string): Result<Secret, Reason> => {
    const known = headers.get(part)
    if (known && ring().includes(known)) return ok(known)
    const header = readObject(part)
    if (!header) return no('malformed')
    if (header['typ'] !== 'sh-int+jwt') return no('type')
    if (header['alg'] !== 'HS256') return no('signature')
    // Nothing else may stand here: no key of the sender's choosing (jwk, jku, x5u), no critical extension.
    if (Object.keys(header).length !== 3) return no('malformed')
    const secret = ring().find(({ kid }) => kid === header['kid'])
    return secret ? ok(secret) : no('kid')
  }

  return (authorization, request) => {
    if (authorization === undefined) return no('missing')
    const parts = /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(authorization)
    if (!parts || authorization.length > MOST_LETTERS) return no('malformed')
    const [, headerPart = '', claimsPart = '', signaturePart = ''] = parts
    const secret = secretOf(headerPart)
    if (!secret.ok) return secret
    const expected = createHmac('sha256', secret.value.key).update(`${headerPart}.${claimsPart}`).digest('base64url')
    if (!sameText(signaturePart, expected)) return no(decodeExactly(signaturePart) ? 'signature' : 'malformed')
    headers.set(headerPart, secret.value)
    const claims = readObject(claimsPart)
    if (!claims) return no('malformed')
    return readClaims(claims, request)
  }

  function readClaims(claims: Record<string, unknown>, request: Bound): Result<Verified, Reason> {
    const { iss, aud, iat, exp, jti, sub, tier, htm, htu, bh } = claims
    if (iss !== 'edge') return no('issuer')
    if (aud !== 'monolith') return no('audience')
    if (typeof iat !== 'number' || typeof exp !== 'number' || !(exp > iat) || exp > iat + LONGEST_LIFE)
      return no('lifetime')
    const time = now() / 1000
    if (iat > time + TOLERANCE) return no('not-yet')
    if (exp + TOLERANCE < time || iat < startedAt) return no('expired')
    const caller = callerOf(sub, tier)
    if (!caller) return no('tier')
    if (typeof jti !== 'string' || jti === '' || jti.length > 128) return no('malformed')
    if (htm !== request.method || htu !== request.target || typeof bh !== 'string') return no('bound')
    const bind = (body: Uint8Array): Reason | undefined => {
      const found = body.length === 0 ? EMPTY_HASH : hash('sha256', body, 'base64url')
      if (found !== bh) return 'bound'
      return replay.use(jti) ? undefined : 'replayed'
    }
    return ok({ caller, bind })
  }
}

/** Takes as long for texts that differ early as for those that differ late. */
const sameText = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

/** Each kind of sender has its own kind of name; a mixture is refused. */
function callerOf(sub: unknown, tier: unknown): Caller | undefined {
  if (typeof sub !== 'string' || typeof tier !== 'string') return undefined
  if (tier === 'anonymous') return sub === 'anonymous' ? { actor: sub, tier } : undefined
  if (tier === 'service') return sub === 'edge' ? { actor: sub, tier } : undefined
  if (!TIERS.includes(tier) || !/^0x[0-9a-fA-F]{40}$/.test(sub)) return undefined
  return { actor: sub, tier: tier as Right }
}
