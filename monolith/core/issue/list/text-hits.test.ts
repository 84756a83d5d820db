import { afterAll, beforeAll, expect, test } from 'vitest'
import fc from 'fast-check'
import { openIssues } from '../../search/testing/open-issues.ts'
import { createTextHits } from './text-hits.ts'

const COUNT = 2_400
const isHit = (id: number) => id % 2 === 0 || id > 2_000

let hub: ReturnType<typeof openIssues>
beforeAll(() => {
  hub = openIssues()
  // The ids of these issues count up from 1.
  hub.add(...Array.from({ length: COUNT }, (_, at) => ({ title: isHit(at + 1) ? 'common' : 'other', body: 'rare' })))
  hub.add({ title: 'needle' })
})
afterAll(() => hub.close())

const id = fc.integer({ min: 1, max: COUNT })

test('whatever was learned before, an issue is a hit when it holds the words', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(id, id), { maxLength: 6 }), fc.array(id, { maxLength: 20 }), (ranges, asked) => {
      const hits = createTextHits(hub.store, '"common"')
      expect(hits.few).toBeUndefined()
      for (const [a, b] of ranges) {
        const [least, most] = [Math.min(a, b), Math.max(a, b)]
        hits.learnBetween(least, most)
        expect(hits.unknownBetween(least, most)).toBe(0)
        for (const one of [least, most, ...asked]) expect(hits.has(one)).toBe(isHit(one))
      }
      for (const one of asked) expect(hits.has(one)).toBe(isHit(one))
    }),
    { numRuns: 200, seed: 20261122 },
  )
})

test('few hits are all known at once', () => {
  const hits = createTextHits(hub.store, '"needle"')
  expect(hits.few).toEqual([COUNT + 1])
  expect(hits.unknownBetween(1, COUNT)).toBe(0)
  expect(hits.has(COUNT + 1)).toBe(true)
  expect(hits.has(1)).toBe(false)
})
