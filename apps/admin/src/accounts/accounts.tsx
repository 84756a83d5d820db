import type { ListAccountsParams } from '@smithers/api-spec/client/model/listAccountsParams'
import type { ListAccountsSort } from '@smithers/api-spec/client/model/listAccountsSort'
import { EmptyState } from '@smithers/ui-kit/empty-state'
import { useKey } from '@smithers/ui-kit/keys/registry'
import { Pager } from '@smithers/ui-kit/pager'
import { ProblemNote } from '@smithers/ui-kit/problem'
import { Select } from '@smithers/ui-kit/select'
import { TextField } from '@smithers/ui-kit/text-field'
import { queryWord } from '@smithers/ui-kit/url/query'
import { createMemo, Show } from 'solid-js'
import { Ledger } from '../table/ledger.tsx'
import { Section } from '../table/section.tsx'
import { Waiting } from '../table/waiting.tsx'
import { Account as AccountRoom } from './account.tsx'
import { ByTier } from './by-tier.tsx'
import { columns } from './columns.tsx'
import { tiers } from './consequence.ts'
import { openAccounts } from './found.ts'
import { SignIns } from './sign-ins.tsx'

const states = [
  { value: '', word: 'banned or not' },
  { value: 'yes', word: 'banned' },
  { value: 'no', word: 'not banned' },
] as const

/** Everybody who ever signed in: searched, narrowed, sorted by the hub, each row with its account beneath. */
export function Accounts() {
  const [words, setWords] = queryWord('q')
  const [tier, setTier] = queryWord('tier')
  const [banned, setBanned] = queryWord('banned')
  const [sort, setSort] = queryWord('sort', 'last-sign-in')
  const [open, setOpen] = queryWord('open')
  // What stands in the URL may be anything; what the hub does not know is left out.
  const asked = createMemo((): ListAccountsParams => {
    const known = { tier: tiers.find((one) => one === tier()), sort: sorts.find((one) => one === sort()) }
    return {
      limit: 50,
      ...(words() ? { search: words().slice(0, 42) } : {}),
      ...(known.tier ? { tier: known.tier } : {}),
      ...(banned() ? { banned: banned() === 'yes' } : {}),
      sort: known.sort ?? 'last-sign-in',
    }
  })
  const found = openAccounts(asked, open)
  const narrowed = () => words() !== '' || tier() !== '' || banned() !== ''
  const of = () => {
    const counts = found.first.value()?.counts
    return counts && !narrowed() ? tiers.reduce((sum, one) => sum + counts[one], 0) : undefined
  }
  let search: HTMLFormElement | undefined
  useKey({ keys: 'f', does: 'Search accounts', run: () => search?.querySelector('input')?.focus() })
  return (
    <Section
      title="Accounts"
      plot={
        <Show when={found.first.value()}>
          {(page) => (
            <>
              <ByTier counts={page().counts} />
              <SignIns />
            </>
          )}
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
        <Select label="State" value={banned()} choices={states} onChoose={(value) => setBanned(value)} />
      </form>
      <Waiting on={found.first} lines={10}>
        <Show
          when={found.rows().length > 0}
          fallback={
            <EmptyState
              title="No such account."
              detail="An account exists from its first sign-in on. Search for part of its address, or show all of them."
            >
              <a class="button" href="/admin/accounts/">
                Show all accounts
              </a>
            </EmptyState>
          }
        >
          <Ledger
            caption="Accounts"
            columns={columns}
            rows={found.rows()}
            name={(account) => account.address}
            open={open()}
            onOpen={(address) => setOpen(address ?? '')}
            beneath={(account) => <AccountRoom account={account()} onChange={found.put} />}
            sorted={{ key: asked().sort ?? '', down: asked().sort !== 'address' }}
            onSort={(key) => setSort(key)}
          />
          <Show when={found.more.problem()}>{(problem) => <ProblemNote problem={problem()} />}</Show>
          <Pager
            shown={found.listed()}
            what={found.listed() === 1 ? 'account' : 'accounts'}
            {...(of() === undefined ? {} : { of: of()! })}
            busy={found.more.pending()}
            onMore={found.more.run()}
          />
        </Show>
      </Waiting>
    </Section>
  )
}

const sorts: readonly ListAccountsSort[] = ['last-sign-in', 'first-sign-in', 'issues', 'comments', 'address']
