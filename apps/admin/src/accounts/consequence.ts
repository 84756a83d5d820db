import type { Tier } from '@smithers/api-spec/client/model/tier'

/** From the one who may least to the one who may most. */
export const tiers: readonly Tier[] = ['reader', 'contributor', 'maintainer', 'admin']

const gains: Record<Tier, string> = {
  reader: 'read',
  contributor: 'file issues and comment',
  maintainer: 'decide suggestions, label, and read the log',
  admin: 'change tiers and limits, ban, and import',
}

/** What a change of tier means, in one sentence, before it is done. */
export function consequence(from: Tier, to: Tier): string {
  const [low, high] = [tiers.indexOf(from), tiers.indexOf(to)]
  if (low === high) return ''
  const between = tiers.slice(Math.min(low, high) + 1, Math.max(low, high) + 1).map((tier) => gains[tier])
  return high > low
    ? `It may then ${between.join('; ')}.`
    : `It may no longer ${between.toReversed().join('; ')}. For writes at once, for reads within ten minutes.`
}
