import { describe, expect, it } from 'vitest'
import { census, tally } from './tally.ts'
import { bytes, lasting } from './words.ts'

const now = new Date(2026, 10, 22, 12, 34).getTime()
const iso = (...parts: [number, number, number, number, number]) => new Date(...parts).toISOString()

describe('a tally', () => {
  it('counts by the day of the reader’s own clock and keeps the empty days', () => {
    const days = tally([iso(2026, 10, 22, 0, 0), iso(2026, 10, 22, 12, 0), iso(2026, 10, 20, 23, 59)], 'day', 3, now)
    expect(days.map((day) => day.value)).toEqual([1, 0, 2])
    expect(days.at(-1)?.word).toBe('22 Nov')
  })
  it('counts by the hour', () => {
    const hours = tally(
      [iso(2026, 10, 22, 11, 59), iso(2026, 10, 22, 12, 0), iso(2026, 10, 22, 12, 33)],
      'hour',
      2,
      now,
    )
    expect(hours.map((hour) => hour.value)).toEqual([1, 2])
  })
  it('leaves out what is older than the first step, and what claims to come from the future', () => {
    const days = tally([iso(2020, 0, 1, 0, 0), iso(2027, 0, 1, 0, 0), 'not a date'], 'day', 7, now)
    expect(days.map((day) => day.value)).toEqual([0, 0, 0, 0, 0, 0, 0])
  })
})

describe('a census', () => {
  it('puts the most frequent first and equals in the order of the alphabet', () => {
    expect(census(['b', 'a', 'c', 'c']).map((one) => `${one.word}${one.value}`)).toEqual(['c2', 'a1', 'b1'])
  })
})

describe('figures in words', () => {
  it('say bytes', () => {
    expect([0, 999, 1000, 14_213_120, 152_000_000, 9e15].map(bytes)).toEqual([
      '0 B',
      '999 B',
      '1.0 kB',
      '14.2 MB',
      '152 MB',
      '9000 TB',
    ])
  })
  it('say how long by the two largest parts', () => {
    expect([0, 41_000, 3_600_000, 206_000_000, -5].map(lasting)).toEqual(['0 s', '41 s', '1 h', '2 d 9 h', '0 s'])
  })
})
