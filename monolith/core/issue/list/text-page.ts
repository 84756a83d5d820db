import type { ReadStore } from '../../ports/store.ts'
import { readRows } from '../find-issue.ts'
import type { IssueRow } from '../issue-row.ts'
import { candidates } from './candidates.ts'
import { orderSql } from './order.ts'
import type { ListQuery } from './query.ts'
import { createTextHits, type TextHits } from './text-hits.ts'
import { chooseWalk, labelled } from './walks.ts'

type TextQuery = ListQuery & { match: string }

/** The next rows that hold the words. */
export function findTextPage(store: ReadStore, query: TextQuery): IssueRow[] {
  const hits = createTextHits(store, query.match)
  const ids = hits.few ? sortHits(store, query, hits.few) : walkAmongHits(store, query, hits)
  return readRows(store, ids)
}

/** A label's row repeats all that is asked of an issue, and is a tenth of it. */
function sortHits(store: ReadStore, query: TextQuery, hits: readonly number[]): number[] {
  const [label, ...others] = query.labels.toSorted((a, b) => a.issues - b.issues)
  const table = label ? 'l' : 'i'
  const id = label ? 'l.issue' : 'i.id'
  const { by, behind } = orderSql(table, query.sort, query.order)
  const conditions = [
    label ? { sql: 'l.label = ?', values: [label.id] } : { sql: 'i.repo = ?', values: [query.repo] },
    ...(query.states.length === 1 ? [{ sql: `${table}.state = ?`, values: query.states }] : []),
    ...(query.author === undefined ? [] : [{ sql: `${table}.author = ?`, values: [query.author] }]),
    ...labelled(others, id),
    ...(query.after ? [{ sql: behind, values: query.after }] : []),
  ]
  const from = label ? 'issue_labels l ON l.issue = hit.value' : 'issues i ON i.id = hit.value'
  return store
    .all<{ id: number }>(
      `SELECT ${id} AS id FROM json_each(?) hit CROSS JOIN ${from}
        WHERE ${conditions.map(({ sql }) => sql).join(' AND ')} ${by} LIMIT ?`,
      JSON.stringify(hits),
      ...conditions.flatMap(({ values }) => values),
      query.limit,
    )
    .map((row) => row.id)
}

/** Measured in microseconds: asking the full-text index for one issue, and passing one hit in a range of it. */
const COST_OF_ONE = 60
const COST_OF_HIT = 0.25

/**
 * Walks through what the other filters leave, in order, block by block, and asks the full-text index which of a block are
 * hits: for the range of ids the block spans when few hits lie in it (ids follow time, and so do most orders), else one by
 * one.
 */
function walkAmongHits(store: ReadStore, query: TextQuery, hits: TextHits): number[] {
  // Not every id is an issue's.
  const share = Math.min(1, hits.density * idsPerIssue(store))
  const found: number[] = []
  let block = query.limit + Math.ceil(query.limit / Math.max(share, 0.05))
  const walk = candidates(store, query, chooseWalk(store, query))
  for (;;) {
    const ids = walk.next(block)
    if (ids.length === 0) return found
    const least = ids.reduce((a, b) => Math.min(a, b))
    const most = ids.reduce((a, b) => Math.max(a, b))
    const inRange = hits.unknownBetween(least, most) * hits.density * COST_OF_HIT
    const wanted = Math.min(ids.length, (query.limit - found.length) / share)
    if (inRange <= wanted * COST_OF_ONE) hits.learnBetween(least, most)
    for (const id of ids) {
      if (!hits.has(id)) continue
      found.push(id)
      if (found.length === query.limit) return found
    }
    block = Math.min(4096, block * 2)
  }
}

function idsPerIssue(store: ReadStore): number {
  const row = store.get<{ last: number | null; issues: number | null }>(
    'SELECT (SELECT max(id) FROM issues) AS last, (SELECT sum(open_issues + closed_issues) FROM repos) AS issues',
  )
  return (row?.last ?? 1) / Math.max(1, row?.issues ?? 1)
}
