import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toTime } from './time.ts'

test('an instant is shown as the standard shows it, in any year', () => {
  fc.assert(
    fc.property(fc.date({ noInvalidDate: true }), (date) => {
      expect(toTime(date.getTime())).toBe(date.toISOString())
    }),
    { numRuns: 2000 },
  )
  for (const edge of [0, -1, 1, 8.64e15, -8.64e15, Date.UTC(2000, 1, 29, 23, 59, 59, 999), Date.UTC(-1, 11, 31)]) {
    expect(toTime(edge)).toBe(new Date(edge).toISOString())
  }
})
