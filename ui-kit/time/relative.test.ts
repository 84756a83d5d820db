import { expect, test } from 'vitest'
import { clock, exact, relative } from './relative.ts'

const now = Date.parse('2026-11-22T12:00:00Z')
const ago = (seconds: number) => relative(now - seconds * 1000, now, 'short')

test.each([
  [0, 'now'],
  [59, 'now'],
  [60, '1m'],
  [3_599, '59m'],
  [3_600, '1h'],
  [86_399, '23h'],
  [86_400, '1d'],
  [604_799, '6d'],
  [604_800, '1w'],
  [40 * 86_400, '1mo'],
  [400 * 86_400, '1y'],
])('%i seconds ago is told as %s', (seconds, told) => expect(ago(seconds)).toBe(told))

test('the future is told as coming', () => {
  expect(relative(now + 7_200_000, now, 'short')).toBe('in 2h')
  expect(relative(now + 7_200_000, now, 'long')).toBe('in 2 hours')
})

test('long forms are whole words, and one is one', () => {
  expect(relative(now - 60_000, now, 'long')).toBe('1 minute ago')
  expect(relative(now - 5 * 86_400_000, now, 'long')).toBe('5 days ago')
})

test('the exact time names its zone', () => expect(exact(now)).toMatch(/22 Nov 2026.*(GMT|UTC|[A-Z]{2,4})/))

test('the clock tells as much as tells moments apart', () => {
  const at = (...parts: [number, number, number, number, number, number]) => new Date(...parts).getTime()
  const noon = at(2026, 10, 22, 12, 0, 0)
  expect(clock(at(2026, 10, 22, 0, 5, 9), noon)).toBe('00:05:09')
  expect(clock(at(2026, 10, 21, 23, 59, 59), noon)).toBe('21 Nov, 23:59')
  expect(clock(at(2025, 10, 22, 12, 0, 0), noon)).toBe('22 Nov 2025')
})
