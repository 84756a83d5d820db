import { createPublicKey, verify, type KeyObject } from 'node:crypto'

import { no, ok, type Result } from '@smithers/core/result'

import { decodeExactly, readObject } from './base64url.ts'

type Key = { kid: string; alg: Alg; key: KeyObject }
type Alg = 'RS256' | 'ES256' | 'EdDSA'
type Jwk = { kty?: string; kid?: string; crv?: string; alg?: string; use?: string }

/** True when the assertion stands: signed by a known key, for this audience, in time. */
export type CheckAssertion = (assertion: string | undefined) => boolean

const TOLERANCE = 5

/**
 * The switch for a network that vouches for every request (such as Cloudflare Access): with both variables set, a request
 * also needs a valid `Cf-Access-Jwt-Assertion`.
 * @param env `SMITHERS_ACCESS_JWKS` (a JWKS as JSON, or the path of a file with one) and `SMITHERS_ACCESS_AUDIENCE`
 * @param readFile the text of a file, or undefined when there is none
 * @returns undefined when the switch is off, or what is wrong with it
 */
export function readAccessSwitch(
  env: Record<string, string | undefined>,
  now: () => number,
  readFile: (path: string) => string | undefined,
): Result<CheckAssertion | undefined, string> {
  const { SMITHERS_ACCESS_JWKS: source = '', SMITHERS_ACCESS_AUDIENCE: audience = '' } = env
  if (source === '' && audience === '') return ok(undefined)
  if (source === '' || audience === '') return no('SMITHERS_ACCESS_JWKS and SMITHERS_ACCESS_AUDIENCE belong together')
  const text = source.trimStart().startsWith('{') ? source : readFile(source)
  if (text === undefined) return no(`SMITHERS_ACCESS_JWKS: there is no file ${source}`)
  const keys = readKeys(text)
  return keys.ok ? ok(createCheck(keys.value, audience, now)) : keys
}

function createCheck(keys: Key[], audience: string, now: () => number): CheckAssertion {
  return (assertion) => {
    const parts = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(assertion ?? '')
    if (!parts || (assertion ?? '').length > 8192) return false
    const [, headerPart = '', claimsPart = '', signaturePart = ''] = parts
    const header = readObject(headerPart)
    const claims = readObject(claimsPart)
    const signature = decodeExactly(signaturePart)
    const key = header && keys.find(({ kid, alg }) => kid === header['kid'] && alg === header['alg'])
    if (!header || !claims || !signature || !key || 'crit' in header) return false
    return (
      isSigned(key, `${headerPart}.${claimsPart}`, signature) &&
      isTimely(claims, now() / 1000) &&
      isFor(claims, audience)
    )
  }
}

function isSigned({ alg, key }: Key, text: string, signature: Buffer): boolean {
  const how = alg === 'ES256' ? { key, dsaEncoding: 'ieee-p1363' as const } : key
  return verify(alg === 'EdDSA' ? null : 'sha256', Buffer.from(text), how, signature)
}

function isTimely({ exp, nbf, iat }: Record<string, unknown>, time: number): boolean {
  if (typeof exp !== 'number' || exp + TOLERANCE < time) return false
  return [nbf, iat].every((from) => from === undefined || (typeof from === 'number' && from <= time + TOLERANCE))
}

function isFor({ aud }: Record<string, unknown>, audience: string): boolean {
  return aud === audience || (Array.isArray(aud) && aud.includes(audience))
}

function readKeys(text: string): Result<Key[], string> {
  const set = readObject(Buffer.from(text).toString('base64url'))
  const jwks = set?.['keys']
  if (!Array.isArray(jwks)) return no('SMITHERS_ACCESS_JWKS is not a JSON object with `keys`')
  const keys: Key[] = []
  for (const jwk of jwks as Jwk[]) {
    const alg = algOf(jwk)
    if (!alg || jwk.kid === undefined || (jwk.use ?? 'sig') !== 'sig') continue
    keys.push({ kid: jwk.kid, alg, key: createPublicKey({ key: jwk, format: 'jwk' }) })
  }
  return keys.length > 0 ? ok(keys) : no('SMITHERS_ACCESS_JWKS holds no key for RS256, ES256 or EdDSA')
}

function algOf({ kty, crv, alg }: Jwk): Alg | undefined {
  const found = kty === 'RSA' ? 'RS256' : crv === 'P-256' ? 'ES256' : crv === 'Ed25519' ? 'EdDSA' : undefined
  return alg === undefined || alg === found ? found : undefined
}
