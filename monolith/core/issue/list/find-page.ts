import type { ReadStore } from '../../ports/store.ts'
import { readRows } from '../find-issue.ts'
import type { IssueRow } from '../issue-row.ts'
import { candidates } from './candidates.ts'
import { compareKeys, KEY_COLUMN } from './order.ts'
import type { ListQuery, State } from './query.ts'
import { findTextPage } from './text-page.ts'
import { walkSql } from './walk-sql.ts'
import { chooseWalk, type Walk } from './walks.ts'

/** The next rows of a list. Each state is a walk of its own, for the index begins with it; two are merged. */
export function findPage(store: ReadStore, query: ListQuery): IssueRow[] {
  const { match } = query
  if (match !== undefined) return findTextPage(store, { ...query, match })
  const walk = chooseWalk(store, query)
  // Rows are long: what has to be sorted is sorted without them.
  if (walk.sorts) return readRows(store, candidates(store, query, walk).next(query.limit))
  const [only, ...more] = query.states
  if (only !== undefined && more.length === 0) return walkRows(store, query, walk, only)
  const column = KEY_COLUMN[query.sort]
  const found = query.states.flatMap((state) => walkRows(store, query, walk, state))
  return found
    .toSorted((a, b) => compareKeys(query.order, [a[column], a.number], [b[column], b.number]))
    .slice(0, query.limit)
}

function walkRows(store: ReadStore, query: ListQuery, walk: Walk, state: State): IssueRow[] {
  const { by, where, values } = walkSql(query, walk, state)
  const from = walk.table === 'i' ? walk.from : `${walk.from} CROSS JOIN issues i ON i.id = l.issue`
  return store.all<IssueRow>(`SELECT i.* FROM ${from} WHERE ${where} ${by} LIMIT ?`, ...values, query.limit)
}
