import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { git, importFixture, type Fixture } from '../fixture/source-repo.ts'
import { derivedChangeId } from '../read/objects.ts'

describe('listChanges', () => {
  let fixture: Fixture
  beforeAll(async () => {
    fixture = await importFixture()
  })
  afterAll(() => fixture.close())

  const rows = async (query: { commit?: string; path?: string; limit?: number; after?: string }) => {
    const found = await fixture.vcs.listChanges(1, {
      limit: 50,
      ...query,
      commit: fixture.commits[query.commit ?? 'kinds'] ?? query.commit ?? '',
    })
    if (!found.ok) return found.problem
    const names = Object.entries(fixture.commits)
    return found.value.map((row) => names.find(([, id]) => id === row.commitId)?.[0])
  }

  it('answers what a commit reaches, newest first', async () => {
    expect(await rows({})).toEqual(['kinds', 'merge', 'topic', 'empty', 'rename', 'root'])
    expect(await rows({ commit: 'empty' })).toEqual(['empty', 'rename', 'root'])
  })

  it('describes each change', async () => {
    const { commits } = fixture
    const found = await fixture.vcs.listChanges(1, { commit: commits['merge'] ?? '', limit: 1 })
    expect(found).toEqual({
      ok: true,
      value: [
        {
          changeId: derivedChangeId(commits['merge'] ?? ''),
          commitId: commits['merge'],
          parents: [commits['empty'], commits['topic']],
          title: 'Merge topic',
          author: { name: 'Ada Lovelace', email: 'ada@example.org', at: '2023-11-15T00:36:40+01:00' },
          committer: { name: 'Böb', email: 'bob@example.org', at: '2023-11-14T18:36:40-05:00' },
          bookmarks: [],
        },
      ],
    })
    const root = await fixture.vcs.listChanges(1, { commit: commits['root'] ?? '', limit: 1 })
    expect(root.ok && root.value[0]).toMatchObject({ title: 'Begin — with “quotes”', parents: [] })
  })

  it.each([1, 2, 3, 5, 6, 7])('pages by %i without losing or repeating a row', async (limit) => {
    const seen: unknown[] = []
    let after: string | undefined
    for (;;) {
      const page = await rows({ limit, ...(after ? { after } : {}) })
      if (!Array.isArray(page) || page.length === 0) break
      expect(page.length).toBeLessThanOrEqual(limit)
      seen.push(...page)
      after = fixture.commits[page.at(-1) ?? '']
    }
    expect(seen).toEqual(['kinds', 'merge', 'topic', 'empty', 'rename', 'root'])
  })

  it('answers the same page whatever was asked before', async () => {
    const first = await rows({ limit: 2, path: 'src' })
    expect(await rows({ limit: 1, path: 'src' })).toEqual(Array.isArray(first) ? first.slice(0, 1) : first)
    expect(await rows({ limit: 50, path: 'src' })).toEqual(['kinds', 'rename', 'root'])
    expect(await rows({ limit: 2, path: 'src' })).toEqual(first)
  })

  it('follows a path, also one that is gone or reads like an option or a pattern', async () => {
    expect(await rows({ path: 'topic.txt' })).toEqual(['topic'])
    expect(await rows({ path: 'd/e' })).toEqual(['rename', 'root'])
    expect(await rows({ path: '-rf' })).toEqual(['root'])
    expect(await rows({ path: '*' })).toEqual([])
    expect(await rows({ path: ':(glob)**' })).toEqual([])
    expect(await rows({ path: '--all' })).toEqual([])
    expect(await rows({ path: '../x' })).toMatchObject({ is: 'path-refused' })
  })

  it('ends at a moment', async () => {
    const { commits } = fixture
    const until = async (seconds: number) => {
      const found = await fixture.vcs.listChanges(1, { commit: commits['merge'] ?? '', until: seconds, limit: 1 })
      return found.ok ? found.value.map(({ commitId }) => commitId) : found.problem
    }
    // The fixture commits every thousand seconds.
    expect(await until(1_700_003_000)).toEqual([commits['empty']])
    expect(await until(1_700_002_999)).toEqual([commits['rename']])
    expect(await until(1_700_000_999)).toEqual([])
    expect(await until(253_402_300_799)).toEqual([commits['merge']])
  })

  it('knows no odd commit and no odd place to go on from', async () => {
    for (const odd of ['--all', 'main', 'f'.repeat(40), '', 'x'.repeat(100_000)]) {
      expect(await rows({ commit: odd })).toEqual({ is: 'change-not-found', change: odd.slice(0, 200) })
      expect(await rows({ after: odd })).toEqual({ is: 'change-not-found', change: odd.slice(0, 200) })
    }
    expect(await rows({ commit: 'empty', after: fixture.commits['kinds'] ?? '' })).toMatchObject({
      is: 'change-not-found',
    })
  })

  it('bounds the page', async () => {
    for (const limit of [0, -5, 0.5]) expect(await rows({ limit })).toHaveLength(1)
    expect(await rows({ limit: 1e12 })).toHaveLength(6)
    expect(await rows({ limit: Number.NaN })).toHaveLength(1)
  })

  it('reads commits that git would not write', async () => {
    const gitDir = `${fixture.dir}/hub/1/git`
    const tree = git(gitDir, ['rev-parse', `${fixture.commits['root']}^{tree}`])
    const write = (lines: string[]) =>
      git(
        gitDir,
        ['hash-object', '-t', 'commit', '-w', '--literally', '--stdin'],
        Buffer.from(lines.join('\n'), 'latin1'),
      )
    const odd = [
      [`tree ${tree}`, 'author  <> 99999999999999999999 +0000', 'committer x', '', ''],
      [`tree ${tree}`, 'author A <a@b> -5 +0000', 'committer A <a@b> 1 -9999', 'encoding iso-8859-1', '', 'caf\xe9'],
      [`tree ${tree}`, 'author A <a@b> 1 +0000', 'committer A <a@b> 1 +0000', 'encoding no-such', '', '\xff\0x'],
      [
        `tree ${tree}`,
        'author A <a@b> 1 +0000',
        'committer A <a@b> 1 +0000',
        `change-id ${'k'.repeat(32)}`,
        '',
        `${'t'.repeat(5000)}\nbody`,
      ],
    ]
    const views = await Promise.all(odd.map((lines) => fixture.vcs.viewChange(1, write(lines))))
    const value = (place: number) => {
      const view = views[place]
      return view?.ok ? view.value : undefined
    }
    expect(value(0)).toMatchObject({ title: '', author: { name: '', email: '', at: '1970-01-01T00:00:00Z' } })
    expect(value(1)).toMatchObject({
      title: 'café',
      author: { at: '1969-12-31T23:59:55Z' },
      committer: { at: '1970-01-01T00:00:01Z' },
    })
    expect(value(2)?.description).toBe('ÿ\0x')
    expect(value(3)).toMatchObject({ changeId: 'k'.repeat(32), title: 't'.repeat(1000) })
  })
})
