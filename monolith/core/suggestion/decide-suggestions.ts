import type { Input, Outcome, Success } from '@smithers/api-spec/contract'

import type { Caller, WritePorts } from '../ports/ports.ts'
import { findRepo } from '../repo/find-repo.ts'
import { answer } from '../result.ts'
import { acceptSuggestion } from './accept-suggestion.ts'
import { rejectSuggestion } from './reject-suggestion.ts'
import { undoSuggestion } from './undo-suggestion.ts'

type Decisions = Success<'decideSuggestions'>['body']

/** Decides many in one go. Each is judged as it stands after those before it, and one that is refused changes nothing. */
export function decideSuggestions(
  input: Input<'decideSuggestions'>,
  caller: Caller,
  ports: WritePorts,
): Outcome<'decideSuggestions'> {
  return ports.store.transaction(() => {
    const repo = findRepo(ports.store, input)
    if (!repo.ok) return repo
    // One request is one moment, as limits count it and their preview does.
    const now = ports.clock.now()
    const standing = { ...ports, clock: { now: () => now } }
    const done: Decisions = { suggestions: [], refused: [] }
    for (const id of input.ids) {
      const outcome = decide(input, id, caller, standing)
      if (outcome.ok) done.suggestions.push(outcome.body)
      else done.refused.push({ id, problem: outcome.problem as Decisions['refused'][number]['problem'] })
    }
    return answer(200, done)
  })
}

function decide(input: Input<'decideSuggestions'>, id: number, caller: Caller, ports: WritePorts) {
  const { owner, repo, reason } = input
  switch (input.verdict) {
    case 'accept':
      return acceptSuggestion({ owner, repo, id }, caller, ports)
    case 'reject':
      return rejectSuggestion({ owner, repo, id, ...(reason !== undefined && { reason }) }, caller, ports)
    case 'undo':
      return undoSuggestion({ owner, repo, id }, caller, ports)
  }
}
