import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  ADMIN,
  CLAIM,
  CONTRIBUTOR,
  EDGE,
  EXPIRED_CLAIM,
  MAINTAINER,
  openFixture,
  OTHER,
  READER,
  type Fixture,
} from '@smithers/monolith/fixture'
import type { Caller } from '../ports/ports.ts'

let hub: Fixture
beforeEach(async () => {
  hub = openFixture()
  for (const { actor } of [ADMIN, MAINTAINER, CONTRIBUTOR]) await signIn(actor)
  hub.pass(1000)
})
afterEach(() => {
  expect(hub.unknown).toEqual([])
  hub.close()
})

type Body = Record<string, unknown>
const signIn = (address: string) => hub.call('recordSignIn', { address }, EDGE)
const setTier = (address: string, tier: string) => hub.call('setAccountTier', { address, tier }, ADMIN)
const view = async (address: string, caller: Caller = ADMIN) =>
  (await hub.call('viewAccount', { address }, caller)).body as Body
const problemOf = async (answer: Promise<{ status: number; body: unknown }>) => {
  const { status, body } = await answer
  return `${status} ${String((body as Body)['type'])
    .split(':')
    .at(-1)}`
}
const policy = async (since = 0) =>
  (await hub.call('viewPolicy', { since }, EDGE)).body as {
    seq: number
    complete: boolean
    accounts: Body[]
    limits: Body[]
  }

describe('signing in', () => {
  test('opens an account as contributor, once', async () => {
    expect((await signIn(OTHER.actor)).body).toMatchObject({
      address: OTHER.actor,
      tier: 'contributor',
      epoch: 1,
      banned: false,
      issues: 0,
    })
    hub.pass(5000)
    const again = (await signIn(OTHER.actor.toUpperCase().replace('0X', '0x'))).body as Body
    expect(again).toMatchObject({ address: OTHER.actor, epoch: 1 })
    expect(again['lastSignInAt']).not.toBe(again['createdAt'])
    expect((await hub.call('listAccountEvents', { address: 'me' }, OTHER)).body).toMatchObject({
      events: [{ type: 'account.created' }, { type: 'account.signed-in' }, { type: 'account.signed-in' }],
    })
  })

  test('is recorded by the edge alone', async () => {
    expect(await problemOf(hub.call('recordSignIn', { address: OTHER.actor }, ADMIN))).toBe('403 tier-too-low')
  })

  test('is refused while banned, with the reason', async () => {
    await hub.call('banAccount', { address: CONTRIBUTOR.actor, reason: 'spam' }, ADMIN)
    expect(await signIn(CONTRIBUTOR.actor)).toMatchObject({ status: 403, body: { reason: 'spam' } })
    await hub.call('unbanAccount', { address: CONTRIBUTOR.actor }, ADMIN)
    expect((await signIn(CONTRIBUTOR.actor)).status).toBe(200)
  })

  test.each(['0x123', 'me', '', '0x' + 'g'.repeat(40), '0x' + '1'.repeat(41)])('of %j is refused', async (address) => {
    expect(await problemOf(signIn(address))).toBe('422 invalid-input')
  })
})

describe('claiming', () => {
  test('makes the first admin, once', async () => {
    expect((await hub.call('viewHub')).body).toMatchObject({ claimed: false })
    expect((await hub.call('claimHub', { token: 'x'.repeat(20) }, CONTRIBUTOR)).body).toMatchObject({ reason: 'wrong' })
    expect((await hub.call('claimHub', { token: EXPIRED_CLAIM }, CONTRIBUTOR)).body).toMatchObject({
      reason: 'expired',
    })
    expect((await hub.call('claimHub', { token: CLAIM }, OTHER)).body).toMatchObject({ reason: 'wrong' })
    const both = await Promise.all([CONTRIBUTOR, MAINTAINER].map((who) => hub.call('claimHub', { token: CLAIM }, who)))
    expect(both.map(({ status }) => status)).toEqual([200, 403])
    expect(both[1]?.body).toMatchObject({ reason: 'claimed' })
    expect((await hub.call('viewHub')).body).toMatchObject({ claimed: true })
  })
})

