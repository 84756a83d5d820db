import { describe, expect, it } from 'vitest'
import { issueFilter } from './filter.ts'
import { aSuggestion } from './samples.ts'
import { bringBack, putOff, readSnoozed, stillAsleep, whenLater } from './snooze.ts'
import { forget, forgetIssues, last, remember, type Step, withoutLast } from './undo.ts'
import { canonical, decided, did, issueNumber, likenesses, mark, proposal, reasonParts } from './words.ts'

const step = (ids: number[]): Step => ({ is: 'verdict', verdict: 'accepted', ids, issue: 1 })

describe('the trail', () => {
  it('gives decisions back from the newest to the oldest', () => {
    const trail = remember(remember([], step([1])), step([2, 3]))
    expect(last(trail)).toEqual(step([2, 3]))
    expect(last(withoutLast(trail))).toEqual(step([1]))
    expect(last(withoutLast(withoutLast(trail)))).toBeUndefined()
  })
  it('forgets what the hub refused and keeps the rest of the same decision', () => {
    const trail = remember(remember([], step([1, 2])), step([3]))
    expect(forget(trail, [2, 3])).toEqual([step([1])])
  })
  it('forgets the issues for which a decision did not come true, however many came after it', () => {
    const closed: Step = { is: 'closed', did: 'closed', numbers: [4, 5], issue: undefined }
    const change = { number: 6, add: ['bug'], remove: [] }
    const labelled: Step = { is: 'labelled', did: '+bug', changes: [change], issue: 6 }
    const trail = [closed, labelled, step([2])]
    expect(forgetIssues(trail, closed, [4])).toEqual([{ ...closed, numbers: [5] }, labelled, step([2])])
    expect(forgetIssues(trail, closed, [4, 5])).toEqual([labelled, step([2])])
    expect(forgetIssues(trail, labelled, [6])).toEqual([closed, step([2])])
    expect(forgetIssues([step([2])], closed, [4])).toEqual([step([2])])
  })
})

describe('later', () => {
  const friday = new Date(2026, 10, 20, 23, 59).getTime()
  it('is eight in the morning of the next day', () => {
    expect(new Date(whenLater('tomorrow', friday))).toEqual(new Date(2026, 10, 21, 8))
  })
  it('is the coming Monday, and on a Monday the next one', () => {
    expect(new Date(whenLater('week', friday))).toEqual(new Date(2026, 10, 23, 8))
    expect(new Date(whenLater('week', new Date(2026, 10, 23, 7).getTime()))).toEqual(new Date(2026, 10, 30, 8))
    expect(new Date(whenLater('week', new Date(2026, 10, 22, 12).getTime()))).toEqual(new Date(2026, 10, 23, 8))
  })
  it('ends when its time has come', () => {
    const asleep = putOff(putOff({}, [{ number: 1, title: 'a' }], 10), [{ number: 2, title: 'b' }], 20)
    expect(Object.keys(stillAsleep(asleep, 10))).toEqual(['2'])
    expect(Object.keys(bringBack(asleep, [2]))).toEqual(['1'])
  })
  it('survives whatever stands in the browser’s storage', () => {
    expect(
      readSnoozed('{"7":{"until":5,"title":"x"},"0":{"until":1,"title":"y"},"8":{"until":"soon"},"9":null}'),
    ).toEqual({
      7: { until: 5, title: 'x' },
    })
    for (const broken of [null, '', '{', 'null', '[]', '"x"', '7']) expect(readSnoozed(broken)).toEqual({})
  })
})

describe('the words', () => {
  it('say what is proposed', () => {
    expect(proposal({ kind: 'duplicate', value: '377' })).toBe('duplicate of #377')
    expect(proposal({ kind: 'needs-repro', value: '' })).toBe('ask for a reproduction')
    expect(mark({ kind: 'label', value: 'area/cli' })).toBe('area/cli')
  })
  it('say what was decided, one or many', () => {
    expect(decided('accepted', [aSuggestion({ id: 1, issue: 4 })])).toBe('accepted label bug on #4')
    expect(decided('rejected', [aSuggestion({ id: 1, issue: 4 }), aSuggestion({ id: 2, issue: 4 })])).toBe(
      'declined 2 suggestions on 1 issue',
    )
  })
  it('say what was done to issues, one or many', () => {
    expect(did('+bug', [4])).toBe('+bug #4')
    expect(did('closed as completed', [4, 5])).toBe('closed as completed 2 issues')
  })
  it('find the issues a reason names, once each, and those it rests on besides', () => {
    expect(reasonParts('Closest: #1, #29, #1.', [1, 29, 7], [29])).toEqual({
      parts: ['Closest: ', 1, ', ', 29, ', ', 1, '.'],
      besides: [7],
    })
    expect(reasonParts('Talks of #999 and #12a.', [], [12])).toEqual({
      parts: ['Talks of #999 and #12a.'],
      besides: [12],
    })
  })
  it('gather what is alike, the largest lot first', () => {
    const lots = likenesses([
      aSuggestion({ id: 1, issue: 1, kind: 'duplicate', value: '9' }),
      aSuggestion({ id: 2, issue: 2 }),
      aSuggestion({ id: 3, issue: 3, kind: 'duplicate', value: '8' }),
    ])
    expect(lots.map((lot) => [lot.word, lot.suggestions.length])).toEqual([
      ['close as duplicate', 2],
      ['label bug', 1],
    ])
  })
  it('name the surest canonical issue', () => {
    expect(
      canonical([
        aSuggestion({ id: 1, issue: 1, kind: 'duplicate', value: '5', confidence: 0.2 }),
        aSuggestion({ id: 2, issue: 1, kind: 'duplicate', value: '6', confidence: 0.7 }),
        aSuggestion({ id: 3, issue: 1, confidence: 0.9 }),
      ])?.value,
    ).toBe('6')
  })
  it('read an issue number in any form people type it', () => {
    expect([' #377 ', '377', 'http://localhost:8787/a/b/issues/377'].map(issueNumber)).toEqual([377, 377, 377])
    for (const typed of ['', '#', '0', '-1', '#12x', '1 2', '9'.repeat(20), 'see #4'])
      expect(issueNumber(typed)).toBeUndefined()
  })
})

describe('the filter box', () => {
  it('reads words into parameters and searches for the rest', () => {
    expect(issueFilter('is:closed label:bug label:"good first issue" author:gh:ada crash on start')).toEqual({
      state: 'closed',
      label: ['bug', 'good first issue'],
      author: 'gh:ada',
      search: 'crash on start',
    })
  })
  it('searches for what it does not know instead of dropping it', () => {
    expect(issueFilter('is:odd foo:bar "two words"')).toEqual({ search: 'is:odd foo:bar two words' })
  })
  it('asks for nothing when nothing is said', () => {
    expect(issueFilter('   ')).toEqual({})
    expect(issueFilter('label:""')).toEqual({ search: 'label:' })
  })
})
