import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { git, importFixture, type Fixture } from '../fixture/source-repo.ts'

describe('diffChange and viewChange', () => {
  let fixture: Fixture
  beforeAll(async () => {
    fixture = await importFixture()
  })
  afterAll(() => fixture.close())

  const diff = async (name: string, maxBytes = 1_000_000) => {
    const found = await fixture.vcs.diffChange(1, fixture.commits[name] ?? name, maxBytes)
    if (!found.ok) throw new Error(JSON.stringify(found.problem))
    return found.value
  }

  it('shows a first commit as all added', async () => {
    const files = await diff('root')
    expect(files).toHaveLength(15)
    expect(new Set(files.map((one) => one.status))).toEqual(new Set(['added']))
    expect(files.find((one) => one.path === 'd/e/e/p/file.txt')?.patch).toBe(
      '@@ -0,0 +1 @@\n+deep\n\\ No newline at end of file\n',
    )
    expect(files.find((one) => one.path === 'nothing')).toMatchObject({ patch: '', additions: 0, binary: false })
    expect(files.find((one) => one.path === 'vendor/lib')?.patch).toContain('+Subproject commit 1111')
    expect(files.map((one) => one.path)).toEqual(
      expect.arrayContaining(['-rf', 'back\\slash.txt', 'new\nline.txt', 'sp ace "q".txt']),
    )
    expect(files.find((one) => one.path === 'new\nline.txt')?.patch).toContain('+a newline')
  })

  it('finds renames, removals and changes of mode', async () => {
    expect(await diff('rename')).toEqual([
      expect.objectContaining({ path: 'd/e/e/p/file.txt', status: 'deleted', additions: 0, deletions: 1 }),
      { path: 'run.sh', oldPath: null, status: 'mode-changed', additions: 0, deletions: 0, binary: false, patch: '' },
      expect.objectContaining({
        path: 'src/app.ts',
        oldPath: 'src/main.ts',
        status: 'renamed',
        additions: 2,
        deletions: 1,
        patch: expect.stringMatching(/^@@ .*\+export const last = true\n$/s),
      }),
    ])
  })

  it('keeps patches apart when a file changes its kind, and gives binary files none', async () => {
    const files = await diff('kinds')
    expect(files.map(({ path, status, binary }) => [path, status, binary])).toEqual([
      ['a.bin', 'modified', true],
      ['copy.ts', 'copied', false],
      ['link', 'modified', false],
      ['src/app.ts', 'modified', false],
    ])
    expect(files[0]?.patch).toBeNull()
    expect(files[1]).toMatchObject({ oldPath: 'src/app.ts', patch: '' })
    expect(files[2]?.patch).toMatch(/^@@ -1 \+0,0 @@\n-README.md[\s\S]*@@ -0,0 \+1 @@\n\+a file now/)
    expect(files[3]?.patch).toContain('+export const last = false')
  })

  it('compares a merge with its first parent, and an empty change with nothing', async () => {
    expect(await diff('merge')).toEqual([expect.objectContaining({ path: 'topic.txt', status: 'added' })])
    expect(await diff('empty')).toEqual([])
    expect(await fixture.vcs.viewChange(1, fixture.commits['merge'] ?? '')).toMatchObject({
      value: { empty: true, files: [{ path: 'topic.txt' }] },
    })
    expect(await fixture.vcs.viewChange(1, fixture.commits['empty'] ?? '')).toMatchObject({
      value: { empty: true, conflict: false, files: [] },
    })
  })

  it('shows a change to a name that is not UTF-8', async () => {
    expect(await diff('latin')).toEqual([
      expect.objectContaining({
        path: 'caf\ufffd.txt',
        status: 'added',
        patch: expect.stringContaining('+latin1 name'),
      }),
    ])
  })

  it('gives viewChange the same files without patches', async () => {
    const view = await fixture.vcs.viewChange(1, fixture.commits['root'] ?? '')
    const files = (await diff('root')).map(({ patch: _, ...rest }) => rest)
    expect(view).toMatchObject({
      ok: true,
      value: { files, empty: false, description: 'Begin — with “quotes”\n\nA body.', bookmarks: [] },
    })
    expect(await fixture.vcs.viewChange(1, fixture.commits['kinds'] ?? '')).toMatchObject({
      value: { title: '', description: '', bookmarks: ['main'] },
    })
  })

  it('leaves out the patches past the bound and keeps the files', async () => {
    const whole = await diff('root')
    const bounded = await diff('root', 300)
    expect(bounded.map(({ patch: _, ...rest }) => rest)).toEqual(whole.map(({ patch: _, ...rest }) => rest))
    expect(bounded.reduce((sum, one) => sum + (one.patch?.length ?? 0), 0)).toBeLessThanOrEqual(300)
    expect(bounded.find((one) => one.path === 'long.txt')?.patch).toBeNull()
    expect(bounded.some((one) => one.patch)).toBe(true)
    expect((await diff('root', -1)).every((one) => !one.patch || one.patch.length <= 1)).toBe(true)
  })

  it('is not misled by lines that look like the start of a patch', async () => {
    const gitDir = `${fixture.dir}/hub/1/git`
    const blob = git(gitDir, ['hash-object', '-w', '--stdin'], 'diff --git a/x b/x\n@@ -1 +1 @@\n-- a\n++ b\n')
    const one = git(gitDir, [
      'commit-tree',
      '-m',
      'tricky',
      git(gitDir, ['mktree'], `100644 blob ${blob}\ta\n100644 blob ${blob}\tb`),
    ])
    const two = git(gitDir, [
      'commit-tree',
      '-p',
      one,
      '-m',
      'gone',
      git(gitDir, ['mktree'], `100644 blob ${blob}\tdiff --git a`),
    ])
    expect((await diff(one)).map(({ path, patch }) => [path, patch])).toEqual(
      ['a', 'b'].map((path) => [path, '@@ -0,0 +1,4 @@\n+diff --git a/x b/x\n+@@ -1 +1 @@\n+-- a\n+++ b\n']),
    )
    expect((await diff(two)).map(({ path, oldPath, status }) => [path, oldPath, status])).toEqual([
      ['b', null, 'deleted'],
      ['diff --git a', 'a', 'renamed'],
    ])
  })

  it('survives a patch far larger than the bound', async () => {
    const gitDir = `${fixture.dir}/hub/1/git`
    const blob = git(gitDir, ['hash-object', '-w', '--stdin'], 'a line of text\n'.repeat(2_000_000))
    const small = git(gitDir, ['hash-object', '-w', '--stdin'], 'small\n')
    const one = git(gitDir, [
      'commit-tree',
      '-m',
      'huge',
      git(gitDir, ['mktree'], `100644 blob ${small}\ta\n100644 blob ${blob}\thuge\n100644 blob ${small}\tz`),
    ])
    const files = await diff(one, 1000)
    expect(files.map(({ path, additions }) => [path, additions])).toEqual([
      ['a', 1],
      ['huge', 2_000_000],
      ['z', 1],
    ])
    expect(files[0]?.patch).toBe('@@ -0,0 +1 @@\n+small\n')
    expect(files[1]?.patch).toBeNull()
  })

  it('knows no odd commit', async () => {
    for (const odd of ['--help', 'main', 'f'.repeat(40), 'x'.repeat(10_000)]) {
      const problem = { ok: false, problem: { is: 'change-not-found', change: odd.slice(0, 200) } }
      expect(await fixture.vcs.diffChange(1, odd, 100)).toEqual(problem)
      expect(await fixture.vcs.viewChange(1, odd)).toEqual(problem)
    }
  })
})
