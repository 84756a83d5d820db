import { ADMIN, openFixture, type Fixture } from '@smithers/monolith/fixture'
import { afterAll, beforeAll, expect, test } from 'vitest'

type Issue = { number: number; author: string; state: string; comments: number; createdAt: string; updatedAt: string }
type Page = { issues: Issue[]; next: string | null }

/** One author has more issues than are sorted for a list; another has few. */
const COUNT = 3000
const authorOf = (at: number) => (at % 25 === 0 ? 'few' : at % 5 === 0 ? 'someone' : 'many')

let hub: Fixture
let all: Issue[]
beforeAll(async () => {
  hub = openFixture()
  const records = Array.from({ length: COUNT }, (_, at) => ({
    line: at + 1,
    record: {
      number: at + 1,
      title: `issue ${at}`,
      state: at % 3 === 0 ? 'CLOSED' : 'OPEN',
      author: { login: authorOf(at) },
      createdAt: new Date(Date.UTC(2020, 0, 1 + ((at * 37) % 200))).toISOString(),
      comments: Array.from({ length: (at * 7) % 4 }, () => ({
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

async function walk(filters: Record<string, unknown>): Promise<Issue[]> {
  const found: Issue[] = []
  for (let after: string | null | undefined; after !== null;) {
    const { body } = await hub.on('listIssues', { limit: 100, ...filters, ...(after && { after }) })
    const { issues, next } = body as Page
    found.push(...issues)
    after = next
  }
  return found
}

const KEYS = {
  created: (issue: Issue) => issue.createdAt,
  updated: (issue: Issue) => issue.updatedAt,
  comments: (issue: Issue) => String(issue.comments),
}

const cases = ['gh:many', 'GH:Few', 'gh:nobody'].flatMap((author) =>
  (['created', 'updated', 'comments'] as const).flatMap((sort) =>
    (['asc', 'desc'] as const).flatMap((order) =>
      ['open', 'all'].map((state) => [author, sort, order, state] as const),
    ),
  ),
)

test.each(cases)('the issues of %s by %s, %s, %s', async (author, sort, order, state) => {
  expect(all).toHaveLength(COUNT)
  const way = order === 'asc' ? 1 : -1
  const key = KEYS[sort]
  const wanted = all
    .filter((issue) => issue.author.toLowerCase() === author.toLowerCase())
    .filter((issue) => state === 'all' || issue.state === state)
    .toSorted((a, b) => way * (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.number - b.number))
  const found = await walk({ author, sort, order, state })
  expect(found.map(({ number }) => number)).toEqual(wanted.map(({ number }) => number))
})