describe('tiers and bans', () => {
  test('raise the epoch when they change, and only then', async () => {
    expect((await setTier(CONTRIBUTOR.actor, 'maintainer')).body).toMatchObject({ tier: 'maintainer', epoch: 2 })
    expect((await setTier(CONTRIBUTOR.actor, 'maintainer')).body).toMatchObject({ epoch: 2 })
    const ban = { address: CONTRIBUTOR.actor, reason: 'spam' }
    expect((await hub.call('banAccount', ban, ADMIN)).body).toMatchObject({ banned: true, banReason: 'spam', epoch: 3 })
    expect((await hub.call('banAccount', ban, ADMIN)).body).toMatchObject({ epoch: 3 })
    expect((await hub.call('unbanAccount', { address: CONTRIBUTOR.actor }, ADMIN)).body).toMatchObject({
      banned: false,
      banReason: null,
    })
  })

  test('never leave the hub without an admin', async () => {
    await setTier(ADMIN.actor, 'admin')
    expect(await problemOf(setTier(ADMIN.actor, 'maintainer'))).toBe('409 last-admin')
    expect(await problemOf(hub.call('banAccount', { address: 'me', reason: 'x' }, ADMIN))).toBe('409 last-admin')
    await setTier(MAINTAINER.actor, 'admin')
    await hub.call('banAccount', { address: MAINTAINER.actor, reason: 'x' }, ADMIN)
    expect(await problemOf(setTier(ADMIN.actor, 'reader'))).toBe('409 last-admin')
    await hub.call('unbanAccount', { address: MAINTAINER.actor }, ADMIN)
    expect((await setTier(ADMIN.actor, 'reader')).status).toBe(200)
  })

  test('of an account that never signed in are refused', async () => {
    for (const answer of [
      setTier(OTHER.actor, 'admin'),
      hub.call('banAccount', { address: OTHER.actor, reason: 'x' }, ADMIN),
      hub.call('unbanAccount', { address: OTHER.actor }, ADMIN),
    ])
      expect(await problemOf(answer)).toBe('404 account-not-found')
  })
})

