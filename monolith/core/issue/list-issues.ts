import type { Input, Outcome } from '@smithers/api-spec/contract'

import { labelByName, type LabelRow } from '../label/find-labels.ts'
import { eachHasABit } from '../log/projectors/issue-labels.ts'
import type { Caller, Ports } from '../ports/ports.ts'
import { findRepo } from '../repo/find-repo.ts'
import { answer } from '../result.ts'
import { readCursor, writeCursor } from '../text/cursor.ts'
import { matchAll } from '../text/match.ts'
import { issueOf, type IssueRow } from './issue-row.ts'
import { findPage } from './list/find-page.ts'
import type { ListQuery } from './list/query.ts'
import { KEY_COLUMN } from './list/order.ts'

/** Lists issues by any mix of filters, a page at a time. A label or word that nothing carries finds nothing. */
export function listIssues(input: Input<'listIssues'>, _caller: Caller, { store }: Ports): Outcome<'listIssues'> {
  const repo = findRepo(store, input)
  if (!repo.ok) return repo
  const { sort = 'created', order = 'desc', limit = 30, state = 'open' } = input
  const kind = `${sort}-${order}`
  const after = input.after === undefined ? undefined : readCursor(input.after, kind, 2)
  if (after && !after.ok) return after

  const labels = (input.label ?? []).map((name) => labelByName(store, repo.value.id, name))
  const match = input.search === undefined ? undefined : matchAll(input.search)
  const hopeless = labels.includes(undefined) || (input.search !== undefined && match === undefined)
  if (hopeless) return answer(200, { issues: [], next: null })

  const query: ListQuery = {
    repo: repo.value.id,
    states: state === 'all' ? ['open', 'closed'] : [state],
    labels: labels as LabelRow[],
    hasFewLabels: labels.length > 1 && eachHasABit(store),
    author: input.author,
    match,
    sort,
    order,
    after: after?.value as [number, number] | undefined,
    limit: limit + 1,
  }
  const rows = findPage(store, query)
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return answer(200, {
    issues: shown.map(issueOf),
    next: last ? writeCursor(kind, [keyOf(last, sort), last.number]) : null,
  })
}

function keyOf(row: IssueRow, sort: ListQuery['sort']): number {
  return row[KEY_COLUMN[sort]]
}
