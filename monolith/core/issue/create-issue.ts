import type { Input, Outcome } from '@smithers/api-spec/contract'

import { byName } from '../label/by-name.ts'
import { findLabels } from '../label/find-labels.ts'
import { append } from '../log/append.ts'
import type { LogEvent } from '../log/kinds.ts'
import { eventByKey } from '../log/read.ts'
import { issueStream } from '../log/streams.ts'
import type { Caller, WritePorts } from '../ports/ports.ts'
import { findRepo } from '../repo/find-repo.ts'
import { answer, no } from '../result.ts'
import { invalidInput } from '../text/check-text.ts'
import { readTitle } from '../text/title.ts'
import { toTime } from '../text/time.ts'
import { keyReused } from './key-reused.ts'
import { isMaintainer } from './may-change.ts'

/** Files an issue. The answer is made from the event alone, so that the same key gets the same answer later on. */
export function createIssue(input: Input<'createIssue'>, caller: Caller, ports: WritePorts): Outcome<'createIssue'> {
  const { store } = ports
  const title = readTitle(input.title)
  const wanted = input.labels ?? []
  return store.transaction(() => {
    const repo = findRepo(store, input)
    if (!repo.ok) return repo
    if (!title.ok) return title
    if (wanted.length > 0 && !isMaintainer(caller))
      return no(invalidInput([{ pointer: '/labels', message: 'may be given by maintainers only' }]))
    const labels = findLabels(store, repo.value.id, wanted)
    if (!labels.ok) return labels
    const payload = { title: title.value, body: input.body ?? '', labels: labels.value.map((label) => label.name) }

    const key = input.idempotencyKey
    const before = key === undefined ? undefined : eventByKey(store, caller.actor, key)
    if (before) {
      const same =
        before.type === 'issue.created' &&
        before.stream.startsWith(issueStream(repo.value.id, 0).slice(0, -1)) &&
        JSON.stringify(before.payload) === JSON.stringify(payload)
      return same ? answer(201, issueAsCreated(before)) : no(keyReused())
    }
    const stream = issueStream(repo.value.id, repo.value.next_issue)
    return answer(201, issueAsCreated(append(ports, caller.actor, { stream, type: 'issue.created', payload, key })))
  })
}

function issueAsCreated({ stream, ts, actor, payload }: LogEvent<'issue.created'>) {
  return {
    number: Number(stream.slice(stream.indexOf('/') + 1)),
    title: payload.title,
    body: payload.body,
    state: 'open' as const,
    stateReason: null,
    duplicateOf: null,
    labels: payload.labels.toSorted(byName),
    author: actor,
    comments: 0,
    pendingSuggestions: 0,
    triaged: false,
    waiting: 'hub' as const,
    version: 1,
    createdAt: toTime(ts),
    updatedAt: toTime(ts),
    closedAt: null,
  }
}
