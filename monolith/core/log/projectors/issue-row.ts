import type { Store } from '../../ports/store.ts'
import type { LogEvent, Role } from '../kinds.ts'
import { issueOf } from '../streams.ts'

type NewIssue = {
  repo: number
  number: number
  author: string
  title: string
  body: string
  state: 'open' | 'closed'
  reason: string | null
  createdAt: number
  updatedAt: number
  closedAt: number | null
}

/** @returns the row's id, which is also its id in the full-text index */
export function addIssue(store: Store, issue: NewIssue): number {
  const row = store.get<{ id: number }>(
    `INSERT INTO issues (repo, number, state, state_reason, author, comments, pending, triaged, last_reply, version,
        created_at, updated_at, closed_at, labels, title, body)
      VALUES (?, ?, ?, ?, ?, 0, 0, 0, 'none', 1, ?, ?, ?, '[]', ?, ?) RETURNING id`,
    issue.repo,
    issue.number,
    issue.state,
    issue.reason,
    issue.author,
    issue.createdAt,
    issue.updatedAt,
    issue.closedAt,
    issue.title,
    issue.body,
  )
  const closed = issue.state === 'closed' ? 1 : 0
  store.run(
    `UPDATE repos SET next_issue = max(next_issue, ?), open_issues = open_issues + ?, closed_issues = closed_issues + ?
      WHERE id = ?`,
    issue.number + 1,
    1 - closed,
    closed,
    issue.repo,
  )
  if (!row) throw new Error('an inserted issue has no id')
  return row.id
}

/** Notes that an event of the issue happened. @returns the row's id */
export function touch(store: Store, event: LogEvent): number {
  const { repo, number } = issueOf(event.stream)
  const row = store.get<{ id: number }>(
    'UPDATE issues SET version = ?, updated_at = max(updated_at, ?) WHERE repo = ? AND number = ? RETURNING id',
    event.version,
    event.ts,
    repo,
    number,
  )
  if (!row) throw new Error(`event ${event.seq} is of an issue that does not exist`)
  return row.id
}

type NewComment = { id: number; author: string; body: string; role: Role; createdAt: number; ts: number | null }

/** An answer by the author also answers the wish for a reproduction. */
export function countComment(store: Store, issue: number, comment: NewComment) {
  store.run(
    'INSERT INTO comments (id, issue, author, created_at, body) VALUES (?, ?, ?, ?, ?)',
    comment.id,
    issue,
    comment.author,
    comment.createdAt,
    comment.body,
  )
  store.run(
    `UPDATE issues SET comments = comments + 1, last_reply = ?1,
      needs_repro = CASE WHEN ?1 = 'author' THEN NULL ELSE needs_repro END WHERE id = ?2`,
    comment.role,
    issue,
  )
}

/** Moves an issue between its repository's counts, when its state does change. @param by 1 when it is being closed */
export function countClosed(store: Store, issue: number, by: 1 | -1) {
  const row = store.get<{ repo: number; state: string }>('SELECT repo, state FROM issues WHERE id = ?', issue)
  if (!row || (row.state === 'closed') === (by === 1)) return
  store.run(
    'UPDATE repos SET open_issues = open_issues - ?1, closed_issues = closed_issues + ?1 WHERE id = ?2',
    by,
    row.repo,
  )
}
