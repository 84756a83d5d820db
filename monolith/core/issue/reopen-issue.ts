import type { Input, Outcome } from '@smithers/api-spec/contract'

import { append } from '../log/append.ts'
import { issueStream } from '../log/streams.ts'
import type { Caller, WritePorts } from '../ports/ports.ts'
import { answer, no } from '../result.ts'
import { issueAlready } from './close-issue.ts'
import { findIssue, readIssue } from './find-issue.ts'
import { issueOf } from './issue-row.ts'
import { mayChange } from './may-change.ts'

export function reopenIssue(input: Input<'reopenIssue'>, caller: Caller, ports: WritePorts): Outcome<'reopenIssue'> {
  return ports.store.transaction(() => {
    const found = findIssue(ports.store, input)
    if (!found.ok) return found
    const { repo, issue } = found.value
    const allowed = mayChange(caller, issue)
    if (!allowed.ok) return allowed
    if (issue.state === 'open') return no(issueAlready(issue.number, 'open'))
    const stream = issueStream(repo.id, issue.number)
    append(ports, caller.actor, { stream, type: 'issue.reopened', payload: { reason: 'reopened' } })
    return answer(200, issueOf(readIssue(ports.store, issue.id)))
  })
}
