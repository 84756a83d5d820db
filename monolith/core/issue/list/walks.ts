import type { LabelRow } from '../../label/find-labels.ts'
import { maskOf } from '../../log/projectors/issue-labels.ts'
import type { ReadStore, SqlValue } from '../../ports/store.ts'
import type { ListQuery } from './query.ts'
import { STATE } from './state.ts'

export type Condition = { sql: string; values: SqlValue[] }

/** One way through the issues, over an index that also holds everything the way is narrowed and ordered by. */
export type Walk = {
  /** The table with its index, under the name that orders the walk. */
  from: string
  table: 'i' | 'l'
  /** The column that names the issue. */
  id: 'i.id' | 'l.issue'
  where: Condition[]
  /** Whether the index is in another order than the list, so that all of the way is walked before the first is known. */
  sorts: boolean
}

/** Up to this many issues of an author are sorted, or looked at one by one for their labels. Measured at 100,000 issues. */
const FEW = 2000

/**
 * The way that has the least to look at: the author's few issues, else the rarest label, else all of a state, in which the issues
 * of an author who has many are close together.
 */
export function chooseWalk(store: ReadStore, query: ListQuery): Walk {
  const { author, sort } = query
  const [rarest] = query.labels.toSorted((a, b) => a.issues - b.issues)
  if (author !== undefined) {
    const inOrder = sort === 'created' && !rarest
    if (inOrder || countAuthor(store, query.repo, author) <= Math.min(FEW, rarest?.issues ?? FEW))
      return byAuthor(query, author)
  }
  return rarest ? byLabel(query, rarest) : byIssue(query)
}

function byIssue(query: ListQuery): Walk {
  return {
    from: `issues i INDEXED BY issues_by_${query.sort}`,
    table: 'i',
    id: 'i.id',
    where: [
      { sql: 'i.repo = ?', values: [query.repo] },
      { sql: 'i.state = ?', values: [STATE] },
      ...(query.author === undefined ? [] : [{ sql: 'i.author = ?', values: [query.author] }]),
    ],
    sorts: false,
  }
}

function byAuthor(query: ListQuery, author: string): Walk {
  return {
    from: 'issues i INDEXED BY issues_by_author',
    table: 'i',
    id: 'i.id',
    where: [
      { sql: 'i.repo = ?', values: [query.repo] },
      { sql: 'i.author = ?', values: [author] },
      { sql: 'i.state = ?', values: [STATE] },
      ...labelled(query.labels, 'i.id'),
    ],
    sorts: query.sort !== 'created',
  }
}

/** The index also holds the set of the issue's labels; where labels share bits, what it lets through is looked at once more. */
function byLabel(query: ListQuery, rarest: LabelRow): Walk {
  const others = query.labels.filter((label) => label.id !== rarest.id)
  const mask = others.reduce((bits, label) => bits | maskOf(label.id), 0n)
  return {
    from: `issue_labels l INDEXED BY issue_labels_by_${query.sort}`,
    table: 'l',
    id: 'l.issue',
    where: [
      { sql: 'l.label = ?', values: [rarest.id] },
      { sql: 'l.state = ?', values: [STATE] },
      ...(mask === 0n ? [] : [{ sql: 'l.mask & ? = ?', values: [mask, mask] }]),
      ...(query.author === undefined ? [] : [{ sql: 'l.author = ?', values: [query.author] }]),
      ...(query.hasFewLabels ? [] : labelled(others, 'l.issue')),
    ],
    sorts: false,
  }
}

export function labelled(labels: LabelRow[], issue: string): Condition[] {
  return labels.map((label) => ({
    sql: `EXISTS (SELECT 1 FROM issue_labels o WHERE o.issue = ${issue} AND o.label = ?)`,
    values: [label.id],
  }))
}

function countAuthor(store: ReadStore, repo: number, author: string): number {
  const row = store.get<{ n: number }>(
    `SELECT count(*) AS n FROM (SELECT 1 FROM issues INDEXED BY issues_by_author
      WHERE repo = ? AND author = ? LIMIT ${FEW + 1})`,
    repo,
    author,
  )
  return row?.n ?? 0
}
