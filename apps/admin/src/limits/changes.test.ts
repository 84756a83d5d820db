import type { Event } from '@smithers/api-spec/client/model/event'
import { expect, it } from 'vitest'
import { changesOf } from './changes.ts'

const place = { scope: 'hub', class: 'write', window: 'day' }
const event = (seq: number, type: string, figures: object = {}): Event => ({
  seq,
  id: `e${seq}`,
  at: '2026-11-22T00:00:00Z',
  actor: '0xAb',
  stream: 'limit',
  version: seq,
  type,
  payload: { ...place, ...figures },
})

it('tells each change of a limit beside what stood before it, the newest first', () => {
  const changes = changesOf([
    event(1, 'limit.set', { soft: 1, hard: 2 }),
    event(2, 'limit.set', { soft: 3, hard: 4 }),
    event(3, 'limit.set', { scope: 'tier:reader', soft: 9, hard: 9 }),
    event(4, 'limit.removed'),
    event(5, 'limit.set', { soft: 5, hard: 6 }),
  ])
  expect(changes.map(({ seq, before, after }) => [seq, before, after])).toEqual([
    [5, undefined, { soft: 5, hard: 6 }],
    [4, { soft: 3, hard: 4 }, undefined],
    [3, undefined, { soft: 9, hard: 9 }],
    [2, { soft: 1, hard: 2 }, { soft: 3, hard: 4 }],
    [1, undefined, { soft: 1, hard: 2 }],
  ])
})
