import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  ADMIN,
  ANONYMOUS,
  CONTRIBUTOR,
  MAINTAINER,
  openFixture,
  OTHER,
  problemOf,
  READER,
  type Fixture,
} from '@smithers/monolith/fixture'

let hub: Fixture
beforeEach(() => void (hub = openFixture()))
afterEach(() => {
  expect(hub.unknown).toEqual([])
  hub.close()
})

type Body = Record<string, unknown>
const body = async (answer: Promise<{ body: unknown }>) => (await answer).body as Body
const fieldOf = async (answer: Promise<{ body: unknown }>) =>
  ((await answer).body as { errors: { pointer: string }[] }).errors[0]?.pointer
const events = () => hub.ports.store.get<{ n: number }>('SELECT count(*) AS n FROM events')?.n

describe('filing an issue', () => {
  test('answers with it as it is from then on', async () => {
    const filed = await hub.on('createIssue', { title: '  It breaks ', body: 'Steps:\r\n1.' }, CONTRIBUTOR)
    expect(filed.status).toBe(201)
    expect(filed.body).toMatchObject({
      number: 1,
      title: 'It breaks',
      body: 'Steps:\n1.',
      state: 'open',
      author: CONTRIBUTOR.actor,
    })
    const {
      html: _html,
      thread: _thread,
      suggestions: _suggestions,
      ...viewed
    } = await body(hub.on('viewIssue', { number: 1 }))
    expect(viewed).toEqual(filed.body)
    expect(viewed).toMatchObject({ waiting: 'hub' })
  })

  test('counts on where an import of numbers has left off', async () => {
    await hub.on('importIssues', { records: [{ line: 1, record: { number: 41, title: 'Old' } }] }, ADMIN)
    expect(await body(hub.on('createIssue', { title: 'New' }))).toMatchObject({ number: 42 })
  })

  test('with the same key has one effect and one answer, even after the issue has changed', async () => {
    const wanted = { title: 'Once', body: 'only', idempotencyKey: 'key-12345' }
    const first = await hub.on('createIssue', wanted, CONTRIBUTOR)
    hub.pass(60_000)
    await hub.on('editIssue', { number: 1, title: 'Edited' }, CONTRIBUTOR)
    const again = await hub.on('createIssue', wanted, CONTRIBUTOR)
    expect(again).toEqual(first)
    expect(await body(hub.on('listIssues'))).toMatchObject({ issues: [{ number: 1 }] })
  })

  test.each([
    ['another title', { title: 'Twice', body: 'only' }],
    ['another text', { title: 'Once', body: 'more' }],
    ['another repository', { title: 'Once', body: 'only', repo: 'other' }],
  ])('with a used key and %s is refused', async (_what, input) => {
    await hub.call('importRepo', { source: 'https://example.com/acme/other' }, ADMIN).catch(() => undefined)
    hub.unknown.length = 0
    await hub.on('createIssue', { title: 'Once', body: 'only', idempotencyKey: 'key-12345' })
    const refused = await problemOf(hub.on('createIssue', { ...input, idempotencyKey: 'key-12345' }))
    expect(['422 key-reused', '404 repo-not-found']).toContain(refused)
  })

  test('the key of one person is free for another, and for another operation it is not', async () => {
    await hub.on('createIssue', { title: 'Mine', idempotencyKey: 'key-12345' }, CONTRIBUTOR)
    expect((await hub.on('createIssue', { title: 'Yours', idempotencyKey: 'key-12345' }, OTHER)).status).toBe(201)
    const other = hub.on('commentIssue', { number: 1, body: 'x', idempotencyKey: 'key-12345' }, CONTRIBUTOR)
    expect(await problemOf(other)).toBe('422 key-reused')
  })

  test.each<[string, Body, string]>([
    ['a title of blanks', { title: ' \t ' }, '/title'],
    ['a title of two lines', { title: 'a\nb' }, '/title'],
    ['a line separator in the title', { title: 'a\u2028b' }, '/title'],
    ['NUL in the title', { title: 'a\u0000b' }, '/title'],
    ['an escape sequence in the text', { title: 'a', body: '\u001b[31mred' }, '/body'],
    ['a lone carriage return', { title: 'a', body: 'one\rtwo' }, '/body'],
    ['half a surrogate pair', { title: 'a', body: 'x\ud83d' }, '/body'],
    ['a C1 control', { title: 'a\u0085b' }, '/title'],
    ['no title', {}, '/title'],
    ['a title that is too long', { title: 'x'.repeat(257) }, '/title'],
    ['a title of ten megabytes', { title: 'x'.repeat(10_000_000) }, '/title'],
    ['a number for a title', { title: 7 }, '/title'],
    ['an unknown field', { title: 'a', state: 'closed' }, '/state'],
    ['__proto__ as a field', JSON.parse('{"title":"a","__proto__":{"x":1}}') as Body, '/__proto__'],
    ['one label twice', { title: 'a', labels: ['bug', 'bug'] }, '/labels'],
    ['a short key', { title: 'a', idempotencyKey: 'short' }, '/idempotencyKey'],
  ])('with %s is refused by its field and leaves nothing behind', async (_what, input, pointer) => {
    const before = events()
    expect(await problemOf(hub.on('createIssue', input))).toBe('422 invalid-input')
    expect(await fieldOf(hub.on('createIssue', input))).toBe(pointer)
    expect(events()).toBe(before)
  })

  test('keeps what only looks odd: emoji, right-to-left text, SQL, Markdown', async () => {
    const title = "Robert'); DROP TABLE issues;-- 👩‍👩‍👧 עברית %00 \\u0000"
    expect(await body(hub.on('createIssue', { title }))).toMatchObject({ title })
  })

  test('takes labels from a maintainer alone, and only those that exist', async () => {
    await hub.on('createLabel', { name: 'Bug' })
    expect(await body(hub.on('createIssue', { title: 'a', labels: ['bug'] }))).toMatchObject({ labels: ['Bug'] })
    expect(await fieldOf(hub.on('createIssue', { title: 'a', labels: ['bug'] }, CONTRIBUTOR))).toBe('/labels')
    const unknown = await hub.on('createIssue', { title: 'a', labels: ['bgu'] })
    expect(unknown.body).toMatchObject({ label: 'bgu', similar: ['Bug'] })
  })

  test.each([
    [ANONYMOUS, '401 unauthenticated'],
    [READER, '403 tier-too-low'],
  ])('is not for everyone', async (caller, expected) => {
    expect(await problemOf(hub.on('createIssue', { title: 'a' }, caller))).toBe(expected)
  })

  test('in a repository that is not there names it', async () => {
    const refused = await hub.call('createIssue', { owner: 'no', repo: 'body', title: 'a' })
    expect(refused).toMatchObject({ status: 404, body: { repo: 'no/body' } })
  })
})

