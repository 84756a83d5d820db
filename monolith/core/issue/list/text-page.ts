import type { Store } from '../../ports/store.ts'
import type { IssueRow } from '../issue-row.ts'
import { candidates } from './candidates.ts'
import { orderSql } from './order.ts'
import type { ListQuery } from './query.ts'
import { chooseWalk, labelled } from './walks.ts'

type TextQuery = ListQuery & { match: string }
type Hits = { count: number; last: number | null }

/** Up to this many hits are fetched and sorted; of more, a page is found sooner by walking in order. Measured at 100,000 issues. */
const FEW = 1_200

/** The next rows that hold the words. */
export function findTextPage(store: Store, query: TextQuery): IssueRow[] {
  const hits = store.get<Hits>(
    `SELECT count(*) AS count, max(rowid) AS last
      FROM (SELECT rowid FROM issue_text WHERE issue_text MATCH ? LIMIT ${FEW + 1})`,
    query.match,
  ) ?? { count: 0, last: null }
  const ids = hits.count <= FEW ? sortHits(store, query) : walkAmongHits(store, query, hits)
  return ids.flatMap((id) => store.all<IssueRow>('SELECT * FROM issues WHERE id = ?', id))
}

/** A label's row repeats all that is asked of an issue, and is a tenth of it. */
function sortHits(store: Store, query: TextQuery): number[] {
  const [label, ...others] = query.labels.toSorted((a, b) => a.issues - b.issues)
  const table = label ? 'l' : 'i'
  const id = label ? 'l.issue' : 'i.id'
  const { by, behind } = orderSql(table, query.sort, query.order)
  const conditions = [
    { sql: 'issue_text MATCH ?', values: [query.match] },
    label ? { sql: 'l.label = ?', values: [label.id] } : { sql: 'i.repo = ?', values: [query.repo] },
    ...(query.states.length === 1 ? [{ sql: `${table}.state = ?`, values: query.states }] : []),
    ...(query.author === undefined ? [] : [{ sql: `${table}.author = ?`, values: [query.author] }]),
    ...labelled(others, id),
    ...(query.after ? [{ sql: behind, values: query.after }] : []),
  ]
  const from = label ? 'issue_labels l ON l.issue = t.rowid' : 'issues i ON i.id = t.rowid'
  return store
    .all<{ id: number }>(
      `SELECT ${id} AS id FROM issue_text t CROSS JOIN ${from}
        WHERE ${conditions.map(({ sql }) => sql).join(' AND ')} ${by} LIMIT ?`,
      ...conditions.flatMap(({ values }) => values),
      query.limit,
    )
    .map((row) => row.id)
}

/** Measured in microseconds: asking the full-text index for one issue, and passing one hit in a range of it. */
const COST_OF_ONE = 26
const COST_OF_HIT = 0.2

/**
 * Walks through what the other filters leave, in order, block by block, and asks the full-text index which of a block are
 * hits: for the range of ids the block spans when few hits lie in it (ids follow time, and so do most orders), else one by
 * one.
 */
function walkAmongHits(store: Store, query: TextQuery, { count, last }: Hits): number[] {
  // Hits per id, and, since not every id is an issue's, hits per issue.
  const density = count / Math.max(1, last ?? 1)
  const share = Math.min(1, density * idsPerIssue(store))
  const found: number[] = []
  let block = query.limit + Math.ceil(query.limit / Math.max(share, 0.05))
  const walk = candidates(store, query, chooseWalk(store, query))
  for (;;) {
    const ids = walk.next(block)
    if (ids.length === 0) return found
    const least = ids.reduce((a, b) => Math.min(a, b))
    const most = ids.reduce((a, b) => Math.max(a, b))
    const inRange = (most - least + 1) * density * COST_OF_HIT
    const wanted = Math.min(ids.length, (query.limit - found.length) / share)
    const isHit =
      inRange <= wanted * COST_OF_ONE
        ? hitsBetween(store, query.match, least, most)
        : (id: number) => isHitAlone(store, query.match, id)
    for (const id of ids) {
      if (!isHit(id)) continue
      found.push(id)
      if (found.length === query.limit) return found
    }
    block = Math.min(4096, block * 2)
  }
}

function idsPerIssue(store: Store): number {
  const row = store.get<{ last: number | null; issues: number | null }>(
    'SELECT (SELECT max(id) FROM issues) AS last, (SELECT sum(open_issues + closed_issues) FROM repos) AS issues',
  )
  return (row?.last ?? 1) / Math.max(1, row?.issues ?? 1)
}

// The full-text index takes its bounds only as integers, and a number of JavaScript is bound as a real.
function hitsBetween(store: Store, match: string, least: number, most: number): (id: number) => boolean {
  // Thousands of numbers come out in one text sooner than in a row each.
  const hits = store.get<{ ids: string }>(
    `SELECT json_group_array(rowid) AS ids FROM issue_text WHERE issue_text MATCH ?
      AND rowid BETWEEN CAST(? AS INTEGER) AND CAST(? AS INTEGER)`,
    match,
    least,
    most,
  )
  const ids = new Set(JSON.parse(hits?.ids ?? '[]') as number[])
  return (id) => ids.has(id)
}

function isHitAlone(store: Store, match: string, id: number): boolean {
  return (
    store.get('SELECT 1 FROM issue_text WHERE issue_text MATCH ? AND rowid = CAST(? AS INTEGER)', match, id) !==
    undefined
  )
}
