import { afterEach, beforeEach, expect, test } from 'vitest'
import { openIssues } from '../search/testing/open-issues.ts'
import { findDuplicate } from './duplicates.ts'

let hub: ReturnType<typeof openIssues>
beforeEach(() => {
  hub = openIssues()
  hub.add(
    ...Array.from({ length: 30 }, (_, at) => ({
      title: `Other matter ${at}`,
      body: `words of ${at}`,
      number: 100 + at,
    })),
  )
})
afterEach(() => hub.close())

const said = { title: 'Pasting an emoji crashes the composer', body: 'RangeError: invalid surrogate in composer.ts' }
const find = (number: number, state: 'open' | 'closed' = 'open') =>
  findDuplicate(hub.store, 1, { ...said, number, state })

test('names the open, older issue that says the same, with the words both share', () => {
  hub.add({ ...said, number: 7 }, { ...said, number: 50 })
  const [found, ...more] = find(50)
  expect(more).toEqual([])
  expect(found).toMatchObject({ kind: 'duplicate', value: '7', evidence: [7] })
  expect(found?.confidence).toBeGreaterThan(0.9)
  expect(found?.reason).toContain('“emoji”')
})

test('names neither itself nor a newer issue', () => {
  hub.add({ ...said, number: 50 }, { ...said, number: 60 }, { ...said, number: 61 })
  expect(find(50)).toEqual([])
})

test('names no closed issue, as nothing stands open to go on with', () => {
  hub.add({ ...said, number: 7, state: 'closed' }, { ...said, number: 50 })
  expect(find(50)).toEqual([])
})

test('follows a closed duplicate to what it repeats', () => {
  hub.add(
    { title: 'Emoji', body: 'see later', number: 5 },
    { ...said, number: 7, state: 'closed', duplicateOf: 5 },
    { ...said, number: 50 },
  )
  expect(find(50)[0]).toMatchObject({ value: '5', evidence: [5, 7] })
  expect(find(50)[0]?.reason).toContain('through #7')
})

test('tells of a closed issue that is closer still', () => {
  hub.add(
    { ...said, number: 7, state: 'closed' },
    { title: 'Emoji crashes the composer when pasting', body: 'RangeError in composer.ts', number: 9 },
    { ...said, number: 50 },
  )
  expect(find(50)[0]).toMatchObject({ value: '9', evidence: [9, 7] })
  expect(find(50)[0]?.reason).toContain('#7, which is closed')
})

test('is not led in a circle, to itself, to a newer or to a lost issue', () => {
  hub.add(
    { ...said, number: 7, state: 'closed', duplicateOf: 8 },
    { ...said, number: 8, state: 'closed', duplicateOf: 7 },
    { ...said, number: 50 },
  )
  expect(find(50)).toEqual([])
  hub.add(
    { ...said, number: 9, state: 'closed', duplicateOf: 50 },
    { ...said, number: 10, state: 'closed', duplicateOf: 60 },
    { ...said, number: 60 },
  )
  hub.add({ ...said, number: 11, state: 'closed', duplicateOf: 4_000 })
  expect(find(50)).toEqual([])
})

test('leaves a closed issue and an unlike one alone', () => {
  hub.add({ ...said, number: 7 }, { ...said, number: 50, state: 'closed' })
  expect(find(50, 'closed')).toEqual([])
  expect(
    findDuplicate(hub.store, 1, { number: 51, title: 'Emoji', body: 'More of them, please.', state: 'open' }),
  ).toEqual([])
})
