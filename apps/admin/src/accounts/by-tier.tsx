import type { AccountListCounts } from '@smithers/api-spec/client/model/accountListCounts'
import { Lots } from '../table/lots.tsx'
import { tiers } from './consequence.ts'

/** How many of each tier the hub has, and how many are banned; each leads to its rows. */
export function ByTier(props: { counts: AccountListCounts }) {
  const points = () => [
    ...tiers.toReversed().map((tier) => ({ word: tier as string, value: props.counts[tier] })),
    { word: 'banned', value: props.counts.banned },
  ]
  return (
    <>
      <h3>All accounts, by tier</h3>
      <Lots
        points={points()}
        href={(word) => (word === 'banned' ? '/admin/accounts/?banned=yes' : `/admin/accounts/?tier=${word}`)}
      />
    </>
  )
}
