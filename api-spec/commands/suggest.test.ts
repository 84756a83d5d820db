import { expect, test } from 'vitest'
import { editDistance, suggest } from './suggest.ts'

test.each([
  ['', '', 0],
  ['', 'abc', 3],
  ['lsit', 'list', 1],
  ['kitten', 'sitting', 3],
  ['ca', 'abc', 3],
])('from %j to %j are %d edits', (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance)
  expect(editDistance(b, a)).toBe(distance)
})

test('the nearest name comes first and far ones stay away', () => {
  expect(suggest('lsit', ['view', 'list', 'label', 'edit'])).toEqual(['list'])
  expect(suggest('Vew', ['view', 'new'])).toEqual(['new', 'view'])
  expect(suggest('zzz', ['view', 'list'])).toEqual([])
  expect(suggest('lab', ['label', 'view'])).toEqual(['label'])
})

test('a pasted page is no burden', () => {
  const started = performance.now()
  suggest(
    'x'.repeat(1_000_000),
    Array.from({ length: 200 }, (_, index) => `command-${index}`),
  )
  expect(performance.now() - started).toBeLessThan(1000)
})
