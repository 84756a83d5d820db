import type { LabelRow } from '../../label/find-labels.ts'
import type { SqlValue, Store } from '../../ports/store.ts'
import type { IssueRow } from '../issue-row.ts'
import { byAuthor, byIssue, byLabel, byText, type Walk } from './walks.ts'
import { STATE } from './state.ts'
import { KEY_COLUMN, orderSql, type Order, type Sort } from './order.ts'

export type ListQuery = {
  repo: number
  states: ('open' | 'closed')[]
  labels: LabelRow[]
  author: string | undefined
  /** An FTS5 expression. */
  match: string | undefined
  sort: Sort
  order: Order
  after: [key: number, number: number] | undefined
  limit: number
}

/** Up to this many candidates are looked at one by one and sorted; more are walked in order by an index that covers. */
const FEW = 2000

/** The next rows of a list, from the index that has the least to walk. Each state is a walk of its own; two are merged. */
export function findPage(store: Store, query: ListQuery): IssueRow[] {
  const walk = chooseWalk(store, query)
  const found = query.states.flatMap((state) => run(store, query, walk, state))
  if (query.states.length === 1) return found
  const column = KEY_COLUMN[query.sort]
  const sign = query.order === 'desc' ? -1 : 1
  return found.toSorted((a, b) => sign * (a[column] - b[column] || a.number - b.number)).slice(0, query.limit)
}

function chooseWalk(store: Store, query: ListQuery): Walk {
  const { author, match } = query
  if (match !== undefined && countText(store, match) <= FEW) return byText(query)
  const [rarest] = query.labels.toSorted((a, b) => a.issues - b.issues)
  if (author !== undefined && (!rarest || countAuthor(store, query.repo, author) <= Math.min(FEW, rarest.issues)))
    return byAuthor(query)
  return rarest ? byLabel(query, rarest) : byIssue(query)
}

function run(store: Store, query: ListQuery, walk: Walk, state: string): IssueRow[] {
  const { by, behind } = orderSql(walk.table, query.sort, query.order)
  const values: SqlValue[] = []
  const conditions = [...walk.where, ...walk.rest].map(({ sql, values: own }) => {
    values.push(...own.map((value) => (value === STATE ? state : value)))
    return sql
  })
  if (query.after) {
    conditions.push(behind)
    values.push(...query.after)
  }
  const where = conditions.join(' AND ')
  if (!walk.sorts)
    return store.all<IssueRow>(`SELECT i.* FROM ${walk.from} WHERE ${where} ${by} LIMIT ?`, ...values, query.limit)
  // What is sorted should be small: the ids first, then the rows of the page.
  const ids = store.all<{ id: number }>(
    `SELECT i.id FROM ${walk.from} WHERE ${where} ${by} LIMIT ?`,
    ...values,
    query.limit,
  )
  return ids.flatMap(({ id }) => store.all<IssueRow>('SELECT * FROM issues WHERE id = ?', id))
}

function countText(store: Store, match: string): number {
  const row = store.get<{ n: number }>(
    `SELECT count(*) AS n FROM (SELECT 1 FROM issue_text WHERE issue_text MATCH ? LIMIT ${FEW + 1})`,
    match,
  )
  return row?.n ?? 0
}

function countAuthor(store: Store, repo: number, author: string): number {
  const row = store.get<{ n: number }>(
    `SELECT count(*) AS n FROM (SELECT 1 FROM issues INDEXED BY issues_by_author_created
      WHERE repo = ? AND author = ? LIMIT ${FEW + 1})`,
    repo,
    author,
  )
  return row?.n ?? 0
}
