import type { LabelRow } from '../../label/find-labels.ts'
import { maskOf } from '../../log/projectors/issue-labels.ts'
import type { SqlValue } from '../../ports/store.ts'
import { STATE } from './state.ts'
import type { ListQuery } from './find-page.ts'

type Condition = { sql: string; values: SqlValue[] }

/** One way through the issues: where it begins, what the index decides, what is looked at row by row. */
export type Walk = {
  from: string
  /** The table whose sort keys order the walk. */
  table: 'i' | 'l'
  /** True when no index gives the order. */
  sorts: boolean
  where: Condition[]
  rest: Condition[]
}

/** In order through the issues of a state. */
export function byIssue(query: ListQuery): Walk {
  return {
    from: `issues i INDEXED BY issues_by_${query.sort}`,
    table: 'i',
    sorts: false,
    where: [
      { sql: 'i.repo = ?', values: [query.repo] },
      { sql: 'i.state = ?', values: [STATE] },
    ],
    rest: textAmong(query),
  }
}

/** In order through one author's issues. */
export function byAuthor(query: ListQuery): Walk {
  return {
    from: `issues i INDEXED BY issues_by_author_${query.sort}`,
    table: 'i',
    sorts: false,
    where: [
      { sql: 'i.repo = ?', values: [query.repo] },
      { sql: 'i.author = ?', values: [query.author ?? ''] },
      { sql: 'i.state = ?', values: [STATE] },
    ],
    rest: [...labelled(query.labels, 'i.id'), ...textAmong(query)],
  }
}

/** In order through the issues of the rarest label; the index also holds the set of all labels and the author. */
export function byLabel(query: ListQuery, rarest: LabelRow): Walk {
  const others = query.labels.filter((label) => label.id !== rarest.id)
  const mask = others.reduce((bits, label) => bits | maskOf(label.id), 0n)
  return {
    from: `issue_labels l INDEXED BY issue_labels_by_${query.sort} CROSS JOIN issues i ON i.id = l.issue`,
    table: 'l',
    sorts: false,
    where: [
      { sql: 'l.label = ?', values: [rarest.id] },
      { sql: 'l.state = ?', values: [STATE] },
    ],
    rest: [
      ...(mask === 0n ? [] : [{ sql: 'l.mask & ? = ?', values: [mask, mask] }]),
      ...(query.author === undefined ? [] : [{ sql: 'l.author = ?', values: [query.author] }]),
      ...labelled(others, 'l.issue'),
      ...textAmong(query, 'l.issue'),
    ],
  }
}

/** Through the few issues that hold the words. */
export function byText(query: ListQuery): Walk {
  return {
    from: 'issue_text t CROSS JOIN issues i ON i.id = t.rowid',
    table: 'i',
    sorts: true,
    where: [{ sql: 'issue_text MATCH ?', values: [query.match ?? ''] }],
    rest: [
      { sql: 'i.repo = ?', values: [query.repo] },
      { sql: 'i.state = ?', values: [STATE] },
      ...(query.author === undefined ? [] : [{ sql: 'i.author = ?', values: [query.author] }]),
      ...labelled(query.labels, 'i.id'),
    ],
  }
}

function labelled(labels: LabelRow[], issue: string): Condition[] {
  return labels.map((label) => ({
    sql: `EXISTS (SELECT 1 FROM issue_labels o WHERE o.issue = ${issue} AND o.label = ?)`,
    values: [label.id],
  }))
}

/** Words that many issues hold are looked for issue by issue, in the order of the walk. */
function textAmong(query: ListQuery, issue = 'i.id'): Condition[] {
  if (query.match === undefined) return []
  return [
    {
      sql: `EXISTS (SELECT 1 FROM issue_text WHERE issue_text MATCH ? AND rowid = ${issue})`,
      values: [query.match],
    },
  ]
}
