import type { Input, Outcome } from '@smithers/api-spec/contract'

import { append } from '../log/append.ts'
import type { LogEvent, Role } from '../log/kinds.ts'
import { eventByKey } from '../log/read.ts'
import { issueStream } from '../log/streams.ts'
import type { Caller, WritePorts } from '../ports/ports.ts'
import { answer, no } from '../result.ts'
import { invalidInput } from '../text/check-text.ts'
import { toTime } from '../text/time.ts'
import { findIssue } from './find-issue.ts'
import { nextCommentId } from './next-comment-id.ts'
import { keyReused } from './key-reused.ts'
import { isMaintainer, isSame } from './may-change.ts'

/** Adds a comment. The answer is made from the event alone, so that the same key gets the same answer later on. */
export function commentIssue(input: Input<'commentIssue'>, caller: Caller, ports: WritePorts): Outcome<'commentIssue'> {
  if (input.body.trim() === '') return no(invalidInput([{ pointer: '/body', message: 'is blank' }]))
  return ports.store.transaction(() => {
    const found = findIssue(ports.store, input)
    if (!found.ok) return found
    const { repo, issue } = found.value
    const stream = issueStream(repo.id, issue.number)
    const key = input.idempotencyKey
    const before = key === undefined ? undefined : eventByKey(ports.store, caller.actor, key)
    if (before) {
      const same = before.type === 'issue.commented' && before.stream === stream && before.payload.body === input.body
      return same ? answer(201, commentAsMade(before)) : no(keyReused())
    }
    const payload = { id: nextCommentId(ports.store), body: input.body, role: roleOf(caller, issue) }
    return answer(201, commentAsMade(append(ports, caller.actor, { stream, type: 'issue.commented', payload, key })))
  })
}

export function roleOf(caller: Caller, issue: { author: string }): Role {
  if (isSame(caller.actor, issue.author)) return 'author'
  return isMaintainer(caller) ? 'maintainer' : 'other'
}

function commentAsMade({ actor, ts, payload }: LogEvent<'issue.commented'>) {
  return { id: payload.id, author: actor, body: payload.body, html: null, createdAt: toTime(ts) }
}
