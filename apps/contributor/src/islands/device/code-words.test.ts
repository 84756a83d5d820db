import { expect, test } from 'vitest'
import { letters, wholeCode } from './code-words.ts'

test.each([
  ['bcdfghjk', 'BCDF-GHJK'],
  ['bcdf-ghjk', 'BCDF-GHJK'],
  [' bc df 1 gh!jkxyz', 'BCDF-GHJK'],
  ['bcdf', 'BCDF'],
  ['<script>', 'SCRI-PT'],
  ['', ''],
])('%j is read as %j', (typed, code) => expect(letters(typed)).toBe(code))

test('only eight letters are a code', () => {
  expect(wholeCode('BCDF-GHJK')).toBe('BCDF-GHJK')
  expect(wholeCode('BCDF-GHJ')).toBeUndefined()
  expect(wholeCode('BCDF-GHJK/../x')).toBeUndefined()
})
