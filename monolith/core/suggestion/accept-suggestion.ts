import type { Input, Outcome, ProblemDocuments } from '@smithers/api-spec/contract'

import { checkDuplicate } from '../issue/check-duplicate.ts'
import { issueOf, type IssueRow } from '../issue/issue-row.ts'
import { append } from '../log/append.ts'
import type { Before, CloseReason, Effect } from '../log/kinds.ts'
import { issueStream, suggestionStream } from '../log/streams.ts'
import type { Caller, WritePorts } from '../ports/ports.ts'
import type { ReadStore } from '../ports/store.ts'
import { answer, no, ok, type Result } from '../result.ts'
import { alreadyDecided, findSuggestion, showSuggestion } from './find-suggestion.ts'
import type { SuggestionRow } from './suggestion-row.ts'

/** Does what a suggestion proposes, in the name of the person who accepts: the decision and its effect, all or nothing. */
export function acceptSuggestion(
  input: Input<'acceptSuggestion'>,
  caller: Caller,
  ports: WritePorts,
): Outcome<'acceptSuggestion'> {
  return ports.store.transaction(() => {
    const found = findSuggestion(ports.store, input)
    if (!found.ok) return found
    const { suggestion, issue } = found.value
    if (suggestion.state !== 'pending') return no(alreadyDecided(suggestion))
    const effect = planEffect(ports.store, suggestion, issue)
    if (!effect.ok) return effect

    append(ports, caller.actor, {
      stream: suggestionStream(suggestion.id),
      type: 'suggestion.accepted',
      payload: { effect: effect.value },
    })
    apply(ports, caller.actor, suggestion, effect.value)
    return answer(200, showSuggestion(ports.store, suggestion.id))
  })
}

/** What is already so is left as it is, so that undoing does not take it away. */
function planEffect(
  store: ReadStore,
  { kind, value }: SuggestionRow,
  issue: IssueRow,
): Result<Effect, ProblemDocuments['duplicate-refused']> {
  switch (kind) {
    case 'label':
      return ok({ did: issueOf(issue).labels.includes(value) ? 'nothing' : 'labelled' })
    case 'needs-repro':
      return ok({ did: 'asked-for-repro' })
    case 'duplicate': {
      if (issue.duplicate_of === Number(value)) return ok({ did: 'nothing' })
      const possible = checkDuplicate(store, issue, Number(value))
      return possible.ok ? ok({ did: 'closed', before: standingOf(issue) }) : possible
    }
  }
}

function standingOf(issue: IssueRow): Before {
  if (issue.state === 'open') return { state: 'open', reason: issue.state_reason === 'reopened' ? 'reopened' : null }
  return {
    state: 'closed',
    reason: (issue.state_reason ?? 'completed') as CloseReason,
    duplicateOf: issue.duplicate_of,
    closedAt: issue.closed_at ?? issue.updated_at,
  }
}

function apply(ports: WritePorts, actor: string, { id, repo, number, value }: SuggestionRow, effect: Effect) {
  const stream = issueStream(repo, number)
  if (effect.did === 'labelled')
    append(ports, actor, { stream, type: 'issue.labelled', payload: { add: [value], remove: [], suggestion: id } })
  if (effect.did === 'closed') {
    const payload = { reason: 'duplicate' as const, duplicateOf: Number(value), suggestion: id }
    append(ports, actor, { stream, type: 'issue.closed', payload })
  }
}
