import type { Issue } from '@smithers/api-spec/client/model/issue'
import type { StateKind } from '@smithers/ui-kit/state'

export type Next = { is: StateKind; word: string }

/** Who acts next on an issue of a list, as far as its row tells. */
export function whoNext(issue: Pick<Issue, 'state' | 'stateReason' | 'triaged' | 'pendingSuggestions'>): Next {
  if (issue.state === 'closed') return { is: 'closed', word: closedWords[issue.stateReason ?? 'completed'] }
  if (!issue.triaged) return { is: 'running', word: 'Smithers reads it' }
  if (issue.pendingSuggestions > 0) return { is: 'waiting', word: 'a maintainer decides' }
  return { is: 'open', word: 'open' }
}

const closedWords = {
  completed: 'done',
  'not-planned': 'not planned',
  duplicate: 'duplicate',
  reopened: 'closed',
} as const