describe('editing', () => {
  beforeEach(async () => void (await hub.on('createIssue', { title: 'First', body: 'text' }, CONTRIBUTOR)))

  test('raises the version, and a stale version gets the current issue back', async () => {
    expect(await body(hub.on('editIssue', { number: 1, title: 'Second', version: 1 }, CONTRIBUTOR))).toMatchObject({
      version: 2,
      title: 'Second',
      body: 'text',
    })
    const stale = await hub.on('editIssue', { number: 1, body: 'late', version: 1 }, CONTRIBUTOR)
    expect(stale).toMatchObject({ status: 409, body: { current: { version: 2, title: 'Second' } } })
  })

  test('that changes nothing makes no event', async () => {
    const before = events()
    expect(await body(hub.on('editIssue', { number: 1, title: 'First', body: 'text' }))).toMatchObject({ version: 1 })
    expect(events()).toBe(before)
  })

  test('is for the author, whatever the case of the address, and for maintainers', async () => {
    expect(await problemOf(hub.on('editIssue', { number: 1, title: 'x' }, OTHER))).toBe('403 not-yours')
    const shouted = { ...CONTRIBUTOR, actor: CONTRIBUTOR.actor.toUpperCase().replace('0X', '0x') }
    expect((await hub.on('editIssue', { number: 1, title: 'x' }, shouted)).status).toBe(200)
    expect((await hub.on('editIssue', { number: 1, body: '' }, MAINTAINER)).status).toBe(200)
  })

  test('an issue that is not there names its number', async () => {
    expect(await hub.on('editIssue', { number: 9, title: 'x' })).toMatchObject({ status: 404, body: { number: 9 } })
  })
})

