import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importFixture, LINES, type Fixture } from '../fixture/source-repo.ts'

describe('readFile', () => {
  let fixture: Fixture
  beforeAll(async () => {
    fixture = await importFixture({ maxFileBytes: 9000 })
  })
  afterAll(() => fixture.close())

  const read = (commit: string, path: string) => fixture.vcs.readFile(1, fixture.commits[commit] ?? commit, path)
  const text = async (commit: string, path: string) => {
    const found = await read(commit, path)
    return found.ok ? Buffer.from(found.value.bytes).toString('utf8') : found.problem
  }

  it('answers the bytes at the commit that was asked', async () => {
    expect(await text('root', 'src/main.ts')).toBe(LINES)
    expect(await text('rename', 'src/main.ts')).toEqual({ is: 'path-not-found', path: 'src/main.ts' })
    expect(await text('rename', 'src/app.ts')).toBe(`${LINES}\nexport const last = true\n`)
    expect(await text('root', 'd/e/e/p/file.txt')).toBe('deep')
    expect(await text('root', 'nothing')).toBe('')
  })

  it('reads odd names literally', async () => {
    expect(await text('root', '-rf')).toBe('not an option')
    expect(await text('root', 'back\\slash.txt')).toBe('a backslash')
    expect(await text('root', 'sp ace "q".txt')).toBe('quoted')
    expect(await text('latin', 'caf\ufffd.txt')).toBe('latin1 name')
  })

  it('tells executables and symlinks, and answers a symlink’s target as its content', async () => {
    expect(await read('root', 'run.sh')).toMatchObject({ value: { executable: true, symlink: false } })
    expect(await read('rename', 'run.sh')).toMatchObject({ value: { executable: false, symlink: false } })
    expect(await read('root', 'passwd')).toMatchObject({ value: { executable: false, symlink: true } })
    expect(await text('root', 'passwd')).toBe('/etc/passwd')
  })

  it('follows no symlink on the way', async () => {
    expect(await text('root', 'srclink/main.ts')).toEqual({ is: 'path-not-found', path: 'srclink/main.ts' })
    expect(await text('root', 'README.md/x')).toEqual({ is: 'path-not-found', path: 'README.md/x' })
    expect(await text('root', 'vendor/lib/x')).toEqual({ is: 'path-not-found', path: 'vendor/lib/x' })
  })

  it('refuses folders, submodules and paths that leave the repository', async () => {
    for (const path of [
      '',
      'src',
      'vendor/lib',
      '../../etc/passwd',
      '/etc/passwd',
      '.git/config',
      '.jj/repo',
      'new\nline.txt',
      'a\0',
    ]) {
      expect(await text('root', path)).toMatchObject({ is: 'path-refused' })
    }
  })

  it('refuses a file past the cap without reading it', async () => {
    expect(await text('root', 'long.txt')).toEqual({ is: 'too-large', path: 'long.txt', size: 10006, limit: 9000 })
  })

  it('answers bytes that are no text untouched', async () => {
    const found = await read('root', 'a.bin')
    expect(found).toMatchObject({ ok: true })
    if (found.ok) expect([...found.value.bytes.subarray(0, 4)]).toEqual([0, 1, 255, 120])
  })

  it.each(['f'.repeat(40), 'main', '--help', 'HEAD~1', '', 'x'.repeat(100_000), 'a\nb'])(
    'knows no commit %.20j',
    async (commit) => {
      expect(await text(commit, 'README.md')).toEqual({ is: 'path-not-found', path: 'README.md' })
    },
  )

  it('takes the id of a blob or a tree for no commit', async () => {
    const readme = await read('root', 'README.md')
    expect(await text(readme.ok ? readme.value.blobId : '', 'README.md')).toMatchObject({ is: 'path-not-found' })
  })

  it('answers a thousand reads at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 1000 }, (_, n) => text('root', n % 2 ? 'README.md' : 'src/main.ts')),
    )
    expect(new Set(answers)).toEqual(new Set(['# Hello\n\nWörld here\n', LINES]))
  })
})
