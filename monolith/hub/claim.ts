import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

import type { Claim } from '@smithers/core/ports/hub'

/** A claim link is for the person who has just started the hub. */
const LIFE = 24 * 60 * 60 * 1000

/** A token of this run of the hub; only its hash is kept. */
export function createClaim(now: () => number): { token: string; claim: Claim } {
  const token = randomBytes(24).toString('hex')
  const hash = hashOf(token)
  const expires = now() + LIFE
  const check: Claim['check'] = (given) => {
    if (!timingSafeEqual(hashOf(given), hash)) return 'wrong'
    return now() > expires ? 'expired' : 'right'
  }
  return { token, claim: { check } }
}

const hashOf = (token: string) => createHash('sha256').update(token).digest()
