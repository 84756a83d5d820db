import { describe, expect, test } from 'vitest'
import type { Event } from '@smithers/api-spec/client/model/event'
import type { IssueView } from '@smithers/api-spec/client/model/issueView'
import { storyOf } from './story.ts'

const issue = { thread: [], suggestions: [] } as unknown as IssueView
const event = (seq: number, type: string, payload: object = {}): Event => ({
  seq,
  id: String(seq),
  at: new Date(seq * 60_000).toISOString(),
  actor: 'local',
  stream: 'issue:1/1',
  version: seq,
  type,
  payload: payload as Event['payload'],
})

describe('the story of an issue', () => {
  test('comments and events stand in the order they happened', () => {
    const thread = [{ id: 1, author: 'a', body: 'b', html: null, createdAt: new Date(90_000).toISOString() }]
    const story = storyOf({ ...issue, thread }, [
      event(1, 'issue.labelled', { add: ['bug'], remove: [] }),
      event(2, 'issue.reopened'),
    ])
    expect(story.map(({ is }) => is)).toEqual(['line', 'comment', 'line'])
  })

  test('what the page shows elsewhere is not told twice', () => {
    expect(
      storyOf(issue, [event(1, 'issue.created'), event(2, 'issue.commented'), event(3, 'suggestion.made')]),
    ).toEqual([])
  })

  test('an event of a kind this page does not know yet is passed over', () => {
    expect(storyOf(issue, [event(1, 'issue.promoted', { to: 'x' })])).toEqual([])
  })

  test.each([
    ['issue.labelled', { add: ['bug', 'cli'], remove: ['docs'] }, 'added bug, cli and took off docs'],
    ['issue.labelled', { add: 'not a list' }, 'looked at the labels'],
    ['issue.closed', { reason: 'duplicate', duplicateOf: 7 }, 'closed it as a duplicate of #7'],
    ['issue.closed', { reason: 'unheard-of' }, 'closed it'],
    ['issue.edited', { body: '' }, 'edited the text'],
  ])('%s %o is told as "%s"', (type, payload, words) => {
    expect(storyOf(issue, [event(1, type, payload)])).toMatchObject([{ words }])
  })

  test('suggestions of one look stand together', () => {
    const made = (seconds: number) => ({ createdAt: new Date(seconds * 1000).toISOString() })
    const suggestions = [made(1), made(2), made(60)] as unknown as IssueView['suggestions']
    expect(
      storyOf({ ...issue, suggestions }, []).map((step) => step.is === 'suggestions' && step.suggestions.length),
    ).toEqual([2, 1])
  })
})
