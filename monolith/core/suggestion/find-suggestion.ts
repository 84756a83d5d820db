import { problem, type ProblemDocuments } from '@smithers/api-spec/contract'

import { readIssue } from '../issue/find-issue.ts'
import type { IssueRow } from '../issue/issue-row.ts'
import type { ReadStore } from '../ports/store.ts'
import { findRepo } from '../repo/find-repo.ts'
import { no, ok, type Result } from '../result.ts'
import { suggestionOf, type SuggestionRow } from './suggestion-row.ts'

type Named = { owner: string; repo: string; id: number }
type Problem = ProblemDocuments['repo-not-found'] | ProblemDocuments['suggestion-not-found']

export function findSuggestion(
  store: ReadStore,
  named: Named,
): Result<{ suggestion: SuggestionRow; issue: IssueRow }, Problem> {
  const repo = findRepo(store, named)
  if (!repo.ok) return repo
  const { id } = named
  const suggestion = store.get<SuggestionRow>('SELECT * FROM suggestions WHERE id = ? AND repo = ?', id, repo.value.id)
  if (!suggestion)
    return no(problem('suggestion-not-found', `${named.owner}/${named.repo} has no suggestion ${id}.`, { id }))
  return ok({ suggestion, issue: readIssue(store, suggestion.issue) })
}

/** A suggestion that was just written to, as the spec shows it. */
export function showSuggestion(store: ReadStore, id: number) {
  const row = store.get<SuggestionRow>('SELECT * FROM suggestions WHERE id = ?', id)
  if (!row) throw new Error(`suggestion ${id} is gone`)
  return suggestionOf(row, readIssue(store, row.issue).title)
}

export function alreadyDecided({ id, state, decided_by: decidedBy }: SuggestionRow) {
  const by = decidedBy === null ? '' : ` by ${decidedBy}`
  return problem('suggestion-decided', `Suggestion ${id} is ${state}${by}.`, { state, decidedBy })
}
