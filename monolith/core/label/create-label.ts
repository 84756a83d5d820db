import { problem, type Input, type Outcome } from '@smithers/api-spec/contract'

import { append } from '../log/append.ts'
import { repoStream } from '../log/streams.ts'
import type { Caller, WritePorts } from '../ports/ports.ts'
import { findRepo } from '../repo/find-repo.ts'
import { answer, no } from '../result.ts'
import { labelByName } from './find-labels.ts'

export function createLabel(input: Input<'createLabel'>, caller: Caller, ports: WritePorts): Outcome<'createLabel'> {
  return ports.store.transaction(() => {
    const repo = findRepo(ports.store, input)
    if (!repo.ok) return repo
    const name = input.name.trimEnd()
    const known = labelByName(ports.store, repo.value.id, name)
    if (known) return no(problem('label-exists', `There is a label ${known.name} already.`, { label: known.name }))
    const description = input.description ?? ''
    addLabel(ports, caller.actor, repo.value.id, name, description)
    return answer(201, { name, description, issues: 0 })
  })
}

/** Labels count through the whole hub; the id is written into the event, so a rebuild gives the same. */
export function addLabel(
  ports: Pick<WritePorts, 'store' | 'clock' | 'ids'>,
  actor: string,
  repo: number,
  name: string,
  description: string,
) {
  const id = (ports.store.get<{ id: number }>('SELECT id FROM labels ORDER BY id DESC LIMIT 1')?.id ?? 0) + 1
  append(ports, actor, { stream: repoStream(repo), type: 'label.created', payload: { id, name, description } })
}
