import type { Store } from '../../ports/store.ts'
import type { ImportedIssue, LogEvent, Role } from '../kinds.ts'
import { issueOf } from '../streams.ts'
import type { Tally } from '../tally.ts'
import { addLabels, inOrder } from './issue-labels.ts'

type NewIssue = Omit<ImportedIssue, 'reason'> & {
  /** The sequence number of the event that made it: unique, and known without asking. It is its id in the full-text index too. */
  id: number
  repo: number
  number: number
  reason: string | null
  updatedAt: number
}

/** Writes a whole issue at once. */
export function addIssue(store: Store, tally: Tally, issue: NewIssue) {
  const { id, repo, number, state, author, createdAt, updatedAt, comments } = issue
  const labels = inOrder(issue.labels.map((name) => tally.label(repo, name)))
  const last = comments.at(-1)
  store.run(
    `INSERT INTO issues (id, repo, number, state, state_reason, author, comments, pending, triaged, last_reply, version,
        created_at, updated_at, closed_at, labels, title, body)
      VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, ?, 1, ?, ?, ?, ?, ?, ?)`,
    id,
    repo,
    number,
    state,
    issue.reason,
    author,
    comments.length,
    last === undefined ? 'none' : last.author === author ? 'author' : 'other',
    createdAt,
    updatedAt,
    issue.closedAt,
    JSON.stringify(labels.map((label) => label.name)),
    issue.title,
    issue.body,
  )
  tally.countIssue(repo, number, state)
  if (labels.length > 0)
    addLabels(store, tally, { id, number, state, author, createdAt, updatedAt, comments: comments.length }, labels)
  for (const comment of comments) addComment(store, id, comment)
}

type Comment = ImportedIssue['comments'][number]

function addComment(store: Store, issue: number, { id, author, createdAt, body }: Comment) {
  store.run(
    'INSERT INTO comments (id, issue, author, created_at, body) VALUES (?, ?, ?, ?, ?)',
    id,
    issue,
    author,
    createdAt,
    body,
  )
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

type NewComment = { id: number; author: string; body: string; role: Role; createdAt: number }

/** An answer by the author also answers the wish for a reproduction. */
export function countComment(store: Store, issue: number, comment: NewComment) {
  addComment(store, issue, comment)
  store.run(
    `UPDATE issues SET comments = comments + 1, last_reply = ?1,
      needs_repro = CASE WHEN ?1 = 'author' THEN NULL ELSE needs_repro END WHERE id = ?2`,
    comment.role,
    issue,
  )
}

/** Moves an issue between its repository's counts, when its state does change. @param by 1 when it is being closed */
export function countClosed(store: Store, issue: number, by: 1 | -1) {
  const row = store.get<{ repo: number; state: string; pending: number }>(
    'SELECT repo, state, pending FROM issues WHERE id = ?',
    issue,
  )
  if (!row || (row.state === 'closed') === (by === 1)) return
  store.run(
    `UPDATE repos SET open_issues = open_issues - ?1, closed_issues = closed_issues + ?1, pending = pending - ?1 * ?2
      WHERE id = ?3`,
    by,
    row.pending,
    row.repo,
  )
}
