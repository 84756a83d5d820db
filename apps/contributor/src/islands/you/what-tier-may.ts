import { catalogue } from '@smithers/api-spec/catalogue'
import { mayCall } from '@smithers/api-spec/commands/rights'
import type { Tier } from '@smithers/ui-kit/api/session'

/** What a tier may do beyond what anybody may, from the spec's own rule, gathered by what it is about. */
export function whatTierMay(tier: Tier): { room: string; summaries: string[] }[] {
  const allowed = catalogue.operations.filter(
    (one) => mayCall(one, tier) && one.command !== '' && !one.rights.includes('anonymous'),
  )
  return [...Map.groupBy(allowed, ({ group }) => group)].map(([room, operations]) => ({
    room,
    summaries: operations.map(({ summary }) => summary),
  }))
}
