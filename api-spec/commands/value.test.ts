import { expect, test } from 'vitest'
import { readValue } from './value.ts'

const time = { type: 'string', format: 'date-time' } as const

test('a day alone, where a time is asked for, counts to its end where it is written', () => {
  const read = readValue(time, '2024-05-01')
  expect(read).toEqual({ ok: true, value: new Date(2024, 4, 1, 23, 59, 59, 999).toISOString() })
})

test.each(['2024-05-01T12:00:00Z', 'yesterday', '2024-13-01', '2026-02-31', '2024-5-1', ''])(
  '%j stays as it was written',
  (text) => {
    expect(readValue(time, text)).toEqual({ ok: true, value: text })
  },
)

test('a day is a text like any other where no time is asked for', () => {
  expect(readValue({ type: 'string' }, '2024-05-01')).toEqual({ ok: true, value: '2024-05-01' })
})
