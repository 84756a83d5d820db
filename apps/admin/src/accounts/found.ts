import { listAccounts, viewAccount } from '@smithers/api-spec/client/account/account'
import type { Account } from '@smithers/api-spec/client/model/account'
import type { ListAccountsParams } from '@smithers/api-spec/client/model/listAccountsParams'
import { outcomeOf } from '@smithers/ui-kit/api/answer'
import { read, write } from '@smithers/ui-kit/api/operation'
import { createEffect, createMemo, createSignal, on } from 'solid-js'

/**
 * The accounts that were asked for, page after page.
 *
 * @param asked what is searched for; the list begins anew when it changes
 * @param wanted an address that must be among the rows, for links to one account
 */
export function openAccounts(asked: () => ListAccountsParams, wanted: () => string) {
  const [later, setLater] = createSignal<readonly Account[]>([])
  const [next, setNext] = createSignal<string | null>(null)
  const [apart, setApart] = createSignal<Account>()
  const first = read(asked, (params, init) => listAccounts(params, init))
  const page = createMemo(() => first.value())
  const more = write((params: ListAccountsParams) => listAccounts(params))
  const listed = () => [...(page()?.accounts ?? []), ...later()]

  createEffect(
    on(page, (read) => {
      if (!read) return
      setLater([])
      setNext(read.next)
      void fetchApart()
    }),
  )

  const fetchApart = async () => {
    const address = wanted()
    if (!/^0x[0-9a-f]{40}$/i.test(address) || listed().some((one) => one.address === address)) return
    const outcome = await outcomeOf(() => viewAccount(address))
    setApart(outcome.ok ? outcome.value : undefined)
  }

  return {
    first,
    /** What is listed, behind the one that was linked to and stands further down or outside the search. */
    rows: (): readonly Account[] => {
      const one = apart()
      return one && wanted() === one.address && !listed().some((row) => row.address === one.address)
        ? [one, ...listed()]
        : listed()
    },
    listed: () => listed().length,
    more: {
      pending: more.pending,
      problem: more.problem,
      /** Undefined when everything is listed. */
      run: () => {
        const after = next()
        if (after === null) return undefined
        return async () => {
          const outcome = await more.run({ ...asked(), after })
          if (!outcome.ok) return
          setLater((was) => [...was, ...outcome.value.accounts])
          setNext(outcome.value.next)
        }
      },
    },
    /** Takes an account as it is after a change. */
    put: (account: Account) => {
      const read = page()
      const swap = (one: Account) => (one.address === account.address ? account : one)
      const rest = later().map(swap)
      const marker = next()
      if (apart()?.address === account.address) setApart(account)
      if (read) first.put({ ...read, accounts: read.accounts.map(swap) })
      setLater(rest)
      setNext(marker)
      // The counts have changed, too. Where further pages were read, they are not thrown away for that.
      if (rest.length === 0) first.refetch()
    },
  }
}
