import { problem, type Input, type Outcome } from '@smithers/api-spec/contract'

import { append } from '../log/append.ts'
import { issueStream } from '../log/streams.ts'
import type { Caller, WritePorts } from '../ports/ports.ts'
import { answer, no } from '../result.ts'
import { readTitle } from '../text/title.ts'
import { findIssue, readIssue } from './find-issue.ts'
import { issueOf } from './issue-row.ts'
import { mayChange } from './may-change.ts'

/** Changes title or text. With `version` only while the issue still has it. What stays the same makes no event. */
export function editIssue(input: Input<'editIssue'>, caller: Caller, ports: WritePorts): Outcome<'editIssue'> {
  return ports.store.transaction(() => {
    const found = findIssue(ports.store, input)
    if (!found.ok) return found
    const { repo, issue } = found.value
    const allowed = mayChange(caller, issue)
    if (!allowed.ok) return allowed
    const title = input.title === undefined ? undefined : readTitle(input.title)
    if (title && !title.ok) return title
    if (input.version !== undefined && input.version !== issue.version) {
      const detail = `The issue has version ${issue.version} by now, not ${input.version}.`
      return no(problem('issue-stale', detail, { current: issueOf(issue) }))
    }
    const payload = {
      ...(title && title.value !== issue.title ? { title: title.value } : {}),
      ...(input.body !== undefined && input.body !== issue.body ? { body: input.body } : {}),
    }
    if (Object.keys(payload).length > 0)
      append(ports, caller.actor, { stream: issueStream(repo.id, issue.number), type: 'issue.edited', payload })
    return answer(200, issueOf(readIssue(ports.store, issue.id)))
  })
}
