import { describe, expect, it } from 'vitest'
import { census, course, tally } from './tally.ts'
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

describe('a course', () => {
  const back = (minutes: number) => new Date(now - minutes * 60_000).toISOString()
  it('shows all its steps when the moments are all there are', () => {
    expect(course([back(5)], ['hour', 24], now, true)).toMatchObject({ by: 'hour', points: { length: 24 } })
    expect(course([], ['day', 14], now, false)).toMatchObject({ by: 'day', points: { length: 14 } })
  })
  it('begins with the first step that is covered in full', () => {
    const { by, points } = course([back(6 * 60), back(1)], ['hour', 24], now, false)
    expect(by).toBe('hour')
    expect(points.map((point) => point.value)).toEqual([0, 0, 0, 0, 0, 1])
    expect(points[0]?.word).toBe('07:00')
  })
  it('counts what came since the clock was looked at', () => {
    expect(course([back(-0.2)], ['hour', 24], now, true).points.at(-1)?.value).toBe(1)
  })
  it('is finer when little is covered, and never without a step', () => {
    expect(course([back(50), back(1)], ['hour', 24], now, false)).toMatchObject({
      by: 'minute',
      points: { length: 51 },
    })
    expect(course([back(0)], ['day', 14], now, false)).toMatchObject({ by: 'minute', points: { length: 1 } })
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
