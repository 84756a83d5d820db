import { expect, test } from 'vitest'
import { changesWithin } from './change-within.ts'
import { parseHunks } from './parse.ts'

test('numbers run on both sides, through several hunks', () => {
  const [first, second] = parseHunks(
    'diff --git a b\n--- a\n+++ b\n@@ -1,2 +1,3 @@ fn main\n a\n-b\n+c\n+d\n@@ -10 +11 @@\n-x\n+y\n\\ No newline at end of file\n',
  )
  expect(first?.header).toBe('fn main')
  expect(first?.lines).toEqual([
    { kind: 'same', from: 1, to: 1, text: 'a' },
    { kind: 'gone', from: 2, text: 'b' },
    { kind: 'new', to: 2, text: 'c' },
    { kind: 'new', to: 3, text: 'd' },
  ])
  expect(second?.lines).toEqual([
    { kind: 'gone', from: 10, text: 'x' },
    { kind: 'new', to: 11, text: 'y' },
    { kind: 'note', text: 'No newline at end of file' },
  ])
})

test('lines that look like headers inside a hunk are content', () => {
  const [hunk] = parseHunks('@@ -1,2 +1,2 @@\n--- not a header\n+++ nor this\n')
  expect(hunk?.lines).toEqual([
    { kind: 'gone', from: 1, text: '-- not a header' },
    { kind: 'new', to: 1, text: '++ nor this' },
  ])
})

test('nothing, and nonsense, are no hunks', () => {
  expect(parseHunks('')).toEqual([])
  expect(parseHunks('@@ nonsense @@\n+a')).toEqual([])
})

test('what changed inside a pair of lines is the part between their common ends', () => {
  const [hunk] = parseHunks('@@ -1 +1 @@\n-const limit = 20\n+const limit = 200\n')
  const spans = changesWithin(hunk!.lines)
  expect(spans.get(hunk!.lines[0]!)).toEqual([16, 16])
  expect(spans.get(hunk!.lines[1]!)).toEqual([16, 17])
})

test('strangers, and runs of unequal length, stay whole', () => {
  const strangers = parseHunks('@@ -1 +1 @@\n-abcdefgh\n+12345678\n')[0]!.lines
  expect(changesWithin(strangers).size).toBe(0)
  const unequal = parseHunks('@@ -1,2 +1 @@\n-a one\n-a two\n+a one!\n')[0]!.lines
  expect(changesWithin(unequal).size).toBe(0)
})
