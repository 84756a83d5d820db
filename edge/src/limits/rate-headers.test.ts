import { problem } from '@smithers/api-spec/contract'
import { expect, test } from 'vitest'
import { rateHeaders, refusalHeaders, secondsTo } from './rate-headers.ts'

const counted = {
  scope: 'tier:contributor',
  class: 'write',
  window: 'minute',
  soft: 60,
  hard: 120,
  used: 121,
  resetAt: 61_001,
} as const

test('limits are told as structured fields, never less than nothing left', () => {
  expect(rateHeaders([counted, { ...counted, scope: 'hub', used: 3 }], 1_000)).toEqual({
    'ratelimit-policy': '"write-minute";q=120;w=60;soft=60, "hub-write-minute";q=120;w=60;soft=60',
    ratelimit: '"write-minute";r=0;t=61, "hub-write-minute";r=117;t=61',
  })
})

test('without limits there is nothing to tell', () => expect(rateHeaders([], 0)).toEqual({}))

test('a wait is at least a second, even when it is over', () => {
  expect(secondsTo(10, 10_000)).toBe(1)
  expect(secondsTo(10_001, 9_000)).toBe(2)
})

const reached = (scope: string) =>
  problem('limit-reached', 'Enough.', {
    scope,
    class: 'write',
    window: 'minute',
    used: 121,
    ceiling: 120,
    resetAt: new Date(61_001).toISOString(),
  })

test('a refusal says which limit, that nothing is left, and when to come back', () => {
  expect(refusalHeaders(reached(counted.scope), 1_000)).toEqual({
    'ratelimit-policy': '"write-minute";q=120;w=60',
    ratelimit: '"write-minute";r=0;t=61',
    'retry-after': '61',
  })
})

test.each(['hub', 'address'])('a limit that binds more than the account says so: %s', (scope) => {
  expect(refusalHeaders(reached(scope), 1_000)['ratelimit']).toBe(`"${scope}-write-minute";r=0;t=61`)
})
