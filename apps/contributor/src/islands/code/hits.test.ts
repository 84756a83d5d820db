import { expect, test } from 'vitest'
import { hitAt, readSearched } from './hits.ts'

const hits = [
  { path: 'a.ts', line: 3 },
  { path: 'a.ts', line: 9 },
  { path: 'b.ts', line: 1 },
]

test.each([
  ['a.ts', 3, 0],
  ['a.ts', 5, 0],
  ['a.ts', 400, 1],
  ['a.ts', 1, 0],
  ['b.ts', 1, 2],
  ['c.ts', 1, -1],
])('in %s at line %i one stands at hit %i', (path, line, at) => expect(hitAt(hits, path, line)).toBe(at))

test('what was left is read, anything else is not', () => {
  expect(readSearched(JSON.stringify({ words: 'x', hits }))).toEqual({ words: 'x', hits })
  expect(readSearched(null)).toBeUndefined()
  expect(readSearched('[]')).toBeUndefined()
  expect(readSearched('3')).toBeUndefined()
})
