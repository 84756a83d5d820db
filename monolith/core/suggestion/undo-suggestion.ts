import type { Input, Outcome } from '@smithers/api-spec/contract'

import type { IssueRow } from '../issue/issue-row.ts'
import { labelByName } from '../label/find-labels.ts'
import { append } from '../log/append.ts'
import type { Effect } from '../log/kinds.ts'
import { issueStream, suggestionStream } from '../log/streams.ts'
import type { Caller, WritePorts } from '../ports/ports.ts'
import { answer, no } from '../result.ts'
import { alreadyDecided, findSuggestion, showSuggestion } from './find-suggestion.ts'
import type { SuggestionRow } from './suggestion-row.ts'

/** Takes a decision back. Of what accepting did, only what still stands is undone; what people did since then stays. */
export function undoSuggestion(
  input: Input<'undoSuggestion'>,
  caller: Caller,
  ports: WritePorts,
): Outcome<'undoSuggestion'> {
  return ports.store.transaction(() => {
    const found = findSuggestion(ports.store, input)
    if (!found.ok) return found
    const { suggestion, issue } = found.value
    if (suggestion.state !== 'accepted' && suggestion.state !== 'rejected') return no(alreadyDecided(suggestion))
    const effect = suggestion.effect === null ? undefined : (JSON.parse(suggestion.effect) as Effect)
    append(ports, caller.actor, { stream: suggestionStream(suggestion.id), type: 'suggestion.undone', payload: {} })
    if (effect) revert(ports, caller.actor, suggestion, issue, effect)
    return answer(200, showSuggestion(ports.store, suggestion.id))
  })
}

function revert(ports: WritePorts, actor: string, suggestion: SuggestionRow, issue: IssueRow, effect: Effect) {
  const stream = issueStream(suggestion.repo, suggestion.number)
  const by = { suggestion: suggestion.id }
  if (effect.did === 'labelled' && isLabelledBy(ports, suggestion))
    append(ports, actor, { stream, type: 'issue.labelled', payload: { add: [], remove: [suggestion.value], ...by } })
  if (effect.did !== 'closed' || issue.state_by !== suggestion.id) return
  const { before } = effect
  if (before.state === 'open') {
    append(ports, actor, { stream, type: 'issue.reopened', payload: { reason: before.reason, ...by } })
  } else {
    const { reason, duplicateOf, closedAt } = before
    append(ports, actor, { stream, type: 'issue.closed', payload: { reason, duplicateOf, closedAt, ...by } })
  }
}

function isLabelledBy({ store }: WritePorts, { id, repo, issue, value }: SuggestionRow): boolean {
  const label = labelByName(store, repo, value)
  const row =
    label &&
    store.get('SELECT 1 FROM issue_labels WHERE issue = ? AND label = ? AND suggestion = ?', issue, label.id, id)
  return row !== undefined
}
