import { expect, test } from 'vitest'
import { hashOf, linesOf, rangeOf } from './lines.ts'

test('a final newline begins no line, and every kind of newline ends one', () => {
  expect(linesOf('a\nb\n')).toEqual(['a', 'b'])
  expect(linesOf('a\r\nb\rc')).toEqual(['a', 'b', 'c'])
  expect(linesOf('')).toEqual([''])
  expect(linesOf('\n\n')).toEqual(['', ''])
})

test('ranges read both ways round, and nonsense is none', () => {
  expect(rangeOf('#L10-L20')).toEqual({ from: 10, to: 20 })
  expect(rangeOf('#L20-L10')).toEqual({ from: 10, to: 20 })
  expect(rangeOf('#L10-20')).toEqual({ from: 10, to: 20 })
  expect(rangeOf('L3')).toEqual({ from: 3, to: 3 })
  for (const hash of ['', '#', '#L', '#L0', '#L-1', '#L1.5', '#L1-', '#l1', '#L99999999', '#readme'])
    expect(rangeOf(hash)).toBeUndefined()
  expect(hashOf({ from: 3, to: 3 })).toBe('L3')
  expect(hashOf({ from: 3, to: 9 })).toBe('L3-L9')
})
