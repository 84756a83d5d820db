import type { IssueView } from '@smithers/api-spec/client/model/issueView'
import type { StateKind } from '@smithers/ui-kit/state'

export type Standing = { is: StateKind; state: string; next: string }

/** Where an issue stands, why it waits and what happens next, as a sentence. */
export function standing(
  issue: Pick<IssueView, 'state' | 'stateReason' | 'waiting' | 'pendingSuggestions' | 'suggestions' | 'triaged'>,
): Standing {
  if (issue.state === 'closed') return { is: 'closed', state: 'Closed', next: closed[issue.stateReason ?? 'completed'] }
  switch (issue.waiting) {
    case 'hub':
      return {
        is: 'running',
        state: 'Open',
        next: 'Smithers is looking for similar issues and fitting labels; that takes seconds.',
      }
    case 'author':
      return { is: 'waiting', state: 'Open', next: 'Its author was asked something. It goes on when they answer.' }
    case 'maintainer':
      return { is: 'waiting', state: 'Open', next: waitsForMaintainer(issue.pendingSuggestions) }
    case 'nobody':
      return { is: 'open', state: 'Open', next: 'Nobody is waited for.' }
  }
}

function waitsForMaintainer(suggestions: number): string {
  if (suggestions === 0) return 'It waits for a maintainer to answer.'
  return `It waits for a maintainer, who decides on ${suggestions === 1 ? 'one suggestion' : `${suggestions} suggestions`} next.`
}

const closed = {
  completed: 'It was done. Reopen it if it is not.',
  'not-planned': 'It is not planned. A comment may change minds.',
  duplicate: 'The same is told in',
  reopened: 'It is closed.',
} as const
