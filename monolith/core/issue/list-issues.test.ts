import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { ADMIN, openFixture, type Fixture } from '@smithers/monolith/fixture'

type Issue = {
  number: number
  title: string
  body: string
  state: string
  labels: string[]
  author: string
  comments: number
  createdAt: string
  updatedAt: string
}
type Page = { issues: Issue[]; next: string | null }

const LABELS = ['bug', 'feature', 'docs', ...Array.from({ length: 70 }, (_, at) => `area/${at}`)]
const WORDS = ['dark', 'mode', 'crash', 'windows', 'naïve', 'über', '日本', 'running', "it's", 'a"b']
const COUNT = 1600

let hub: Fixture
let all: Issue[]

beforeAll(async () => {
  hub = openFixture()
  const pick = <T>(from: T[], at: number): T => from[at % from.length] as T
  const records = Array.from({ length: COUNT }, (_, at) => ({
    line: at + 1,
    record: {
      number: at * 2 + 1,
      title: `common ${pick(WORDS, at)} ${pick(WORDS, at * 7 + 3)}`,
      body: at % 3 === 0 ? 'a longer text about nothing' : at === 1500 ? 'needle' : '',
      state: at % 3 === 1 ? 'CLOSED' : 'OPEN',
      labels: [pick(LABELS, at % 2), pick(LABELS, at % 75), ...(at % 11 === 0 ? ['docs', 'area/61'] : [])].map(
        (name) => ({ name }),
      ),
      author: { login: `p${(at * at) % 13}` },
      // Many share an instant, so that the number has to decide.
      createdAt: new Date(Date.UTC(2020, 0, 1 + ((at * 37) % 200))).toISOString(),
      comments: Array.from({ length: at % 4 }, () => ({
        body: 'me too',
        createdAt: new Date(Date.UTC(2021, 0, at % 28)).toISOString(),
      })),
    },
  }))
  for (let at = 0; at < COUNT; at += 100) {
    const { body } = await hub.on('importIssues', { records: records.slice(at, at + 100) }, ADMIN)
    expect(body).toEqual({ imported: 100, unchanged: 0, refused: [] })
  }
  all = await walk({ state: 'all' })
})
afterAll(() => {
  expect(hub.unknown).toEqual([])
  hub.close()
})

async function page(filters: Record<string, unknown>): Promise<Page> {
  const { status, body } = await hub.on('listIssues', filters)
  expect(status).toBe(200)
  return body as Page
}

async function walk(filters: Record<string, unknown>, limit = 100): Promise<Issue[]> {
  const found: Issue[] = []
  for (let after: string | null = null; ;) {
    const { issues, next } = await page({ ...filters, limit, ...(after === null ? {} : { after }) })
    found.push(...issues)
    if (next === null) return found
    expect(issues).toHaveLength(limit)
    after = next
  }
}

const filters = fc.record(
  {
    state: fc.constantFrom('open', 'closed', 'all'),
    label: fc.uniqueArray(fc.constantFrom(...LABELS.slice(0, 6), 'area/61', 'area/58', 'none'), { maxLength: 3 }),
    author: fc.constantFrom('gh:p0', 'gh:p1', 'GH:P4', 'gh:nobody'),
    search: fc.constantFrom(
      'common',
      'dark',
      'mode dark',
      'needle',
      'ran',
      'run',
      'NAIVE',
      '日本',
      "it's",
      'a"b',
      'nothing common',
      'absent',
    ),
    sort: fc.constantFrom('created', 'updated', 'comments'),
    order: fc.constantFrom('asc', 'desc'),
  },
  { requiredKeys: [] },
)
type Filters = typeof filters extends fc.Arbitrary<infer T> ? T : never

/** What the list must hold, without an index. */
function expected({ state = 'open', label = [], author, search, sort = 'created', order = 'desc' }: Filters): number[] {
  const key = (issue: Issue) =>
    sort === 'created' ? Date.parse(issue.createdAt) : sort === 'updated' ? Date.parse(issue.updatedAt) : issue.comments
  const way = order === 'asc' ? 1 : -1
  return all
    .filter((issue) => state === 'all' || issue.state === state)
    .filter((issue) => label.every((name) => issue.labels.includes(name)))
    .filter((issue) => author === undefined || issue.author.toLowerCase() === author.toLowerCase())
    .filter((issue) => search === undefined || holds(`${issue.title} ${issue.body}`, search))
    .toSorted((a, b) => way * (key(a) - key(b) || a.number - b.number))
    .map((issue) => issue.number)
}

