import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CONTRIBUTOR, EDGE, MAINTAINER, problemOf, READER, type Fixture } from '@smithers/monolith/fixture'
import { openWithThree } from '../account/testing/three-people.ts'

let hub: Fixture
beforeEach(async () => void (hub = await openWithThree()))
afterEach(() => {
  expect(hub.unknown).toEqual([])
  hub.close()
})

type Body = Record<string, unknown>
const signIn = (address: string) => hub.call('recordSignIn', { address }, EDGE)
const lastSeq = async () => ((await hub.call('viewPolicy', { since: 0 }, EDGE)).body as { seq: number }).seq

describe('the log', () => {
  test('is listed from a point on, or its newest, by type and by actor', async () => {
    await hub.on('createIssue', { title: 'x' }, CONTRIBUTOR)
    const seqs = async (input: Body) =>
      ((await hub.call('listEvents', input, MAINTAINER)).body as { events: { seq: number }[] }).events.map(
        ({ seq }) => seq,
      )
    const last = await lastSeq()
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
    const last = await lastSeq()
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
