import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ADMIN, CONTRIBUTOR, openFixture, type Fixture } from '@smithers/monolith/fixture'

let hub: Fixture
beforeEach(() => void (hub = openFixture()))
afterEach(() => {
  expect(hub.unknown).toEqual([])
  hub.close()
})

type Result = {
  imported: number
  unchanged: number
  refused: { line: number; number: number | null; reason: string }[]
}
async function load(...records: unknown[]): Promise<Result> {
  const { status, body } = await hub.on(
    'importIssues',
    { records: records.map((record, at) => ({ line: at + 1, record })) },
    ADMIN,
  )
  expect(status).toBe(200)
  return body as Result
}
const view = async (number: number) => (await hub.on('viewIssue', { number })).body as Record<string, unknown>

const FULL = {
  number: 7,
  title: ' Crash on start ',
  body: 'one\r\ntwo',
  state: 'CLOSED',
  stateReason: 'NOT_PLANNED',
  labels: [{ name: 'bug', description: 'Broken' }, { name: 'BUG' }, { name: 'a, b' }],
  author: { login: 'octo' },
  createdAt: '2019-02-03T04:05:06Z',
  closedAt: '2019-03-03T04:05:06+01:00',
  comments: [
    { author: { login: 'other' }, body: 'me too', createdAt: '2019-02-04T00:00:00Z' },
    { author: null, body: '', createdAt: '2020-01-01T00:00:00Z' },
  ],
}

describe('importing issues', () => {
  test('keeps numbers, dates, authors, labels and comments', async () => {
    expect(await load(FULL)).toEqual({ imported: 1, unchanged: 0, refused: [] })
    expect(await view(7)).toMatchObject({
      number: 7,
      title: 'Crash on start',
      body: 'one\ntwo',
      state: 'closed',
      stateReason: 'not-planned',
      labels: ['a, b', 'bug'],
      author: 'gh:octo',
      createdAt: '2019-02-03T04:05:06.000Z',
      closedAt: '2019-03-03T03:05:06.000Z',
      updatedAt: '2020-01-01T00:00:00.000Z',
      comments: 2,
      thread: [
        { author: 'gh:other', body: 'me too' },
        { author: 'gh:ghost', body: '' },
      ],
      waiting: 'nobody',
    })
    expect((await hub.on('listLabels')).body).toEqual({
      labels: [
        { name: 'a, b', description: '', issues: 1 },
        { name: 'bug', description: 'Broken', issues: 1 },
      ],
    })
  })

  test('twice changes nothing, not even when the hub has gone on with an issue', async () => {
    await load(FULL, { number: 8, title: 'No date' })
    await hub.on('editIssue', { number: 7, title: 'Renamed' })
    hub.pass(1000)
    const before = await view(7)
    expect(await load(FULL, { number: 8, title: 'No date' })).toEqual({ imported: 0, unchanged: 2, refused: [] })
    expect(await view(7)).toEqual(before)
  })

  test('never overwrites another issue of the same number', async () => {
    await hub.on('createIssue', { title: 'Filed here' }, CONTRIBUTOR)
    await load(FULL)
    const { refused } = await load(
      { number: 1, title: 'Filed here' },
      { ...FULL, title: 'Another' },
      { ...FULL, createdAt: '2019-02-03T04:05:07Z' },
    )
    expect(refused.map(({ line, number }) => [line, number])).toEqual([
      [1, 1],
      [2, 7],
      [3, 7],
    ])
    expect(await view(1)).toMatchObject({ author: CONTRIBUTOR.actor })
  })

  test.each<[string, unknown, string]>([
    ['null', null, 'the record'],
    ['a text', 'issue', 'the record'],
    ['a list', [], 'the record'],
    ['no number', { title: 'x' }, 'number is missing'],
    ['a number in quotes', { number: '1', title: 'x' }, 'number must be a whole number'],
    ['a number with a fraction', { number: 1.5, title: 'x' }, 'number must be a whole number'],
    ['number zero', { number: 0, title: 'x' }, 'number must be at least 1'],
    ['a number that leaves none', { number: 1_000_000_000, title: 'x' }, 'number is over'],
    ['no title', { number: 1 }, 'title is missing'],
    ['a blank title', { number: 1, title: ' ' }, 'title is blank'],
    ['a title of two lines', { number: 1, title: 'a\nb' }, 'more than one line'],
    ['NUL', { number: 1, title: 'a', body: 'x\u0000' }, 'U+0000'],
    ['half a surrogate pair', { number: 1, title: '\ud800' }, 'surrogate'],
    ['an unknown state', { number: 1, title: 'a', state: 'merged' }, 'state'],
    ['a date that is none', { number: 1, title: 'a', createdAt: '2019-02-30T00:00:00Z' }, 'createdAt'],
    ['a leap second', { number: 1, title: 'a', createdAt: '2016-12-31T23:59:60Z' }, 'createdAt is no instant'],
    ['a text of a megabyte and more', { number: 1, title: 'a', body: 'x'.repeat(1_000_001) }, 'body'],
    ['a label without a name', { number: 1, title: 'a', labels: [{ name: ' ' }] }, 'a label has no name'],
    ['labels by name alone', { number: 1, title: 'a', labels: ['bug'] }, 'labels/0'],
  ])('refuses a record with %s by its line, and takes the rest', async (_what, record, reason) => {
    const { imported, refused } = await load({ number: 100, title: 'Before' }, record, { number: 101, title: 'After' })
    expect(imported).toBe(2)
    expect(refused).toHaveLength(1)
    expect(refused[0]).toMatchObject({ line: 2 })
    expect(refused[0]?.reason).toContain(reason)
  })

  test('keeps terminal codes of old texts in sight without keeping them', async () => {
    await load({ number: 1, title: 'a', body: '\u001b[31mred\f' })
    expect(await view(1)).toMatchObject({ body: '\ufffd[31mred\ufffd' })
  })

  test('an open one waits for triage, a closed one does not', async () => {
    await load(FULL, { number: 8, title: 'Open' })
    expect((await hub.on('viewIssue', { number: 8 })).body).toMatchObject({ waiting: 'hub', author: 'gh:ghost' })
  })

  test.each([
    { records: [] },
    { records: [{ line: 0, record: {} }] },
    { records: Array.from({ length: 101 }, () => ({ line: 1, record: {} })) },
    {},
  ])('refuses a batch that is none', async (input) => {
    expect((await hub.on('importIssues', input, ADMIN)).status).toBe(422)
  })
})
