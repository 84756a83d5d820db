import { createSecretKey, type KeyObject } from 'node:crypto'

import { no, ok, type Result } from '@smithers/core/result'

export type Secret = { kid: string; key: KeyObject }

/** RFC 7518 section 3.2: a key of the same size as the hash, or larger. */
const LEAST_BYTES = 32

/**
 * Reads the key ring that edge and monolith share.
 * @param text `kid:base64url[,kid:base64url]`; the first signs, all verify
 * @returns the ring, or what is wrong with it
 */
export function readSecrets(text: string): Result<Secret[], string> {
  const secrets: Secret[] = []
  for (const entry of text.split(',')) {
    const [kid = '', encoded = '', ...rest] = entry.trim().split(':')
    if (!/^[\w-]{1,64}$/.test(kid) || rest.length > 0) return no('each entry is a key id, a colon and the key')
    const bytes = Buffer.from(encoded, 'base64url')
    if (bytes.toString('base64url') !== encoded) return no(`the key ${kid} is not base64url without padding`)
    if (bytes.length < LEAST_BYTES) return no(`the key ${kid} has ${bytes.length} bytes; it needs ${LEAST_BYTES}`)
    if (secrets.some((known) => known.kid === kid)) return no(`the key id ${kid} stands twice`)
    secrets.push({ kid, key: createSecretKey(bytes) })
  }
  return ok(secrets)
}
