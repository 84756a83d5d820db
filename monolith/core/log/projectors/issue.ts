import type { LogEvent } from '../kinds.ts'
import type { Projectors } from '../project.ts'
import { issueOf } from '../streams.ts'
import { addLabel, removeLabel, repeatSortKeys, showLabels } from './issue-labels.ts'
import { addIssue, countClosed, countComment, touch } from './issue-row.ts'

type Types =
  | 'issue.created'
  | 'issue.imported'
  | 'issue.edited'
  | 'issue.commented'
  | 'issue.labelled'
  | 'issue.closed'
  | 'issue.reopened'
  | 'issue.triaged'

export const issueProjectors: Projectors<Types> = {
  'issue.created'(store, { seq, stream, actor, ts, payload }, tally) {
    addIssue(store, tally, {
      id: seq,
      ...issueOf(stream),
      ...payload,
      author: actor,
      state: 'open',
      reason: null,
      createdAt: ts,
      updatedAt: ts,
      closedAt: null,
      comments: [],
    })
    store.run('UPDATE accounts SET issues = issues + 1 WHERE address = ?', actor)
  },
  'issue.imported'(store, { seq, stream, payload }, tally) {
    const { createdAt, closedAt, comments } = payload
    const updatedAt = comments.reduce(
      (last, comment) => Math.max(last, comment.createdAt),
      Math.max(createdAt, closedAt ?? 0),
    )
    addIssue(store, tally, { ...payload, ...issueOf(stream), id: seq, updatedAt })
  },
  'issue.edited'(store, event) {
    const issue = touch(store, event)
    const { title, body } = event.payload
    store.run(
      'UPDATE issues SET title = coalesce(?, title), body = coalesce(?, body) WHERE id = ?',
      title ?? null,
      body ?? null,
      issue,
    )
    repeatSortKeys(store, issue)
  },
  'issue.commented'(store, event) {
    const issue = touch(store, event)
    const { id, body, role } = event.payload
    countComment(store, issue, { id, body, role, author: event.actor, createdAt: event.ts })
    store.run('UPDATE accounts SET comments = comments + 1 WHERE address = ?', event.actor)
    repeatSortKeys(store, issue)
  },
  'issue.labelled'(store, event) {
    const issue = touch(store, event)
    const { repo } = issueOf(event.stream)
    for (const label of event.payload.remove) removeLabel(store, issue, repo, label)
    for (const label of event.payload.add) addLabel(store, issue, repo, label, event.payload.suggestion ?? null)
    showLabels(store, issue)
  },
  'issue.closed'(store, event) {
    const issue = touch(store, event)
    const { reason, duplicateOf, suggestion, closedAt } = event.payload
    countClosed(store, issue, 1)
    store.run(
      `UPDATE issues SET state = 'closed', state_reason = ?, duplicate_of = ?, closed_at = ?, state_by = ? WHERE id = ?`,
      reason,
      duplicateOf,
      closedAt ?? event.ts,
      // A closing that is put back belongs to no suggestion any more.
      closedAt === undefined ? (suggestion ?? null) : null,
      issue,
    )
    repeatSortKeys(store, issue)
  },
  'issue.reopened'(store, event) {
    const issue = touch(store, event)
    countClosed(store, issue, -1)
    store.run(
      `UPDATE issues SET state = 'open', state_reason = ?, duplicate_of = NULL, closed_at = NULL, state_by = NULL WHERE id = ?`,
      event.payload.reason,
      issue,
    )
    repeatSortKeys(store, issue)
  },
  'issue.triaged'(store, event: LogEvent<'issue.triaged'>) {
    const { repo, number } = issueOf(event.stream)
    store.run('UPDATE issues SET triaged = 1, version = ? WHERE repo = ? AND number = ?', event.version, repo, number)
  },
}
