import type { Comment } from '@smithers/api-spec/client/model/comment'
import type { Event } from '@smithers/api-spec/client/model/event'
import type { IssueView } from '@smithers/api-spec/client/model/issueView'
import type { Suggestion } from '@smithers/api-spec/client/model/suggestion'

/** One step of an issue's story, at a moment in milliseconds. */
export type Step =
  | { is: 'comment'; at: number; comment: Comment }
  | { is: 'suggestions'; at: number; suggestions: Suggestion[] }
  | { is: 'line'; at: number; actor: string; words: string; suggested: boolean }

/**
 * Tells an issue in order: comments, what Smithers suggested, and what the log says was done. What the page already shows
 * elsewhere (the first words, the comments' own events) is not told twice.
 *
 * @param events the issue's events; empty while they are under way
 */
export function storyOf(issue: IssueView, events: readonly Event[]): Step[] {
  const steps: Step[] = [
    ...issue.thread.map((comment): Step => ({ is: 'comment', at: Date.parse(comment.createdAt), comment })),
    ...togetherMade(issue.suggestions),
    ...events.flatMap((event): Step[] => {
      const words = wordsOf(event)
      const at = Date.parse(event.at)
      return words === undefined
        ? []
        : [{ is: 'line', at, actor: event.actor, words, suggested: 'suggestion' in event.payload }]
    }),
  ]
  return steps.toSorted((a, b) => a.at - b.at)
}

/** Suggestions of one look stand together. */
function togetherMade(suggestions: readonly Suggestion[]): Step[] {
  const looks = Map.groupBy(suggestions, ({ createdAt }) => Math.floor(Date.parse(createdAt) / 10_000))
  return [...looks.values()].map((made) => ({
    is: 'suggestions',
    at: Math.max(...made.map(({ createdAt }) => Date.parse(createdAt))),
    suggestions: made,
  }))
}

const closedWords: Record<string, string> = {
  completed: 'closed it as done',
  'not-planned': 'closed it as not planned',
  duplicate: 'closed it as a duplicate',
}

function wordsOf({ type, payload }: Event): string | undefined {
  const told = payload as Record<string, unknown>
  switch (type) {
    case 'issue.imported':
      return 'brought it here from elsewhere'
    case 'issue.edited':
      return `edited the ${[told['title'] !== undefined && 'title', told['body'] !== undefined && 'text'].filter(Boolean).join(' and ')}`
    case 'issue.labelled':
      return labelled(names(told['add']), names(told['remove']))
    case 'issue.closed':
      return (
        (closedWords[String(told['reason'])] ?? 'closed it') +
        (typeof told['duplicateOf'] === 'number' ? ` of #${told['duplicateOf']}` : '')
      )
    case 'issue.reopened':
      return 'reopened it'
    case 'suggestion.undone':
      return 'took a decision on a suggestion back'
    default:
      return undefined
  }
}

function labelled(add: string[], remove: string[]): string {
  const parts = [add.length > 0 && `added ${add.join(', ')}`, remove.length > 0 && `took off ${remove.join(', ')}`]
  return parts.filter(Boolean).join(' and ') || 'looked at the labels'
}

function names(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : []
}