describe('closing and reopening', () => {
  beforeEach(async () => {
    for (const title of ['One', 'Two', 'Three']) await hub.on('createIssue', { title }, CONTRIBUTOR)
  })

  test('moves it between the counts and tells when', async () => {
    hub.pass(1000)
    expect(await body(hub.on('closeIssue', { number: 1, comment: 'Done.' }))).toMatchObject({
      state: 'closed',
      stateReason: 'completed',
      closedAt: '2026-11-22T09:00:01.000Z',
      comments: 1,
    })
    expect(await body(hub.on('viewRepo'))).toMatchObject({ openIssues: 2, closedIssues: 1 })
    expect(await problemOf(hub.on('closeIssue', { number: 1 }))).toBe('409 issue-already')
    expect(await body(hub.on('reopenIssue', { number: 1 }))).toMatchObject({
      state: 'open',
      stateReason: 'reopened',
      closedAt: null,
    })
    expect(await body(hub.on('viewRepo'))).toMatchObject({ openIssues: 3, closedIssues: 0 })
    expect(await problemOf(hub.on('reopenIssue', { number: 1 }))).toBe('409 issue-already')
  })

  test.each<[string, number, string]>([
    ['itself', 1, 'itself'],
    ['one that is not there', 99, 'unknown'],
    ['one that is closed', 3, 'closed'],
    ['one that repeats it', 2, 'cycle'],
  ])('as a duplicate of %s is refused', async (_what, duplicateOf, reason) => {
    await hub.on('closeIssue', { number: 3 })
    await hub.on('closeIssue', { number: 2, reason: 'duplicate', duplicateOf: 1 })
    expect(await body(hub.on('closeIssue', { number: 1, reason: 'duplicate', duplicateOf }))).toMatchObject({ reason })
  })

  test('a duplicate needs its original, and only a duplicate has one', async () => {
    expect(await fieldOf(hub.on('closeIssue', { number: 1, reason: 'duplicate' }))).toBe('/duplicateOf')
    expect(await fieldOf(hub.on('closeIssue', { number: 1, duplicateOf: 2 }))).toBe('/duplicateOf')
  })

  test('is not for someone else', async () => {
    expect(await problemOf(hub.on('closeIssue', { number: 1 }, OTHER))).toBe('403 not-yours')
    await hub.on('closeIssue', { number: 1 }, CONTRIBUTOR)
    expect(await problemOf(hub.on('reopenIssue', { number: 1 }, OTHER))).toBe('403 not-yours')
  })
})

describe('commenting and labelling', () => {
  beforeEach(async () => {
    await hub.on('createIssue', { title: 'One' }, CONTRIBUTOR)
    for (const name of ['bug', 'area/cli', 'Needs help'])
      await hub.on('createLabel', { name, description: `about ${name}` })
  })

  test('a comment with the same key is one comment', async () => {
    const input = { number: 1, body: 'Still so.', idempotencyKey: 'comment-1' }
    expect(await hub.on('commentIssue', input, OTHER)).toEqual(await hub.on('commentIssue', input, OTHER))
    expect(await body(hub.on('viewIssue', { number: 1 }))).toMatchObject({
      comments: 1,
      thread: [{ author: OTHER.actor, body: 'Still so.', html: null }],
    })
    expect(await fieldOf(hub.on('commentIssue', { number: 1, body: ' \n' }))).toBe('/body')
  })

  test('labels are found whatever their case, are added once, and are counted', async () => {
    expect(await body(hub.on('labelIssue', { number: 1, add: ['BUG', 'bug', 'needs help'] }))).toMatchObject({
      labels: ['bug', 'Needs help'],
      version: 2,
    })
    expect(await body(hub.on('labelIssue', { number: 1, add: ['bug'] }))).toMatchObject({ version: 2 })
    expect(await body(hub.on('labelIssue', { number: 1, remove: ['Bug'], add: ['area/cli'] }))).toMatchObject({
      labels: ['area/cli', 'Needs help'],
    })
    expect(await body(hub.on('listLabels'))).toMatchObject({
      labels: [
        { name: 'area/cli', issues: 1 },
        { name: 'bug', issues: 0 },
        { name: 'Needs help', issues: 1 },
      ],
    })
  })

  test.each<[string, Body, string]>([
    ['one label on both sides', { add: ['bug'], remove: ['bug'] }, '422 invalid-input'],
    ['nothing', {}, '422 invalid-input'],
    ['a label nobody made', { add: ['bug', 'zzz'] }, '422 label-unknown'],
    ['taking away a label nobody made', { remove: ['zzz'] }, '422 label-unknown'],
  ])('with %s is refused and changes nothing', async (_what, input, expected) => {
    const before = events()
    expect(await problemOf(hub.on('labelIssue', { number: 1, ...input }))).toBe(expected)
    expect(events()).toBe(before)
  })

  test('a label that exists, in any case, is not made again', async () => {
    expect(await problemOf(hub.on('createLabel', { name: 'BUG' }))).toBe('409 label-exists')
    for (const name of [' x', 'a,b', 'a\u0007', ''])
      expect(await fieldOf(hub.on('createLabel', { name }))).toBe('/name')
  })

  test('who acts next follows from triage, decisions and replies', async () => {
    const waiting = async () => (await body(hub.on('viewIssue', { number: 1 })))['waiting']
    expect(await waiting()).toBe('hub')
    hub.ports.store.run('UPDATE issues SET triaged = 1')
    expect(await waiting()).toBe('maintainer')
    await hub.on('commentIssue', { number: 1, body: 'Which version?' })
    expect(await waiting()).toBe('author')
    await hub.on('commentIssue', { number: 1, body: '2.1' }, CONTRIBUTOR)
    expect(await waiting()).toBe('maintainer')
    await hub.on('closeIssue', { number: 1 })
    expect(await waiting()).toBe('nobody')
  })
})
