import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

import type { Claim } from '@smithers/core/ports/hub'

/** A claim link is for the person who has just started the hub. */
const LIFE = 24 * 60 * 60 * 1000

/** What a claim token is checked against. `expires` in milliseconds since 1970. */
export type ClaimSeal = { hash: Uint8Array; expires: number }

/** A token of this run of the hub; only its hash is kept. */
export function createClaim(now: number): { token: string; seal: ClaimSeal } {
  const token = randomBytes(24).toString('hex')
  return { token, seal: { hash: hashOf(token), expires: now + LIFE } }
}

export function claimOf({ hash, expires }: ClaimSeal, now: () => number): Claim {
  return {
    check(given) {
      if (!timingSafeEqual(hashOf(given), hash)) return 'wrong'
      return now() > expires ? 'expired' : 'right'
    },
  }
}

const hashOf = (token: string) => createHash('sha256').update(token).digest()
