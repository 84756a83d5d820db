import type { SqlValue, Store } from '../../ports/store.ts'
import type { IssueRow } from '../issue-row.ts'
import { compareKeys, KEY_COLUMN, orderSql } from './order.ts'
import type { ListQuery, State } from './query.ts'
import { STATE } from './state.ts'
import { findTextPage } from './text-page.ts'
import { chooseWalk, type Walk } from './walks.ts'

/** The next rows of a list. Each state is a walk of its own, for the index begins with it; two are merged. */
export function findPage(store: Store, query: ListQuery): IssueRow[] {
  const { match } = query
  if (match !== undefined) return findTextPage(store, { ...query, match })
  const walk = chooseWalk(store, query)
  const [only, ...more] = query.states
  if (only !== undefined && more.length === 0) return walkRows(store, query, walk, only)
  const column = KEY_COLUMN[query.sort]
  const found = query.states.flatMap((state) => walkRows(store, query, walk, state))
  return found
    .toSorted((a, b) => compareKeys(query.order, [a[column], a.number], [b[column], b.number]))
    .slice(0, query.limit)
}

function walkRows(store: Store, query: ListQuery, walk: Walk, state: State): IssueRow[] {
  const { by, where, values } = walkSql(query, walk, state)
  const from = walk.table === 'i' ? walk.from : `${walk.from} CROSS JOIN issues i ON i.id = l.issue`
  return store.all<IssueRow>(`SELECT i.* FROM ${from} WHERE ${where} ${by} LIMIT ?`, ...values, query.limit)
}

/** What narrows and orders a walk, from behind the page before. */
export function walkSql(
  query: Pick<ListQuery, 'sort' | 'order' | 'after'>,
  walk: Pick<Walk, 'table' | 'where'>,
  state: State,
): { by: string; where: string; values: SqlValue[] } {
  const { by, behind } = orderSql(walk.table, query.sort, query.order)
  const conditions = walk.where.map(({ sql }) => sql)
  const values = walk.where.flatMap((condition) => condition.values.map((value) => (value === STATE ? state : value)))
  if (query.after) {
    conditions.push(behind)
    values.push(...query.after)
  }
  return { by, where: conditions.join(' AND '), values }
}
