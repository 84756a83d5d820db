import { describe, expect, test } from 'vitest'
import type { Limit } from '../policy/policy.ts'
import { endOf, limitsOn, startOf } from './windows.ts'

const address = '0x9858EfFD232B4033E47d90003D41EC34EcaEda94'
const limit = (scope: string, window: Limit['window'], hard: number): Limit => ({
  scope,
  class: 'write',
  window,
  soft: 1,
  hard,
})

describe('the limits on an account', () => {
  const limits = [
    limit('hub', 'day', 1000),
    limit('tier:contributor', 'minute', 10),
    limit('tier:contributor', 'hour', 100),
    limit('tier:maintainer', 'hour', 500),
    limit(`account:${address.toLowerCase()}`, 'hour', 3),
    { ...limit('tier:contributor', 'hour', 7), class: 'search' as const },
  ]

  test('are its tier’s, with its own in their place where there is one, and the hub’s beside them', () => {
    const { own, hub } = limitsOn(limits, { address, tier: 'contributor' }, 'write')
    expect(own.map(({ window, hard }) => [window, hard])).toEqual([
      ['minute', 10],
      ['hour', 3],
    ])
    expect(hub.map(({ hard }) => hard)).toEqual([1000])
  })

  test('follow its tier', () =>
    expect(limitsOn(limits, { address: '0x0', tier: 'maintainer' }, 'write').own.map(({ hard }) => hard)).toEqual([
      500,
    ]))

  test('are none where nothing was set', () =>
    expect(limitsOn(limits, { address, tier: 'admin' }, 'chat-turn')).toEqual({ own: [], hub: [] }))
})

test('windows lie on the clock and leave no gap between them', () => {
  const now = Date.parse('2026-11-22T12:34:56.789Z')
  expect(new Date(startOf('minute', now)).toISOString()).toBe('2026-11-22T12:34:00.000Z')
  expect(new Date(endOf('hour', now)).toISOString()).toBe('2026-11-22T13:00:00.000Z')
  expect(new Date(endOf('day', now)).toISOString()).toBe('2026-11-23T00:00:00.000Z')
  for (const window of ['minute', 'hour', 'day'] as const)
    expect(startOf(window, endOf(window, now))).toBe(endOf(window, now))
})
