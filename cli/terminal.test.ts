import { expect, test } from 'vitest'
import { ago } from './print/time.ts'
import { shorten, widthOf } from './print/width.ts'
import { terminalOf } from './terminal.ts'
import { visible } from './trouble.ts'

const piped = { stdin: {}, stdout: {}, stderr: {} }
const terminal = { stdin: { isTTY: true }, stdout: { isTTY: true, columns: 100 }, stderr: { isTTY: true } }

test.each([
  [{}, piped, { out: false, width: 80, colour: false }],
  [{}, terminal, { in: true, out: true, err: true, width: 100, colour: true }],
  [{ NO_COLOR: '1' }, terminal, { out: true, colour: false }],
  [{ NO_COLOR: '' }, terminal, { colour: true }],
  [{ TERM: 'dumb' }, terminal, { colour: false }],
  [{ CLICOLOR: '0' }, terminal, { colour: false }],
  [{ SMITHERS_FORCE_TTY: '72' }, piped, { in: false, out: true, width: 72, colour: true }],
  [{ SMITHERS_FORCE_TTY: 'true' }, piped, { out: true, width: 80 }],
  [{ SMITHERS_FORCE_TTY: '' }, piped, { out: false }],
])('with %j', (env, streams, expected) => {
  expect(terminalOf(env, streams)).toMatchObject(expected)
})

test('wide, joined and combining letters take the columns that they take', () => {
  expect(['abc', '日本', 'é', 'e\u0301', '👩‍👩‍👧', '❤️', ''].map(widthOf)).toEqual([3, 4, 1, 1, 2, 2, 0])
  expect(shorten('日本語', 5)).toBe('日本…')
  expect(shorten('日本語', 4)).toBe('日…')
  expect(shorten('👩‍👩‍👧👩‍👩‍👧', 3)).toBe('👩‍👩‍👧…')
  expect(shorten('abc', 0)).toBe('')
})

test('nothing of others moves the cursor or turns the writing', () => {
  expect(visible('a\u001b[2Jb\rc\u0000\u009b\u202e')).toBe('a\\x1b[2Jb\\x0dc\\x00\\x9b\\u{202e}')
  expect(visible('tab\tline\nüñ😀')).toBe('tab\tline\nüñ😀')
})

test('a time is told as people tell it', () => {
  const now = Date.parse('2026-11-22T12:00:00Z')
  const before = (seconds: number): string => ago(now - seconds * 1000, now)
  expect([0, 59, 60, 3600, 7200, 86_400, 40 * 86_400, 800 * 86_400].map(before)).toEqual([
    'less than a minute ago',
    'less than a minute ago',
    'about 1 minute ago',
    'about 1 hour ago',
    'about 2 hours ago',
    'about 1 day ago',
    'about 1 month ago',
    'about 2 years ago',
  ])
  expect(ago(now + 90_000, now)).toBe('in about 1 minute')
})
