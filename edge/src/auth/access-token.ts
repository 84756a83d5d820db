import type { Tier } from '@smithers/api-spec/commands/catalogue'
import { no, ok, type Result } from '@smithers/core/result'
import { createLocalJWKSet, errors, importJWK, jwtVerify, SignJWT, type JWTPayload } from 'jose'
import { base64url, fromBase64url } from '../answer/bytes.ts'
import type { Claims } from '../gate/caller.ts'
import { accessKeysOf, publicKeys } from './access-keys.ts'

/** Seconds that an access token lives. */
export const accessLife = 600

const type = 'at+jwt'
/** The only chain that sign-in accepts, so that one address has one name (CAIP-10). */
export const chainId = 1

export type TokenFault = 'malformed' | 'expired' | 'forged'
type Issuer = { origin: string; keys: string }

/** Signs an access token (RFC 9068's type, EdDSA) for a session. */
export async function signAccessToken(claims: Omit<Claims, 'expires'>, issuer: Issuer): Promise<string> {
  const key = accessKeysOf(issuer.keys)[0]
  if (key === undefined) throw new Error('ACCESS_KEYS holds no key')
  const { address, tier, epoch, session } = claims
  return await new SignJWT({ tier, epoch, sid: session })
    .setProtectedHeader({ alg: 'EdDSA', typ: type, kid: key.kid })
    .setIssuer(issuer.origin)
    .setAudience(issuer.origin)
    .setSubject(`eip155:${chainId}:${address}`)
    .setJti(crypto.randomUUID())
    .setIssuedAt()
    .setExpirationTime(`${accessLife}s`)
    .sign(await importJWK(key, 'EdDSA'))
}

/** Good tokens are remembered while they last and the keys stay, because a page asks many times with one. */
const verified = new Map<string, Claims>()
const mostVerified = 1000
let verifiedBy = ''

/** Checks an access token, or remembers that it did. */
export async function verifyAccessToken(token: string, issuer: Issuer): Promise<Result<Claims, TokenFault>> {
  if (verifiedBy !== issuer.keys) verified.clear()
  verifiedBy = issuer.keys
  const known = verified.get(token)
  if (known !== undefined && known.expires * 1000 > Date.now()) return ok(known)
  const claims = await checkAccessToken(token, issuer)
  if (known !== undefined || verified.size >= mostVerified)
    verified.delete(known ? token : (verified.keys().next().value ?? ''))
  if (claims.ok) verified.set(token, claims.value)
  return claims
}

/** jose alone is too kind to odd spellings, so the shape is checked before it sees the token. */
async function checkAccessToken(token: string, issuer: Issuer): Promise<Result<Claims, TokenFault>> {
  if (token.length > 4096 || !/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) return no('malformed')
  if (!token.split('.').every(isCanonical)) return no('malformed')
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keySetOf(issuer.keys), {
      algorithms: ['EdDSA'],
      typ: type,
      issuer: issuer.origin,
      audience: issuer.origin,
      requiredClaims: ['sub', 'tier', 'epoch', 'sid', 'iat', 'exp', 'jti'],
      clockTolerance: 5,
      maxTokenAge: '15m',
    })
    // Any further member (jku, jwk, x5c, crit) would name keys or rules of the sender's choice.
    if (Object.keys(protectedHeader).toSorted().join() !== 'alg,kid,typ') return no('malformed')
    return claimsOf(payload)
  } catch (error) {
    if (error instanceof errors.JOSEError) return no(faultOf(error))
    throw error
  }
}

const keySets = new Map<string, ReturnType<typeof createLocalJWKSet>>()
function keySetOf(secret: string) {
  const set = keySets.get(secret) ?? createLocalJWKSet({ keys: publicKeys(secret) })
  keySets.set(secret, set)
  return set
}

/** One byte sequence has one spelling (RFC 4648, 3.5): the bits left over at the end are zero. */
function isCanonical(part: string): boolean {
  return part.length % 4 !== 1 && base64url(fromBase64url(part)) === part
}

function faultOf(error: errors.JOSEError): TokenFault {
  if (error instanceof errors.JWTExpired) return 'expired'
  const forged = [errors.JWSSignatureVerificationFailed, errors.JWKSNoMatchingKey, errors.JOSEAlgNotAllowed]
  return forged.some((kind) => error instanceof kind) ? 'forged' : 'malformed'
}

const tiers: readonly unknown[] = ['reader', 'contributor', 'maintainer', 'admin'] satisfies Tier[]

function claimsOf({ sub, tier, epoch, sid, exp }: JWTPayload): Result<Claims, TokenFault> {
  const address = /^eip155:1:(0x[0-9a-fA-F]{40})$/.exec(sub ?? '')?.[1]
  if (address === undefined || !tiers.includes(tier) || typeof sid !== 'string' || exp === undefined)
    return no('malformed')
  if (typeof epoch !== 'number' || !Number.isSafeInteger(epoch)) return no('malformed')
  return ok({ address, tier: tier as Tier, epoch, session: sid, expires: exp })
}
