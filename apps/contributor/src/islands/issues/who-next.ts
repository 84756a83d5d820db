import type { Issue } from '@smithers/api-spec/client/model/issue'
import type { StateKind } from '@smithers/ui-kit/state'

export type Next = { is: StateKind; word: string }

/** Who acts next on an issue, in words. */
export function whoNext(issue: Pick<Issue, 'state' | 'stateReason' | 'waiting' | 'pendingSuggestions'>): Next {
  if (issue.state === 'closed') return { is: 'closed', word: closedWords[issue.stateReason ?? 'completed'] }
  if (issue.waiting === 'hub') return { is: 'running', word: 'Smithers reads it' }
  if (issue.waiting === 'author') return { is: 'waiting', word: 'its author answers' }
  return { is: 'waiting', word: issue.pendingSuggestions > 0 ? 'a maintainer decides' : 'a maintainer answers' }
}

const closedWords = {
  completed: 'done',
  'not-planned': 'not planned',
  duplicate: 'duplicate',
  reopened: 'closed',
} as const
