import type { Input, Outcome } from '@smithers/api-spec/contract'
import type { Tier } from '@smithers/api-spec/commands/catalogue'

import type { Caller, Ports } from '../ports/ports.ts'
import type { ReadStore } from '../ports/store.ts'
import { answer, no } from '../result.ts'
import { cursorRefused } from '../text/cursor.ts'
import { accountOf, type AccountRow } from './account-row.ts'

type Order = Exclude<NonNullable<Input<'listAccounts'>['sort']>, 'address'>

const columns = {
  'last-sign-in': 'last_sign_in_at',
  'first-sign-in': 'created_at',
  issues: 'issues',
  comments: 'comments',
} as const satisfies Record<Order, keyof AccountRow>

/** By address, or by a figure with the largest first; a page's marker is what its last row is sorted by. */
export function listAccounts(input: Input<'listAccounts'>, _caller: Caller, { store }: Ports): Outcome<'listAccounts'> {
  const { after = '', search = '', tier = '', banned, sort = 'address', limit = 30 } = input
  const column = sort === 'address' ? undefined : columns[sort]
  const marker = /^(?:(\d{1,15})\.)?(0x[0-9a-fA-F]{40})$/.exec(after)
  if (after !== '' && (!marker || (marker[1] !== undefined) !== (column !== undefined))) return no(cursorRefused())
  const [, figure, address] = marker ?? []
  const rows = store.all<AccountRow>(
    `SELECT * FROM accounts WHERE (?2 = '' OR tier = ?2) AND (?3 = '' OR instr(lower(address), lower(?3)) > 0)
      AND (?4 IS NULL OR banned = ?4)
      AND ${column ? `(?5 IS NULL OR ${column} < ?5 OR (${column} = ?5 AND address > ?1))` : 'address > ?1 AND ?5 IS NULL'}
      ORDER BY ${column ? `${column} DESC, ` : ''}address LIMIT ?6`,
    address ?? '',
    tier,
    search.trim(),
    banned === undefined ? null : Number(banned),
    figure === undefined ? null : Number(figure),
    limit + 1,
  )
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const next = last && (column ? `${last[column]}.${last.address}` : last.address)
  return answer(200, {
    accounts: shown.map(accountOf),
    next: rows.length > limit ? (next ?? null) : null,
    counts: countAll(store),
  })
}

function countAll(store: ReadStore): Record<Tier, number> & { banned: number } {
  const counts = { reader: 0, contributor: 0, maintainer: 0, admin: 0, banned: 0 }
  const rows = store.all<{ tier: Tier; n: number; banned: number }>(
    'SELECT tier, count(*) AS n, sum(banned) AS banned FROM accounts GROUP BY tier',
  )
  for (const { tier, n, banned } of rows) {
    counts[tier] = n
    counts.banned += banned
  }
  return counts
}
