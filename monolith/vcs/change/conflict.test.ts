import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { git, openFixture, type Fixture } from '../fixture/source-repo.ts'
import { JJ_ARGS, jjEnvironment } from '../run/environment.ts'
import { findJj } from '../tools/find-jj.ts'

describe('what jj wrote after the import', () => {
  let fixture: Fixture
  let jj: (...args: string[]) => string
  beforeAll(async () => {
    fixture = await openFixture()
    const { source, commits } = fixture
    for (const side of ['left', 'right']) {
      const blob = git(source, ['hash-object', '-w', '--stdin'], `${side}\n`)
      const base = git(source, ['ls-tree', commits['root'] ?? '']).replace(
        /^.*\tREADME.md$/m,
        `100644 blob ${blob}\tREADME.md`,
      )
      const tree = git(source, ['mktree', '--missing'], base)
      git(source, [
        'update-ref',
        `refs/heads/${side}`,
        git(source, ['commit-tree', '-p', commits['root'] ?? '', '-m', side, tree]),
      ])
    }
    expect(await fixture.vcs.importRepo(1, { kind: 'path', path: source }, () => {})).toMatchObject({ ok: true })
    const found = await findJj(undefined, process.env)
    if (!found.ok) throw new Error('no jj')
    const env = jjEnvironment(process.env, `${fixture.dir}/hub`)
    jj = (...args) =>
      execFileSync(found.value.path, [...JJ_ARGS, ...args], {
        cwd: `${fixture.dir}/hub/1/jj`,
        env,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      })
  })
  afterAll(() => fixture.close())

  it('is seen at once: a new change, a moved bookmark', async () => {
    expect(await fixture.vcs.resolve(1, 'fresh')).toMatchObject({ ok: false })
    jj('new', 'bookmarks(exact:"main")', '--message=On top')
    jj('bookmark', 'create', 'fresh', '--revision=heads(all()) & description(substring:"On top")')
    const found = await fixture.vcs.resolve(1, 'fresh')
    if (!found.ok) throw new Error('not found')
    const view = await fixture.vcs.viewChange(1, found.value.commitId)
    expect(view).toMatchObject({
      value: {
        changeId: found.value.changeId,
        title: 'On top',
        empty: true,
        bookmarks: ['fresh'],
        parents: [fixture.commits['kinds']],
      },
    })
  })

  it('shows a conflict with its markers, without jj’s own files', async () => {
    jj('new', 'bookmarks(exact:"left")', 'bookmarks(exact:"right")', '--message=Both')
    jj('bookmark', 'create', 'both', '--revision=conflicts()')
    const found = await fixture.vcs.resolve(1, 'both')
    if (!found.ok) throw new Error('not found')
    const { commitId } = found.value
    expect(await fixture.vcs.viewChange(1, commitId)).toMatchObject({ value: { conflict: true, title: 'Both' } })
    const list = await fixture.vcs.listFiles(1, commitId, '', false)
    const names = list.ok ? list.value.map((entry) => entry.name) : []
    expect(names.slice(0, 3)).toEqual(['d', 'src', 'vendor'])
    expect(names).toContain('README.md')
    expect(names.filter((name) => /conflict/i.test(name))).toEqual([])
    const readme = await fixture.vcs.readFile(1, commitId, 'README.md')
    expect(readme.ok && Buffer.from(readme.value.bytes).toString()).toMatch(
      /<<<<<<<[\s\S]*left[\s\S]*right[\s\S]*>>>>>>>/,
    )
    expect(await fixture.vcs.readFile(1, commitId, 'sp ace "q".txt')).toMatchObject({
      value: { bytes: Buffer.from('quoted') },
    })
    expect(await fixture.vcs.readFile(1, commitId, 'src')).toMatchObject({ problem: { is: 'path-refused' } })
    expect(await fixture.vcs.readFile(1, commitId, 'no')).toMatchObject({ problem: { is: 'path-not-found' } })
    expect(await fixture.vcs.listFiles(1, commitId, 'd/e', true)).toMatchObject({
      value: [{ path: 'd/e/e/p/file.txt' }],
    })
    expect(await fixture.vcs.searchCode(1, commitId, 'left', 50)).toEqual([
      { path: 'README.md', line: 1, text: 'left' },
    ])
    const diff = await fixture.vcs.diffChange(1, commitId, 100_000)
    expect(diff.ok && diff.value.filter((file) => /conflict/i.test(file.path))).toEqual([])
  })

  it('calls a divergent change ambiguous and names its commits', async () => {
    const topic = await fixture.vcs.resolve(1, 'topic')
    if (!topic.ok) throw new Error('not found')
    const operation = jj('op', 'log', '--no-graph', '--limit=1', '--template=id').trim()
    jj('describe', `commit_id(${topic.value.commitId})`, '--ignore-immutable', '--message=one')
    jj(
      'describe',
      `commit_id(${topic.value.commitId})`,
      '--ignore-immutable',
      '--message=two',
      `--at-operation=${operation}`,
    )
    const found = await fixture.vcs.resolve(1, topic.value.changeId)
    expect(found).toMatchObject({
      ok: false,
      problem: { is: 'change-ambiguous', candidates: [expect.stringMatching(/^[0-9a-f]{40}$/), expect.any(String)] },
    })
    expect(await fixture.vcs.resolve(1, 'topic')).toMatchObject({ ok: false, problem: { is: 'change-ambiguous' } })
  })
})
