import { describe, expect, it } from 'vitest'
import {
  arrive,
  decide,
  decidedIssues,
  emptyBoard,
  isOpen,
  lay,
  openIssues,
  openOf,
  reopen,
  showWaiting,
  standClosed,
  standOpen,
  suggestionsOf,
} from './board.ts'
import { aSuggestion } from './samples.ts'

const now = '2026-11-22T10:00:00.000Z'
const page = [
  aSuggestion({ id: 1, issue: 9, kind: 'label', confidence: 0.9 }),
  aSuggestion({ id: 2, issue: 9, kind: 'duplicate', confidence: 0.6 }),
  aSuggestion({ id: 3, issue: 7 }),
  aSuggestion({ id: 4, issue: 3, state: 'accepted' }),
]

describe('the board', () => {
  it('shows each issue once, in the order the hub gave, and none that is decided', () => {
    expect(openIssues(lay(emptyBoard, page))).toEqual([9, 7])
  })

  it('puts a duplicate before a surer label, because it settles the issue', () => {
    expect(suggestionsOf(lay(emptyBoard, page), 9).map((one) => one.id)).toEqual([2, 1])
  })

  it('takes an issue off only when its last open suggestion is decided', () => {
    const one = decide(lay(emptyBoard, page), [1], 'accepted', '0xme', now)
    expect(openIssues(one)).toEqual([9, 7])
    expect(openIssues(decide(one, [2], 'rejected', '0xme', now))).toEqual([7])
  })

  it('takes an issue off when it is accepted as a duplicate: for a closed issue nothing waits', () => {
    const closed = decide(lay(emptyBoard, page), [2], 'accepted', '0xme', now)
    expect(openIssues(closed)).toEqual([7])
    expect(openIssues(reopen(closed, [2]))).toEqual([9, 7])
    expect(openIssues(decide(lay(emptyBoard, page), [2], 'rejected', '0xme', now))).toEqual([9, 7])
  })

  it('takes an issue off when somebody closes it, and lays it back when it is reopened', () => {
    const closed = standClosed(lay(emptyBoard, page), [9])
    expect(openIssues(closed)).toEqual([7])
    expect(openIssues(standOpen(closed, [9]))).toEqual([9, 7])
    expect(openIssues(lay(closed, page))).toEqual([9, 7])
  })

  it('forgets a waiting issue that was closed meanwhile', () => {
    const arrived = arrive(lay(emptyBoard, page), aSuggestion({ id: 8, issue: 12 }))
    expect(openIssues(showWaiting(standClosed(arrived, [12])))).toEqual([9, 7])
  })

  it('brings an undone decision back to the place where it stood', () => {
    const gone = decide(lay(emptyBoard, page), [1, 2], 'accepted', '0xme', now)
    expect(openIssues(reopen(gone, [1, 2]))).toEqual([9, 7])
    expect(openOf(reopen(gone, [2]), 9)[0]).toMatchObject({ id: 2, decidedBy: null })
  })

  it('keeps an arrival waiting, so nothing moves, until it is asked for', () => {
    const arrived = arrive(lay(emptyBoard, page), aSuggestion({ id: 8, issue: 12 }))
    expect(openIssues(arrived)).toEqual([9, 7])
    expect(arrived.waiting).toEqual([12])
    expect(openIssues(showWaiting(arrived))).toEqual([12, 9, 7])
  })

  it('shows a new suggestion for an issue on the table at once', () => {
    const arrived = arrive(lay(emptyBoard, page), aSuggestion({ id: 8, issue: 7, value: 'docs' }))
    expect(arrived.waiting).toEqual([])
    expect(openOf(arrived, 7)).toHaveLength(2)
  })

  it('forgets a waiting issue that somebody else decided meanwhile', () => {
    const arrived = arrive(lay(emptyBoard, page), aSuggestion({ id: 8, issue: 12 }))
    const decided = arrive(arrived, aSuggestion({ id: 8, issue: 12, state: 'rejected' }))
    expect(openIssues(showWaiting(decided))).toEqual([9, 7])
  })

  it('tells the decided issues from the latest decision on', () => {
    const first = decide(lay(emptyBoard, page), [3], 'accepted', '0xme', '2026-11-22T10:00:00.000Z')
    const second = decide(first, [1], 'rejected', '0xme', '2026-11-22T10:00:01.000Z')
    expect(decidedIssues(second)).toEqual([9, 7])
  })

  it('leaves out what is snoozed', () => {
    expect(openIssues(lay(emptyBoard, page), (issue) => issue === 9)).toEqual([7])
  })

  it('reads the same page twice without showing anything twice', () => {
    expect(openIssues(lay(lay(emptyBoard, page), page))).toEqual([9, 7])
  })

  it('keeps the list of an issue as it is while others are decided', () => {
    const board = lay(emptyBoard, page)
    const other = decide(board, [3], 'accepted', '0xme', now)
    expect(suggestionsOf(other, 9)).toBe(suggestionsOf(board, 9))
    expect(suggestionsOf(other, 7)).not.toBe(suggestionsOf(board, 7))
  })

  it('ignores ids it has never seen', () => {
    expect(decide(emptyBoard, [404], 'accepted', '0xme', now)).toEqual(emptyBoard)
  })

  it('counts an undone suggestion as one that still waits', () => {
    expect(isOpen(aSuggestion({ id: 1, issue: 1, state: 'undone' }))).toBe(true)
  })
})
