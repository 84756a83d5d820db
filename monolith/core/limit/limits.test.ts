import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ADMIN, CONTRIBUTOR, MAINTAINER, problemOf, type Fixture } from '@smithers/monolith/fixture'
import { openWithThree } from '../account/testing/three-people.ts'

let hub: Fixture
beforeEach(async () => void (hub = await openWithThree()))
afterEach(() => {
  expect(hub.unknown).toEqual([])
  hub.close()
})

type Body = Record<string, unknown>

describe('limits', () => {
  const limit = { scope: 'tier:contributor', class: 'issue-creation', window: 'hour', soft: 2, hard: 5 }

  test('are set, listed and removed', async () => {
    expect(await hub.call('setLimit', limit, ADMIN)).toMatchObject({ status: 200, body: limit })
    await hub.call('setLimit', { ...limit, hard: 6 }, ADMIN)
    await hub.call('setLimit', { ...limit, hard: 6 }, ADMIN)
    expect((await hub.call('listLimits', {}, ADMIN)).body).toMatchObject({ limits: [{ ...limit, hard: 6 }] })
    const { soft: _soft, hard: _hard, ...named } = limit
    expect((await hub.call('removeLimit', named, ADMIN)).body).toEqual({ ...limit, hard: 6 })
    expect(await problemOf(hub.call('removeLimit', named, ADMIN))).toBe('404 limit-not-found')
    expect((await hub.call('listEvents', { type: 'limit.set' }, ADMIN)).body).toMatchObject({ events: [{}, {}] })
  })

  test('that another admin changed meanwhile are not replaced unseen', async () => {
    const { soft: _soft, hard: _hard, ...named } = limit
    const seen = async () => ((await hub.call('listLimits', {}, ADMIN)).body as { seq: number }).seq
    const first = await seen()
    await hub.call('setLimit', { ...limit, window: 'day' }, ADMIN)
    // Another limit is another matter; one that was not there yet counts as seen.
    expect((await hub.call('setLimit', { ...limit, unchangedSince: first }, ADMIN)).status).toBe(200)
    const late = await hub.call('setLimit', { ...limit, hard: 9, unchangedSince: first }, ADMIN)
    expect(late).toMatchObject({ status: 409, body: { actor: ADMIN.actor, current: limit } })
    expect(await problemOf(hub.call('removeLimit', { ...named, unchangedSince: first }, ADMIN))).toBe('409 limit-stale')
    expect((await hub.call('setLimit', { ...limit, hard: 9, unchangedSince: await seen() }, ADMIN)).status).toBe(200)
    const before = await seen()
    expect((await hub.call('removeLimit', { ...named, unchangedSince: before }, ADMIN)).status).toBe(200)
    const gone = await hub.call('setLimit', { ...limit, scope: 'TIER:contributor', unchangedSince: before }, ADMIN)
    expect(gone.status).toBe(422)
    expect(await hub.call('setLimit', { ...limit, unchangedSince: before }, ADMIN)).toMatchObject({
      status: 409,
      body: { current: null, detail: `${ADMIN.actor} removed it.` },
    })
    // Without a word about what was seen, the last one counts.
    expect((await hub.call('setLimit', limit, ADMIN)).status).toBe(200)
  })

  test.each<Body>([
    { soft: 6 },
    { soft: -1 },
    { hard: 1.5 },
    { scope: 'tier:root' },
    { scope: 'account:0x1' },
    { class: 'all' },
    { window: 'week' },
  ])('with %j are refused', async (change) => {
    expect(await problemOf(hub.call('setLimit', { ...limit, ...change }, ADMIN))).toBe('422 invalid-input')
  })

  test('tell beforehand whom they would have met, by the fullest window of the last 30 days', async () => {
    hub.pass(3_600_000 - 1000)
    for (const [who, count] of [
      [CONTRIBUTOR, 7],
      [MAINTAINER, 4],
    ] as const) {
      for (let at = 0; at < count; at++) {
        hub.pass(100)
        await hub.on('createIssue', { title: `x${at}` }, who)
      }
    }
    const preview = async (change: Body = {}) =>
      ((await hub.call('previewLimit', { ...limit, ...change }, ADMIN)).body as { accounts: Body[] }).accounts
    expect(await preview()).toMatchObject([
      { address: CONTRIBUTOR.actor, peak: 7, effect: 'refused' },
      { address: MAINTAINER.actor, peak: 4, effect: 'warned' },
    ])
    expect(await preview({ scope: `account:${MAINTAINER.actor}` })).toHaveLength(1)
    expect(await preview({ scope: 'tier:reader' })).toEqual([])
    expect(await preview({ soft: 7, hard: 9 })).toEqual([])
    expect(await preview({ scope: 'hub', soft: 10, hard: 10 })).toMatchObject([
      { effect: 'refused' },
      { effect: 'refused' },
    ])
    await hub.call('setLimit', { ...limit, scope: `account:${CONTRIBUTOR.actor}`, soft: 50, hard: 50 }, ADMIN)
    expect(await preview()).toMatchObject([{ address: MAINTAINER.actor }])
    expect(await preview({ window: 'day' })).toMatchObject([{ address: CONTRIBUTOR.actor }, {}])
    const { soft: _soft, hard: _hard, ...named } = limit
    await hub.call('removeLimit', { ...named, scope: `account:${CONTRIBUTOR.actor}` }, ADMIN)
    hub.pass(31 * 86_400_000)
    expect(await preview()).toEqual([])
    expect((await hub.call('listLimits', {}, ADMIN)).body).toMatchObject({ limits: [] })
  })
})

test('a preview says when the log keeps no trace of what is counted', async () => {
  const preview = async (kind: string) =>
    (await hub.call('previewLimit', { scope: 'hub', class: kind, window: 'day', soft: 0, hard: 0 }, ADMIN)).body
  expect(await preview('search')).toEqual({ traced: false, accounts: [] })
  expect(await preview('write')).toEqual({ traced: true, accounts: [] })
})
