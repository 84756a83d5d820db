import type { Right, Tier } from '@smithers/api-spec/commands/catalogue'

/** What an access token says of its bearer. Times in seconds since 1970. */
export type Claims = { address: string; tier: Tier; epoch: number; session: string; expires: number }

/** Who asks, after the token was checked. `by` is how the token came. */
export type Caller = { by: 'nothing'; tier: 'anonymous' } | ({ by: 'cookie' | 'bearer' } & Claims)

export const anonymous: Caller = { by: 'nothing', tier: 'anonymous' }

/** The caller as the monolith shall see it. */
export function internally(caller: Caller): { sub: string; tier: Right } {
  return caller.by === 'nothing' ? { sub: 'anonymous', tier: 'anonymous' } : { sub: caller.address, tier: caller.tier }
}
