import type { JWK } from 'jose'

/** A private Ed25519 key as kept in the secret ACCESS_KEYS (RFC 8037). `createdAt` is ours. */
export type AccessKey = { kty: 'OKP'; crv: 'Ed25519'; x: string; d: string; kid: string; createdAt?: string }

const parsed = new Map<string, AccessKey[]>()

/** Reads the secret: the first key signs, the rest still verify. Throws when the installation gave something else. */
export function accessKeysOf(secret: string): AccessKey[] {
  const known = parsed.get(secret)
  if (known) return known
  const keys = JSON.parse(secret) as AccessKey[]
  if (!Array.isArray(keys) || keys.length === 0 || !keys.every(isAccessKey)) {
    throw new Error('ACCESS_KEYS must be a JSON array of private Ed25519 JWKs, each with a kid')
  }
  if (new Set(keys.map((key) => key.kid)).size < keys.length) throw new Error('ACCESS_KEYS names one kid twice')
  parsed.set(secret, keys)
  return keys
}

/** The public halves, in the form that others may verify with (RFC 7517). */
export function publicKeys(secret: string): JWK[] {
  return accessKeysOf(secret).map(({ kty, crv, x, kid }) => ({ kty, crv, x, kid, use: 'sig', alg: 'EdDSA' }))
}

function isAccessKey(key: AccessKey): boolean {
  const text = (value: unknown) => typeof value === 'string' && value !== ''
  return key.kty === 'OKP' && key.crv === 'Ed25519' && text(key.x) && text(key.d) && text(key.kid)
}
