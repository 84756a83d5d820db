import type { Input, Outcome } from '@smithers/api-spec/contract'

import { append } from '../log/append.ts'
import { suggestionStream } from '../log/streams.ts'
import type { Caller, WritePorts } from '../ports/ports.ts'
import { answer, no } from '../result.ts'
import { alreadyDecided, findSuggestion, showSuggestion } from './find-suggestion.ts'

export function rejectSuggestion(
  input: Input<'rejectSuggestion'>,
  caller: Caller,
  ports: WritePorts,
): Outcome<'rejectSuggestion'> {
  return ports.store.transaction(() => {
    const found = findSuggestion(ports.store, input)
    if (!found.ok) return found
    const { suggestion } = found.value
    if (suggestion.state !== 'pending') return no(alreadyDecided(suggestion))
    append(ports, caller.actor, {
      stream: suggestionStream(suggestion.id),
      type: 'suggestion.rejected',
      payload: { reason: input.reason ?? null },
    })
    return answer(200, showSuggestion(ports.store, suggestion.id))
  })
}
