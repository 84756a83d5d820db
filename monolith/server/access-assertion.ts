/**
 * The second lock: with `SMITHERS_ACCESS_JWKS` and `SMITHERS_ACCESS_AUDIENCE` set, every request must also carry the assertion
 * that Cloudflare Access adds (`Cf-Access-Jwt-Assertion`), signed by one of those keys for that audience.
 */
import { createPublicKey, verify, type KeyObject, type webcrypto } from 'node:crypto'

export type AssertionCheck = (assertion: string | null, now: number) => boolean
type Key = { kid: string; alg: 'RS256' | 'ES256' | 'EdDSA'; key: KeyObject }

const skew = 5

/** @param jwks a JSON Web Key Set (RFC 7517). @returns null when it holds no usable key */
export function createAssertionCheck(jwks: string, audience: string): AssertionCheck | null {
  const keys = readKeys(jwks)
  if (keys.length === 0 || audience === '') return null
  return (assertion, now) => {
    if (assertion === null || assertion.length > 8192 || !/^[\w-]+\.[\w-]+\.[\w-]+$/.test(assertion)) return false
    const [head = '', body = '', mark = ''] = assertion.split('.')
    const header = parsed(head)
    const claims = parsed(body)
    const key = keys.find(({ kid, alg }) => header?.['kid'] === kid && header['alg'] === alg)
    if (!key || !claims || !isSigned(key, `${head}.${body}`, mark)) return false
    const seconds = now / 1000
    const { aud, exp, nbf } = claims
    if (typeof exp !== 'number' || exp < seconds - skew || (typeof nbf === 'number' && nbf > seconds + skew))
      return false
    return aud === audience || (Array.isArray(aud) && aud.includes(audience))
  }
}

function readKeys(jwks: string): Key[] {
  const set = JSON.parse(jwks) as { keys?: (webcrypto.JsonWebKey & { kid?: string; use?: string })[] }
  return (set.keys ?? []).flatMap((jwk): Key[] => {
    const alg =
      jwk.kty === 'RSA'
        ? 'RS256'
        : jwk.kty === 'EC' && jwk.crv === 'P-256'
          ? 'ES256'
          : jwk.kty === 'OKP'
            ? 'EdDSA'
            : null
    if (alg === null || jwk.kid === undefined || (jwk.use !== undefined && jwk.use !== 'sig')) return []
    return [{ kid: jwk.kid, alg, key: createPublicKey({ key: jwk, format: 'jwk' }) }]
  })
}

function isSigned({ alg, key }: Key, text: string, mark: string): boolean {
  const digest = alg === 'EdDSA' ? null : 'sha256'
  const input = alg === 'ES256' ? { key, dsaEncoding: 'ieee-p1363' as const } : key
  return verify(digest, Buffer.from(text), input, Buffer.from(mark, 'base64url'))
}

function parsed(part: string): Record<string, unknown> | null {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Record<string, unknown>
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
