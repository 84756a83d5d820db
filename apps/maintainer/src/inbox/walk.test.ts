import { describe, expect, it } from 'vitest'
import { keepPlace, step } from './focus.ts'
import { all, nothingPicked, range, toggle, within } from './selection.ts'

describe('the place in the list', () => {
  it('stays on the issue that is still there', () => expect(keepPlace([1, 2, 3], [3, 2], 2)).toBe(2))
  it('moves to the issue that slid into its place', () => expect(keepPlace([1, 2, 3], [1, 3], 2)).toBe(3))
  it('skips over others that left in the same breath', () => expect(keepPlace([1, 2, 3, 4], [1, 4], 2)).toBe(4))
  it('moves up when the last one left', () => expect(keepPlace([1, 2, 3], [1, 2], 3)).toBe(2))
  it('is nowhere in an empty list', () => expect(keepPlace([1], [], 1)).toBeUndefined())
  it('begins at the first', () => expect(keepPlace([], [5, 4], undefined)).toBe(4))
  it('stops at both ends', () => {
    expect(step([1, 2], 2, 1)).toBe(2)
    expect(step([1, 2], 1, -1)).toBe(1)
    expect(step([], undefined, 1)).toBeUndefined()
    expect(step([1, 2], 99, 1)).toBe(1)
  })
  it('goes on from where it stood when its issue has left', () => {
    expect(step([1, 3, 4], 2, 1, 1)).toBe(3)
    expect(step([1, 3, 4], 2, -1, 1)).toBe(1)
    expect(step([1], 9, 1, 8)).toBe(1)
    expect(step([], 9, 1, 8)).toBeUndefined()
  })
})

describe('the selection', () => {
  const list = [9, 8, 7, 6, 5]
  it('toggles one', () => {
    expect([...toggle(toggle(nothingPicked, 8), 8).picked]).toEqual([])
  })
  it('draws a range downwards and upwards from the last toggled one', () => {
    expect([...range(toggle(nothingPicked, 8), list, 6).picked]).toEqual([8, 7, 6])
    expect([...range(toggle(nothingPicked, 6), list, 9).picked].toSorted((a, b) => a - b)).toEqual([6, 7, 8, 9])
  })
  it('keeps what was picked before when a range is drawn', () => {
    expect(range(toggle(toggle(nothingPicked, 5), 9), list, 8).picked.size).toBe(3)
  })
  it('picks one alone when nothing was toggled, or the start of the range has left', () => {
    expect([...range(nothingPicked, list, 7).picked]).toEqual([7])
    expect([...range(toggle(nothingPicked, 99), list, 7).picked]).toEqual([99, 7])
  })
  it('picks all, and lets all go', () => {
    expect(all(nothingPicked, list).picked.size).toBe(5)
    expect(all(all(nothingPicked, list), list).picked.size).toBe(0)
    expect(all(nothingPicked, []).picked.size).toBe(0)
  })
  it('lets go of what left the list', () => {
    expect([...within(all(nothingPicked, list), [9, 5]).picked]).toEqual([9, 5])
  })
})
