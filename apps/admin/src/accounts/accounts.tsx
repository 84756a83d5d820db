import { listAccounts } from '@smithers/api-spec/client/account/account'
import type { Account } from '@smithers/api-spec/client/model/account'
import type { Tier } from '@smithers/api-spec/client/model/tier'
import { isAddress, shortAddress } from '@smithers/ui-kit/address/short'
import { outcomeOf } from '@smithers/ui-kit/api/answer'
import { read } from '@smithers/ui-kit/api/operation'
import { EmptyState } from '@smithers/ui-kit/empty-state'
import { useKey } from '@smithers/ui-kit/keys/registry'
import { Pager } from '@smithers/ui-kit/pager'
import { Select } from '@smithers/ui-kit/select'
import { State } from '@smithers/ui-kit/state'
import { TextField } from '@smithers/ui-kit/text-field'
import { Time } from '@smithers/ui-kit/time'
import { queryWord } from '@smithers/ui-kit/url/query'
import { createEffect, createSignal, on, Show } from 'solid-js'
import { figure } from '../figures/words.ts'
import { type Column, Ledger } from '../table/ledger.tsx'
import { Lots } from '../table/lots.tsx'
import { Section } from '../table/section.tsx'
import { Waiting } from '../table/waiting.tsx'
import { Account as AccountRoom } from './account.tsx'
import { tiers } from './consequence.ts'
import { SignIns } from './sign-ins.tsx'

/** Everybody who ever signed in: searched, narrowed by tier, each row with its account beneath. */
export function Accounts() {
  const [words, setWords] = queryWord('q')
  const [tier, setTier] = queryWord('tier')
  const [open, setOpen] = queryWord('open')
  const [later, setLater] = createSignal<readonly Account[]>([])
  const [next, setNext] = createSignal<string | null>(null)
  const asked = () => ({
    limit: 50,
    ...(words() ? { search: words().slice(0, 42) } : {}),
    ...(tiers.some((one) => one === tier()) ? { tier: tier() as Tier } : {}),
  })
  const first = read(asked, (params, init) => listAccounts(params, init))
  createEffect(
    on(first.value, (page) => {
      setLater([])
      setNext(page?.next ?? null)
    }),
  )
  const more = async () => {
    const outcome = await outcomeOf(() => listAccounts({ ...asked(), after: next() ?? '' }))
    if (!outcome.ok) return first.refetch()
    setLater((was) => [...was, ...outcome.value.accounts])
    setNext(outcome.value.next)
  }
  const rows = () => [...(first.value()?.accounts ?? []), ...later()]
  const changed = (account: Account) => {
    const page = first.value()
    const swap = (one: Account) => (one.address === account.address ? account : one)
    setLater((was) => was.map(swap))
    if (page) first.put({ ...page, accounts: page.accounts.map(swap) })
  }
  let search: HTMLFormElement | undefined
  useKey({ keys: 'f', does: 'Search accounts', run: () => search?.querySelector('input')?.focus() })
  return (
    <Section
      title="Accounts"
      plot={
        <Show when={first.value()}>
          <ByTier rows={rows()} whole={next() === null && !words() && !tier()} />
          <SignIns />
        </Show>
      }
    >
      <form class="filters" onSubmit={(event) => event.preventDefault()} ref={search}>
        <TextField
          label="Search"
          placeholder="part of an address"
          type="search"
          machine
          maxLength={42}
          value={words()}
          onInput={(text) => setWords(text.trim())}
        />
        <Select
          label="Tier"
          value={tier()}
          choices={[{ value: '', word: 'all tiers' }, ...tiers.map((one) => ({ value: one as string, word: one }))]}
          onChoose={(value) => setTier(value)}
        />
      </form>
      <Waiting on={first} lines={10}>
        <Show
          when={rows().length > 0}
          fallback={
            <EmptyState
              title="No such account."
              detail="An account exists from its first sign-in on. Search for part of its address, or show all tiers."
            />
          }
        >
          <Ledger
            caption="Accounts"
            columns={columns}
            rows={rows()}
            name={(account) => account.address}
            open={open()}
            onOpen={(address) => setOpen(address ?? '')}
            beneath={(account) => <AccountRoom account={account} onChange={changed} />}
          />
          <Pager
            shown={rows().length}
            what={rows().length === 1 ? 'account' : 'accounts'}
            onMore={next() === null ? undefined : () => void more()}
          />
        </Show>
      </Waiting>
    </Section>
  )
}

const columns: Column<Account>[] = [
  {
    key: 'address',
    head: 'address',
    cell: (account) => (
      <span class="machine">{isAddress(account.address) ? shortAddress(account.address) : account.address}</span>
    ),
  },
  { key: 'tier', head: 'tier', cell: (account) => account.tier, sort: (account) => tiers.indexOf(account.tier) },
  {
    key: 'state',
    head: 'state',
    cell: (account) => (account.banned ? <State is="failed" word="banned" /> : <span class="text-mute">in</span>),
    sort: (account) => Number(account.banned),
  },
  {
    key: 'issues',
    head: 'issues',
    cell: (account) => figure(account.issues),
    end: true,
    sort: (account) => account.issues,
  },
  {
    key: 'comments',
    head: 'comments',
    cell: (account) => figure(account.comments),
    end: true,
    spare: true,
    sort: (account) => account.comments,
  },
  {
    key: 'last',
    head: 'last sign-in',
    cell: (account) => <Time at={account.lastSignInAt} />,
    end: true,
    sort: (account) => account.lastSignInAt,
  },
  {
    key: 'since',
    head: 'since',
    cell: (account) => <Time at={account.createdAt} />,
    end: true,
    spare: true,
    sort: (account) => account.createdAt,
  },
]

function ByTier(props: { rows: readonly Account[]; whole: boolean }) {
  const points = () =>
    tiers.map((tier) => ({ word: tier, value: props.rows.filter((one) => one.tier === tier).length })).toReversed()
  return (
    <>
      <h3>By tier{props.whole ? '' : ', of those shown'}</h3>
      <Lots points={points()} href={(tier) => `/admin/accounts/?tier=${tier}`} />
    </>
  )
}