function holds(text: string, search: string): boolean {
  const plain = (one: string) => one.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  const words = new Set(plain(text).split(/[^\p{L}\p{N}]+/u))
  // The stem that the tokenizer makes of `running`.
  if (words.has('running')) words.add('run')
  return plain(search)
    .split(/\s+/)
    .every((word) => (word.includes("'") || word.includes('"') ? plain(text).includes(word) : words.has(word)))
}

describe('a list of issues', () => {
  test('holds, for any mix of filters, order and page size, exactly what it should', async () => {
    await fc.assert(
      fc.asyncProperty(filters, fc.constantFrom(7, 30, 100), async (query, limit) => {
        expect((await walk(query, limit)).map((issue) => issue.number)).toEqual(expected(query))
      }),
      { numRuns: 150, seed: 20261122 },
    )
  })

  test('follows a change of state, labels and comments in every order', async () => {
    const before = await page({ label: ['area/3', 'bug'], sort: 'updated' })
    const last = expected({ label: ['area/3', 'bug'], sort: 'updated' }).at(-1) ?? 0
    hub.pass(1000)
    await hub.on('commentIssue', { number: last, body: 'up' })
    expect((await page({ label: ['area/3', 'bug'], sort: 'updated' })).issues[0]).toMatchObject({ number: last })
    await hub.on('closeIssue', { number: last })
    expect((await walk({ label: ['area/3', 'bug'] })).map((issue) => issue.number)).not.toContain(last)
    expect(before.issues.length).toBeGreaterThan(1)
    await hub.on('reopenIssue', { number: last })
    await hub.on('labelIssue', { number: last, remove: ['area/3'] })
    expect((await walk({ label: ['area/3', 'bug'] })).map((issue) => issue.number)).not.toContain(last)
    await hub.on('labelIssue', { number: last, add: ['area/3'] })
    all = await walk({ state: 'all' })
  })

  test.each([
    'AND OR NOT',
    '"',
    '""',
    '"unbalanced',
    'title:x',
    'body : y',
    'a* b^2',
    'NEAR(a b, 2)',
    '(',
    ')',
    '-x',
    '{title}: x',
    'x + y',
    '; DROP TABLE issues',
    "' OR 1=1 --",
    '\\',
    '%',
    '_',
    '😀',
    '🇩🇪',
    '- - -',
    'x'.repeat(400),
  ])('takes %j as words and not as a language', async (search) => {
    expect((await hub.on('listIssues', { search })).status).toBe(200)
  })

  test('with words that hold no letter or digit finds nothing', async () => {
    expect(await page({ search: '!!! ???' })).toEqual({ issues: [], next: null })
  })

  test.each([
    '',
    'x',
    'created-desc',
    'created-desc.1',
    'created-desc.1.2.3',
    'created-asc.1.2',
    'updated-desc.1.2',
    'created-desc.1e3.2',
    'created-desc. 1.2',
    'created-desc.0x1.2',
    "created-desc.1.2'",
    'created-desc.99999999999999999999.1',
    'suggestions.1.2',
  ])('refuses the page marker %j', async (after) => {
    expect(await hub.on('listIssues', { after })).toMatchObject({
      status: 422,
      body: { type: 'urn:smithers:problem:cursor-refused' },
    })
  })

  test.each([
    { limit: 0 },
    { limit: 101 },
    { limit: 'many' },
    { state: 'merged' },
    { sort: 'votes' },
    { label: Array.from({ length: 21 }, () => 'x') },
    { search: '' },
    { search: 'a\u0000b' },
    { page: 2 },
  ])('refuses %j', async (query) => {
    expect(await hub.on('listIssues', query)).toMatchObject({
      status: 422,
      body: { type: 'urn:smithers:problem:invalid-input' },
    })
  })
})
