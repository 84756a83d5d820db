import type { Input, Outcome } from '@smithers/api-spec/contract'

import type { Caller, Ports } from '../ports/ports.ts'
import { answer } from '../result.ts'
import { suggestionOf, type SuggestionRow } from '../suggestion/suggestion-row.ts'
import { commentOf, type CommentRow } from './comment-row.ts'
import { findIssue } from './find-issue.ts'
import { issueOf } from './issue-row.ts'

export async function viewIssue(
  input: Input<'viewIssue'>,
  _caller: Caller,
  { store, offload }: Ports,
): Promise<Outcome<'viewIssue'>> {
  const found = findIssue(store, input)
  if (!found.ok) return found
  const { repo, issue } = found.value
  const thread = store.all<CommentRow>('SELECT * FROM comments WHERE issue = ? ORDER BY id', issue.id)
  const suggestions = store.all<SuggestionRow>('SELECT * FROM suggestions WHERE issue = ? ORDER BY id', issue.id)
  const base = `/${repo.owner}/${repo.name}/issues`
  const render = (text: string) => (input.html ? offload.markdown(text, base) : null)
  return answer(200, {
    ...issueOf(issue),
    html: await render(issue.body),
    thread: await Promise.all(thread.map(async (row) => commentOf(row, await render(row.body)))),
    suggestions: suggestions.map((row) => suggestionOf(row, issue.title)),
  })
}
