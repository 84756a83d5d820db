import type { Input, Outcome } from '@smithers/api-spec/contract'

import type { Caller, Ports } from '../ports/ports.ts'
import { answer } from '../result.ts'
import { findSuggestion } from './find-suggestion.ts'
import { suggestionOf } from './suggestion-row.ts'

export function viewSuggestion(
  input: Input<'viewSuggestion'>,
  _caller: Caller,
  { store }: Ports,
): Outcome<'viewSuggestion'> {
  const found = findSuggestion(store, input)
  return found.ok ? answer(200, suggestionOf(found.value.suggestion, found.value.issue.title)) : found
}