describe('looking at accounts', () => {
  test('is for oneself and for admins', async () => {
    await hub.on('createIssue', { title: 'x' }, CONTRIBUTOR)
    await hub.on('commentIssue', { number: 1, body: 'x' }, CONTRIBUTOR)
    expect(await view('me', CONTRIBUTOR)).toMatchObject({ address: CONTRIBUTOR.actor, issues: 1, comments: 1 })
    expect(await problemOf(hub.call('viewAccount', { address: ADMIN.actor }, MAINTAINER))).toBe('403 not-yours')
    expect(await problemOf(hub.call('listAccountEvents', { address: ADMIN.actor }, MAINTAINER))).toBe('403 not-yours')
    expect(await problemOf(hub.call('viewAccount', { address: 'me' }, { actor: 'local', tier: 'admin' }))).toBe(
      '404 account-not-found',
    )
    expect(await problemOf(hub.call('listAccounts', {}, MAINTAINER))).toBe('403 tier-too-low')
  })

  test('goes page by page, narrowed by tier or a part of the address', async () => {
    const first = (await hub.call('listAccounts', { limit: 2 }, ADMIN)).body as { accounts: Body[]; next: string }
    const second = (await hub.call('listAccounts', { limit: 2, after: first.next }, ADMIN)).body as {
      accounts: Body[]
      next: null
    }
    expect([...first.accounts, ...second.accounts].map(({ address }) => address)).toEqual(
      [ADMIN, MAINTAINER, CONTRIBUTOR].map(({ actor }) => actor),
    )
    expect(second.next).toBeNull()
    expect((await hub.call('listAccounts', { search: '0X333' }, ADMIN)).body).toMatchObject({
      accounts: [{ address: CONTRIBUTOR.actor }],
    })
    for (const search of ['%', '_', "'"])
      expect((await hub.call('listAccounts', { search }, ADMIN)).body).toMatchObject({ accounts: [] })
    expect(await problemOf(hub.call('listAccounts', { after: 'x' }, ADMIN))).toBe('422 cursor-refused')
  })

  test('goes by a figure, the largest first, equal ones by address, and page by page through all', async () => {
    for (const title of ['x', 'y']) await hub.on('createIssue', { title }, CONTRIBUTOR)
    const list = async (input: Body) =>
      (await hub.call('listAccounts', input, ADMIN)).body as { accounts: Body[]; next: string | null }
    const seen: unknown[] = []
    for (let after: string | null = ''; after !== null;) {
      const page = await list({ sort: 'issues', limit: 1, ...(after ? { after } : {}) })
      seen.push(...page.accounts.map(({ address }) => address))
      after = page.next
    }
    expect(seen).toEqual([CONTRIBUTOR, ADMIN, MAINTAINER].map(({ actor }) => actor))
    hub.pass(5000)
    await signIn(MAINTAINER.actor)
    expect((await list({ sort: 'last-sign-in', limit: 1 })).accounts).toMatchObject([{ address: MAINTAINER.actor }])
    const { next } = await list({ limit: 1 })
    expect(await problemOf(hub.call('listAccounts', { sort: 'issues', after: next }, ADMIN))).toBe('422 cursor-refused')
    const other = (await list({ sort: 'issues', limit: 1 })).next
    expect(await problemOf(hub.call('listAccounts', { after: other }, ADMIN))).toBe('422 cursor-refused')
  })

  test('finds the banned, and counts the whole hub whatever is listed', async () => {
    await setTier(MAINTAINER.actor, 'maintainer')
    await hub.call('banAccount', { address: CONTRIBUTOR.actor, reason: 'x' }, ADMIN)
    expect((await hub.call('listAccounts', { banned: true }, ADMIN)).body).toMatchObject({
      accounts: [{ address: CONTRIBUTOR.actor }],
      next: null,
      counts: { reader: 0, contributor: 2, maintainer: 1, admin: 0, banned: 1 },
    })
    const { accounts } = (await hub.call('listAccounts', { banned: false }, ADMIN)).body as { accounts: Body[] }
    expect(accounts.map(({ address }) => address)).toEqual([ADMIN, MAINTAINER].map(({ actor }) => actor))
  })
})

describe('the policy', () => {
  test('holds everything at first and then what changed, with every limit', async () => {
    const all = await policy()
    expect(all).toMatchObject({ complete: true })
    expect(all.accounts).toHaveLength(3)
    await hub.on('createIssue', { title: 'x' }, CONTRIBUTOR)
    expect((await policy(all.seq)).accounts).toEqual([])
    await setTier(CONTRIBUTOR.actor, 'reader')
    await hub.call('setLimit', { scope: 'hub', class: 'write', window: 'day', soft: 1, hard: 2 }, ADMIN)
    expect(await policy(all.seq)).toMatchObject({
      complete: false,
      accounts: [{ address: CONTRIBUTOR.actor, tier: 'reader', epoch: 2, banned: false }],
      limits: [{ scope: 'hub', class: 'write', window: 'day', soft: 1, hard: 2 }],
    })
  })
})

