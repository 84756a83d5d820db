import type { Limit } from '@smithers/api-spec/client/model/limit'
import { describe, expect, it } from 'vitest'
import { draft, matrix, ofAccounts, placeOf, placeWord } from './matrix.ts'

const limit: Limit = { scope: 'tier:contributor', class: 'write', window: 'hour', soft: 10, hard: 30 }
const someone = `account:0x${'a'.repeat(40)}`

describe('the matrix of limits', () => {
  it('has a row for every class and window and a cell for every scope', () => {
    const rows = matrix([limit])
    expect(rows).toHaveLength(18)
    expect(rows.every((row) => row.cells.length === 5)).toBe(true)
    const set = rows.flatMap((row) => row.cells).filter((cell) => cell.limit)
    expect(set.map((cell) => placeWord(cell.place))).toEqual(['tier:contributor|write|hour'])
  })
  it('keeps limits of single accounts out of the matrix and lists them by themselves', () => {
    const own = { ...limit, scope: someone }
    expect(
      matrix([own])
        .flatMap((row) => row.cells)
        .some((cell) => cell.limit),
    ).toBe(false)
    expect(ofAccounts([limit, own])).toEqual([own])
  })
})

describe('a cell’s name', () => {
  it('survives the way through the URL', () => {
    for (const place of [limit, { ...limit, scope: someone }])
      expect(placeOf(placeWord(place))).toMatchObject({ scope: place.scope })
  })
  it('is refused when it names nothing', () => {
    for (const word of [
      '',
      '|',
      'hub|write',
      'hub|write|year',
      'tier:owner|write|hour',
      'account:0x1|write|hour',
      'hub|write|hour|x',
    ])
      expect(placeOf(word)).toBeUndefined()
  })
})

describe('a draft', () => {
  const place = { scope: 'hub', class: 'write', window: 'day' } as const
  it('is a limit when both figures are sound', () => {
    expect(draft(place, ' 5', '5 ')).toEqual({ limit: { ...place, soft: 5, hard: 5 } })
    expect(draft(place, '0', '0')).toEqual({ limit: { ...place, soft: 0, hard: 0 } })
  })
  it('names the figure that is wrong', () => {
    for (const [soft, hard] of [
      ['', '1'],
      ['-1', '1'],
      ['1.5', '2'],
      ['1e3', '2'],
      ['x', '2'],
    ] as const)
      expect(draft(place, soft, hard)).toMatchObject({ in: 'soft' })
    expect(draft(place, '1', '')).toMatchObject({ in: 'hard' })
    expect(draft(place, '3', '2')).toEqual({ fault: 'Soft is 3: hard may not be below it.', in: 'hard' })
    expect(draft(place, '1', '9'.repeat(12))).toMatchObject({ in: 'hard' })
  })
})
