import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { git, importFixture, type Fixture } from '../fixture/source-repo.ts'

describe('listFiles', () => {
  let fixture: Fixture
  beforeAll(async () => {
    fixture = await importFixture()
  })
  afterAll(() => fixture.close())

  const list = async (commit: string, path: string, recursive = false) => {
    const found = await fixture.vcs.listFiles(1, fixture.commits[commit] ?? commit, path, recursive)
    return found.ok ? found.value : found.problem
  }

  it('answers folders first, then files by name, with kinds and sizes', async () => {
    expect(await list('root', '')).toEqual([
      { name: 'd', path: 'd', kind: 'folder', size: null },
      { name: 'src', path: 'src', kind: 'folder', size: null },
      { name: 'vendor', path: 'vendor', kind: 'folder', size: null },
      { name: '-rf', path: '-rf', kind: 'file', size: 13 },
      { name: 'README.md', path: 'README.md', kind: 'file', size: 21 },
      { name: 'a.bin', path: 'a.bin', kind: 'file', size: 103 },
      { name: 'back\\slash.txt', path: 'back\\slash.txt', kind: 'file', size: 11 },
      { name: 'link', path: 'link', kind: 'symlink', size: 9 },
      { name: 'long.txt', path: 'long.txt', kind: 'file', size: 10006 },
      { name: 'new\nline.txt', path: 'new\nline.txt', kind: 'file', size: 9 },
      { name: 'nothing', path: 'nothing', kind: 'file', size: 0 },
      { name: 'passwd', path: 'passwd', kind: 'symlink', size: 11 },
      { name: 'run.sh', path: 'run.sh', kind: 'file', size: 9 },
      { name: 'sp ace "q".txt', path: 'sp ace "q".txt', kind: 'file', size: 6 },
      { name: 'srclink', path: 'srclink', kind: 'symlink', size: 3 },
    ])
    expect(await list('latin', '')).toContainEqual({
      name: 'caf\ufffd.txt',
      path: 'caf\ufffd.txt',
      kind: 'file',
      size: 11,
    })
    expect(await list('latin', '', true)).toContainEqual({
      name: 'caf\ufffd.txt',
      path: 'caf\ufffd.txt',
      kind: 'file',
      size: 11,
    })
    expect(await list('root', 'vendor')).toEqual([{ name: 'lib', path: 'vendor/lib', kind: 'submodule', size: null }])
    expect(await list('root', 'd/e/e')).toEqual([{ name: 'p', path: 'd/e/e/p', kind: 'folder', size: null }])
  })

  it('answers every file below a folder', async () => {
    expect(await list('root', 'd', true)).toEqual([
      { name: 'file.txt', path: 'd/e/e/p/file.txt', kind: 'file', size: 4 },
    ])
    const all = await list('root', '', true)
    expect(all).toHaveLength(15)
    expect(all).toContainEqual({ name: 'lib', path: 'vendor/lib', kind: 'submodule', size: null })
    expect(all).toContainEqual({ name: 'link', path: 'link', kind: 'symlink', size: 9 })
  })

  it('tells what is missing from what may not be listed', async () => {
    expect(await list('rename', 'd')).toEqual({ is: 'path-not-found', path: 'd' })
    for (const path of ['README.md', 'srclink', 'vendor/lib', '..', 'src/', '/']) {
      expect(await list('root', path)).toMatchObject({ is: 'path-refused' })
      expect(await list('root', path, true)).toMatchObject({ is: 'path-refused' })
    }
    expect(await list('--help', '')).toMatchObject({ is: 'path-not-found' })
  })

  it('leaves out names that could lead elsewhere, from trees git itself would not write', async () => {
    const gitDir = `${fixture.dir}/hub/1/git`
    const blob = Buffer.from(git(gitDir, ['hash-object', '-w', '--stdin'], 'evil'), 'hex')
    const entry = (name: string, mode = '100644') => Buffer.concat([Buffer.from(`${mode} ${name}\0`), blob])
    const raw = Buffer.concat([
      entry('..'),
      entry('.'),
      entry('../../up'),
      entry('.git'),
      entry('good'),
      entry('good'),
      entry('odd', '100666'),
    ])
    const tree = git(gitDir, ['hash-object', '-t', 'tree', '-w', '--literally', '--stdin'], raw)
    const commit = git(gitDir, ['commit-tree', '-m', 'hostile', tree])
    const file = (name: string) => ({ name, path: name, kind: 'file', size: 4 })
    expect(await list(commit, '')).toEqual([file('.git'), file('good'), file('odd')])
    expect(await fixture.vcs.readFile(1, commit, '.git')).toMatchObject({ problem: { is: 'path-refused' } })
    expect(await list(commit, '', true)).not.toContainEqual(expect.objectContaining({ name: '..' }))
  })

  it('reads a folder of thousands', async () => {
    const gitDir = `${fixture.dir}/hub/1/git`
    const blob = git(gitDir, ['hash-object', '-w', '--stdin'], 'x')
    const tree = git(
      gitDir,
      ['mktree'],
      Array.from({ length: 5000 }, (_, n) => `100644 blob ${blob}\tf${n}`).join('\n'),
    )
    const commit = git(gitDir, ['commit-tree', '-m', 'wide', tree])
    expect(await list(commit, '')).toHaveLength(5000)
  })
})
