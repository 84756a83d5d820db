import type { Input, Outcome } from '@smithers/api-spec/contract'

import type { Caller, Ports } from '../ports/ports.ts'
import { answer, no } from '../result.ts'
import { cursorRefused } from '../text/cursor.ts'
import { accountOf, type AccountRow } from './account-row.ts'

/** In the order of addresses; a page's marker is the last address on it. */
export function listAccounts(input: Input<'listAccounts'>, _caller: Caller, { store }: Ports): Outcome<'listAccounts'> {
  const { after = '', search = '', tier = '', limit = 30 } = input
  if (after !== '' && !/^0x[0-9a-fA-F]{40}$/.test(after)) return no(cursorRefused())
  const rows = store.all<AccountRow>(
    `SELECT * FROM accounts WHERE address > ?1 AND (?2 = '' OR tier = ?2) AND (?3 = '' OR instr(lower(address), lower(?3)) > 0)
      ORDER BY address LIMIT ?4`,
    after,
    tier,
    search.trim(),
    limit + 1,
  )
  const shown = rows.slice(0, limit)
  return answer(200, {
    accounts: shown.map(accountOf),
    next: rows.length > limit ? (shown.at(-1)?.address ?? null) : null,
  })
}
