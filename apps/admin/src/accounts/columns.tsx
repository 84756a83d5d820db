import type { Account } from '@smithers/api-spec/client/model/account'
import { State } from '@smithers/ui-kit/state'
import { Time } from '@smithers/ui-kit/time'
import { figure } from '../figures/words.ts'
import type { Column } from '../table/ledger.tsx'
import { Who } from '../table/who.tsx'

/** The columns of the accounts; the keys of those that sort are the hub's own words for the orders. */
export const columns: Column<Account>[] = [
  { key: 'address', head: 'address', cell: (account) => <Who of={account.address} />, sort: 'asked' },
  { key: 'tier', head: 'tier', cell: (account) => account.tier },
  {
    key: 'state',
    head: 'state',
    cell: (account) =>
      account.banned ? <State is="failed" word="banned" /> : <span class="text-mute">may sign in</span>,
    spare: true,
  },
  { key: 'issues', head: 'issues', cell: (account) => figure(account.issues), end: true, sort: 'asked' },
  {
    key: 'comments',
    head: 'comments',
    cell: (account) => figure(account.comments),
    end: true,
    spare: true,
    sort: 'asked',
  },
  {
    key: 'last-sign-in',
    head: 'last sign-in',
    cell: (account) => <Time at={account.lastSignInAt} still />,
    end: true,
    sort: 'asked',
  },
  {
    key: 'first-sign-in',
    head: 'first sign-in',
    cell: (account) => <Time at={account.createdAt} still />,
    end: true,
    spare: true,
    sort: 'asked',
  },
]