describe('limits', () => {
  const limit = { scope: 'tier:contributor', class: 'issue-creation', window: 'hour', soft: 2, hard: 5 }

  test('are set, listed and removed', async () => {
    expect(await hub.call('setLimit', limit, ADMIN)).toMatchObject({ status: 200, body: limit })
    await hub.call('setLimit', { ...limit, hard: 6 }, ADMIN)
    await hub.call('setLimit', { ...limit, hard: 6 }, ADMIN)
    expect((await hub.call('listLimits', {}, ADMIN)).body).toEqual({ limits: [{ ...limit, hard: 6 }] })
    const { soft: _soft, hard: _hard, ...named } = limit
    expect((await hub.call('removeLimit', named, ADMIN)).body).toEqual({ ...limit, hard: 6 })
    expect(await problemOf(hub.call('removeLimit', named, ADMIN))).toBe('404 limit-not-found')
    expect((await hub.call('listEvents', { type: 'limit.set' }, ADMIN)).body).toMatchObject({ events: [{}, {}] })
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
    expect((await hub.call('listLimits', {}, ADMIN)).body).toEqual({ limits: [] })
  })
})

test('a preview says when the log keeps no trace of what is counted', async () => {
  const preview = async (kind: string) =>
    (await hub.call('previewLimit', { scope: 'hub', class: kind, window: 'day', soft: 0, hard: 0 }, ADMIN)).body
  expect(await preview('search')).toEqual({ traced: false, accounts: [] })
  expect(await preview('write')).toEqual({ traced: true, accounts: [] })
})

describe('the log', () => {
  test('is listed from a point on, or its newest, by type and by actor', async () => {
    await hub.on('createIssue', { title: 'x' }, CONTRIBUTOR)
    const seqs = async (input: Body) =>
      ((await hub.call('listEvents', input, MAINTAINER)).body as { events: { seq: number }[] }).events.map(
        ({ seq }) => seq,
      )
    const last = (await policy()).seq
    expect(await seqs({ limit: 2 })).toEqual([last - 1, last])
    expect(await seqs({ since: 0, limit: 2 })).toEqual([1, 2])
    expect(await seqs({ since: last })).toEqual([])
    expect(await seqs({ type: 'issue.created' })).toEqual([last])
    expect(await seqs({ actor: CONTRIBUTOR.actor, type: 'account.created', since: 1 })).toHaveLength(1)
    expect(await seqs({ type: "' OR 1=1" })).toEqual([])
    expect(await seqs({ type: '.' })).toEqual([])
  })

  test('is read backwards from a point, by a group of types, by stream, and by an address in any case', async () => {
    await hub.on('createIssue', { title: 'x' }, CONTRIBUTOR)
    const events = async (input: Body) =>
      ((await hub.call('listEvents', input, MAINTAINER)).body as { events: { seq: number; type: string }[] }).events
    const last = (await policy()).seq
    expect((await events({ before: last, limit: 2 })).map(({ seq }) => seq)).toEqual([last - 2, last - 1])
    expect((await events({ before: 4, since: 1, limit: 9 })).map(({ seq }) => seq)).toEqual([2, 3])
    expect(await events({ before: 1 })).toEqual([])
    const types = new Set((await events({ type: 'account.' })).map(({ type }) => type))
    expect([...types].toSorted()).toEqual(['account.created', 'account.signed-in'])
    expect(await events({ type: 'account' })).toEqual([])
    const lettered = { actor: `0x${'aB'.repeat(20)}`, tier: 'contributor' } as const
    await signIn(lettered.actor)
    await hub.on('createIssue', { title: 'y' }, lettered)
    const lower = lettered.actor.toLowerCase()
    expect(await events({ actor: lower, type: 'issue.' })).toMatchObject([{ type: 'issue.created' }])
    expect(await events({ stream: `account:${lower}` })).toHaveLength(2)
    const both = await events({ type: 'account.', before: last + 9, limit: 3 })
    expect(both.map(({ type }) => type)).toEqual(['account.signed-in', 'account.created', 'account.signed-in'])
    expect(await events({ type: 'account.', since: 0, limit: 2 })).toMatchObject([
      { type: 'account.created' },
      { type: 'account.signed-in' },
    ])
    expect(await events({ stream: 'account:' })).toEqual([])
  })

  test('is for maintainers and admins', async () => {
    expect(await problemOf(hub.call('listEvents', {}, READER))).toBe('403 tier-too-low')
  })
})
