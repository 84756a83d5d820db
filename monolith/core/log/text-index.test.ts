import { expect, test } from 'vitest'
import { createIssue } from '../issue/create-issue.ts'
import { ADMIN, CONTRIBUTOR, openFixture } from '@smithers/monolith/fixture'

// FTS5 keeps a segment's pages under ids whose bits from the 37th on name the segment; below those lie its own records.
const SEGMENTS = 'SELECT count(DISTINCT id >> 37) AS n FROM issue_text_data WHERE id >= 1 << 37'

test('issues that are filed in one transaction become one segment of the full-text index', async () => {
  const hub = openFixture()
  const { store } = hub.ports
  for (const name of ['bug', 'docs']) await hub.on('createLabel', { name })
  const before = store.get<{ n: number }>(SEGMENTS)?.n ?? 0
  const records = Array.from({ length: 9 }, (_, at) => ({
    line: at + 1,
    record: {
      number: at + 1,
      title: `Issue ${at}`,
      state: 'OPEN',
      labels: [{ name: 'bug' }, { name: 'docs' }],
      comments: [{ body: 'one' }, { body: 'two' }],
    },
  }))
  await hub.on('importIssues', { records }, ADMIN)
  expect(store.get(SEGMENTS)).toEqual({ n: before + 1 })
  store.transaction(() => {
    for (let at = 0; at < 9; at += 1)
      createIssue({ owner: 'acme', repo: 'tool', title: `Filed ${at}` }, CONTRIBUTOR, hub.ports)
  })
  expect(store.get(SEGMENTS)).toEqual({ n: before + 2 })
  expect((await hub.on('listIssues', { search: 'filed' })).body).toMatchObject({ issues: { length: 9 } })
  hub.close()
})
