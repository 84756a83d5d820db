import { problem, type Input, type Outcome } from '@smithers/api-spec/contract'

import { append } from '../log/append.ts'
import { issueStream } from '../log/streams.ts'
import type { Caller, WritePorts } from '../ports/ports.ts'
import { answer, no } from '../result.ts'
import { invalidInput } from '../text/check-text.ts'
import { checkDuplicate } from './check-duplicate.ts'
import { roleOf } from './comment-issue.ts'
import { findIssue, readIssue } from './find-issue.ts'
import { issueOf } from './issue-row.ts'
import { mayChange } from './may-change.ts'
import { nextCommentId } from './next-comment-id.ts'

/** Closes an issue, with a last word when one is given. A duplicate names the issue it repeats, and only a duplicate does. */
export function closeIssue(input: Input<'closeIssue'>, caller: Caller, ports: WritePorts): Outcome<'closeIssue'> {
  const { reason = 'completed', duplicateOf, comment } = input
  if (reason === 'duplicate' && duplicateOf === undefined)
    return no(invalidInput([{ pointer: '/duplicateOf', message: 'is missing: a duplicate repeats another issue' }]))
  if (reason !== 'duplicate' && duplicateOf !== undefined)
    return no(invalidInput([{ pointer: '/duplicateOf', message: 'goes only with the reason duplicate' }]))
  if (comment?.trim() === '') return no(invalidInput([{ pointer: '/comment', message: 'is blank' }]))

  return ports.store.transaction(() => {
    const found = findIssue(ports.store, input)
    if (!found.ok) return found
    const { repo, issue } = found.value
    const allowed = mayChange(caller, issue)
    if (!allowed.ok) return allowed
    if (issue.state === 'closed') return no(issueAlready(issue.number, 'closed'))
    const duplicate = duplicateOf === undefined ? undefined : checkDuplicate(ports.store, issue, duplicateOf)
    if (duplicate && !duplicate.ok) return duplicate

    const stream = issueStream(repo.id, issue.number)
    if (comment !== undefined) {
      const payload = { id: nextCommentId(ports.store), body: comment, role: roleOf(caller, issue) }
      append(ports, caller.actor, { stream, type: 'issue.commented', payload })
    }
    append(ports, caller.actor, { stream, type: 'issue.closed', payload: { reason, duplicateOf: duplicateOf ?? null } })
    return answer(200, issueOf(readIssue(ports.store, issue.id)))
  })
}

export function issueAlready(number: number, state: 'open' | 'closed') {
  return problem('issue-already', `Issue ${number} is ${state}.`, { state })
}
