import { expect, test } from 'vitest'
import { marked } from './marked.ts'

test('the words stand out, whatever their case', () => {
  expect(marked('The Parser parses.', 'parse')).toEqual([
    { text: 'The ', hit: false },
    { text: 'Parse', hit: true },
    { text: 'r ', hit: false },
    { text: 'parse', hit: true },
    { text: 's.', hit: false },
  ])
})

test.each(['', '"', 'a', '   '])('nothing to mark for %j', (words) => {
  expect(marked('a text', words)).toEqual([{ text: 'a text', hit: false }])
})

test.each(['(', '[a-', '\\', '.*', '$&x', '++'])('%s is text, not a pattern', (words) => {
  expect(
    marked(`so ${words} it is`, words)
      .map(({ text }) => text)
      .join(''),
  ).toBe(`so ${words} it is`)
})
