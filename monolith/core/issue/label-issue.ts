import type { Input, Outcome } from '@smithers/api-spec/contract'

import { findLabels } from '../label/find-labels.ts'
import { append } from '../log/append.ts'
import { issueStream } from '../log/streams.ts'
import type { Caller, WritePorts } from '../ports/ports.ts'
import { answer, no } from '../result.ts'
import { invalidInput } from '../text/check-text.ts'
import { findIssue, readIssue } from './find-issue.ts'
import { issueOf } from './issue-row.ts'

/** Adds and takes away labels. What the issue has already, or has not, makes no event. */
export function labelIssue(input: Input<'labelIssue'>, caller: Caller, ports: WritePorts): Outcome<'labelIssue'> {
  return ports.store.transaction(() => {
    const found = findIssue(ports.store, input)
    if (!found.ok) return found
    const { repo, issue } = found.value
    const add = findLabels(ports.store, repo.id, input.add ?? [])
    if (!add.ok) return add
    const remove = findLabels(ports.store, repo.id, input.remove ?? [])
    if (!remove.ok) return remove
    const both = add.value.find((label) => remove.value.some((other) => other.id === label.id))
    if (both)
      return no(invalidInput([{ pointer: '/remove', message: `names ${both.name}, which is also to be added` }]))

    const names = new Set(issueOf(issue).labels)
    const payload = {
      add: add.value.map((label) => label.name).filter((name) => !names.has(name)),
      remove: remove.value.map((label) => label.name).filter((name) => names.has(name)),
    }
    if (payload.add.length + payload.remove.length > 0)
      append(ports, caller.actor, { stream: issueStream(repo.id, issue.number), type: 'issue.labelled', payload })
    return answer(200, issueOf(readIssue(ports.store, issue.id)))
  })
}
