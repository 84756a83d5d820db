import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  ADMIN,
  CLAIM,
  CONTRIBUTOR,
  EDGE,
  EXPIRED_CLAIM,
  MAINTAINER,
  OTHER,
  problemOf,
  type Fixture,
} from '@smithers/monolith/fixture'
import type { Caller } from '../ports/ports.ts'
import { openWithThree } from './testing/three-people.ts'

let hub: Fixture
beforeEach(async () => void (hub = await openWithThree()))
afterEach(() => {
  expect(hub.unknown).toEqual([])
  hub.close()
})

type Body = Record<string, unknown>
const signIn = (address: string) => hub.call('recordSignIn', { address }, EDGE)
const setTier = (address: string, tier: string) => hub.call('setAccountTier', { address, tier }, ADMIN)
const view = async (address: string, caller: Caller = ADMIN) =>
  (await hub.call('viewAccount', { address }, caller)).body as Body
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
