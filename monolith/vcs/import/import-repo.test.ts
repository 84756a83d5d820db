import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { ImportProgress } from '@smithers/core/ports/vcs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { git, mustOpen, openFixture, type Fixture } from '../fixture/source-repo.ts'
import { derivedChangeId } from '../read/objects.ts'

describe('importing from a folder', () => {
  let fixture: Fixture
  beforeEach(async () => {
    fixture = await openFixture()
  })
  afterEach(() => fixture.close())

  const hub = () => join(fixture.dir, 'hub')
  const left = () => readdirSync(hub()).toSorted()
  const from = (path: string, signal?: AbortSignal) =>
    fixture.vcs.importRepo(1, { kind: 'path', path }, () => {}, signal)

  it('brings heads and tags and answers what it found', async () => {
    const head = fixture.commits['kinds'] ?? ''
    expect(await from(fixture.source)).toEqual({
      ok: true,
      value: { mainBookmark: 'main', headCommit: head, headChange: derivedChangeId(head), changes: 6, files: 16 },
    })
    expect(left()).toEqual(['.home', '1'])
    expect(readdirSync(join(hub(), '1')).toSorted()).toEqual(['git', 'jj'])
    expect(readdirSync(join(hub(), '1', 'jj'))).toEqual(['.jj'])
    expect(existsSync(join(hub(), '1', 'git', 'hooks'))).toBe(false)
  })

  it('reports each phase in order, never backwards', async () => {
    const seen: ImportProgress[] = []
    await fixture.vcs.importRepo(1, { kind: 'path', path: fixture.source }, (progress) => seen.push(progress))
    const phases = ['receiving', 'resolving', 'importing', 'indexing']
    const places = seen.map((one) => phases.indexOf(one.phase) * 1000 + one.percent)
    expect(places).toEqual([...new Set(places)].toSorted((a, b) => a - b))
    expect(seen[0]).toEqual({ phase: 'receiving', percent: 0 })
    expect(seen).toContainEqual({ phase: 'receiving', percent: 100 })
    expect(seen.at(-1)).toEqual({ phase: 'indexing', percent: 100 })
  })

  it('works from a checkout, a linked worktree, a shallow clone, and through a symlink with odd characters', async () => {
    const checkout = join(fixture.dir, `-c "odd" 'ü $(x) [core]`)
    git(fixture.dir, ['clone', '--quiet', fixture.source, checkout])
    git(checkout, ['worktree', 'add', '--quiet', '-b', 'linked', join(fixture.dir, 'linked')])
    git(fixture.dir, ['clone', '--quiet', '--depth=2', `file://${fixture.source}`, join(fixture.dir, 'shallow')])
    symlinkSync(checkout, join(fixture.dir, 'by-link'))
    expect(await from(checkout)).toMatchObject({ value: { mainBookmark: 'main', changes: 6 } })
    expect(await from(join(fixture.dir, 'by-link'))).toMatchObject({ value: { mainBookmark: 'main', changes: 6 } })
    expect(await from(join(fixture.dir, 'linked'))).toMatchObject({ value: { mainBookmark: 'linked', changes: 6 } })
    expect(await from(join(fixture.dir, 'shallow'))).toMatchObject({ value: { mainBookmark: 'main', changes: 2 } })
    const resolved = await fixture.vcs.resolve(1)
    const commit = resolved.ok ? resolved.value.commitId : ''
    const page = await fixture.vcs.listChanges(1, { commit, limit: 10 })
    expect(page.ok && page.value).toHaveLength(2)
    for (const row of page.ok ? page.value : []) {
      expect(await fixture.vcs.viewChange(1, row.commitId)).toMatchObject({ ok: true })
      expect(await fixture.vcs.diffChange(1, row.commitId, 1000)).toMatchObject({ ok: true })
    }
  })

  it('takes a repository that another user owns', async () => {
    if (process.getuid?.() !== 0) return
    for (const name of readdirSync(fixture.source, { recursive: true, encoding: 'utf8' }))
      chownSync(join(fixture.source, name), 65534, 65534)
    chownSync(fixture.source, 65534, 65534)
    expect(await from(fixture.source)).toMatchObject({ ok: true })
  })

  it('finds a main bookmark when HEAD stands on no branch', async () => {
    const checkout = join(fixture.dir, 'detached')
    git(fixture.dir, ['clone', '--quiet', fixture.source, checkout])
    git(checkout, ['checkout', '--quiet', '--detach', fixture.commits['root'] ?? ''])
    expect(await from(checkout)).toMatchObject({ value: { mainBookmark: 'main' } })
    git(checkout, ['branch', '--quiet', '-D', 'main'])
    expect(await from(checkout)).toMatchObject({
      value: { mainBookmark: 'main', headCommit: fixture.commits['root'], changes: 1 },
    })
    git(fixture.source, ['symbolic-ref', 'HEAD', 'refs/heads/none'])
    expect(await from(fixture.source)).toMatchObject({ value: { mainBookmark: 'main' } })
    git(fixture.source, ['update-ref', '-d', 'refs/heads/main'])
    expect(await from(fixture.source)).toMatchObject({ value: { mainBookmark: '--help' } })
  })

  it('runs no hook and no configuration of the source', async () => {
    const trap = `touch ${join(fixture.dir, 'owned')}`
    mkdirSync(join(fixture.source, 'hooks'), { recursive: true })
    for (const hook of ['post-checkout', 'reference-transaction', 'pre-upload', 'post-index-change']) {
      writeFileSync(join(fixture.source, 'hooks', hook), `#!/bin/sh\n${trap}\n`)
      chmodSync(join(fixture.source, 'hooks', hook), 0o755)
    }
    writeFileSync(
      join(fixture.source, 'config'),
      `[core]\n\tbare = true\n\tfsmonitor = ${trap}\n\tsshCommand = ${trap}\n[uploadpack]\n\tpackObjectsHook = ${trap}\n`,
    )
    expect(await from(fixture.source)).toMatchObject({ ok: true })
    expect(existsSync(join(fixture.dir, 'owned'))).toBe(false)
  })

  it('says that an empty repository is empty', async () => {
    git(fixture.dir, ['init', '--quiet', 'empty'])
    expect(await from(join(fixture.dir, 'empty'))).toEqual({ ok: false, problem: { is: 'source-empty' } })
    expect(left()).toEqual(['.home'])
  })

  it('says that a repository is damaged, and where to look', async () => {
    const damaged = join(fixture.dir, 'damaged')
    git(fixture.dir, ['init', '--quiet', 'damaged'])
    git(damaged, ['commit', '--quiet', '--allow-empty', '--message', 'only'])
    const commit = git(damaged, ['rev-parse', 'HEAD'])
    const file = join(damaged, '.git', 'objects', commit.slice(0, 2), commit.slice(2))
    chmodSync(file, 0o600)
    writeFileSync(file, 'junk')
    expect(await from(damaged)).toEqual({
      ok: false,
      problem: { is: 'source-refused', reason: 'a part of it is damaged or missing: `git fsck` there says which' },
    })
    expect(left()).toEqual(['.home'])
  })

  it('refuses what is no repository, even inside one', async () => {
    git(fixture.dir, ['clone', '--quiet', fixture.source, 'outer'])
    writeFileSync(join(fixture.dir, 'file'), '')
    mkdirSync(join(fixture.dir, 'broken', '.git'), { recursive: true })
    for (const path of [
      join(fixture.dir, 'outer', 'src'),
      fixture.dir,
      join(fixture.dir, 'file'),
      join(fixture.dir, 'missing'),
      join(fixture.dir, 'broken'),
      '',
      '\0',
      'a\nb',
      '--upload-pack=id',
      'ext::sh -c id',
      'x'.repeat(9000),
    ]) {
      expect(await from(path)).toMatchObject({
        ok: false,
        problem: { is: 'source-refused', reason: expect.any(String) },
      })
    }
    expect(left()).toEqual(['.home'])
  })

  it('leaves nothing of a damaged source', async () => {
    const damaged = join(fixture.dir, 'damaged.git')
    cpSync(fixture.source, damaged, { recursive: true })
    const blob = git(damaged, ['rev-parse', 'main:long.txt'])
    rmSync(join(damaged, 'objects', blob.slice(0, 2), blob.slice(2)))
    expect(await from(damaged)).toMatchObject({ ok: false, problem: { is: 'source-unreachable' } })
    expect(left()).toEqual(['.home'])
  })

  it('refuses history that jj cannot read', async () => {
    const tree = git(fixture.source, ['rev-parse', 'main^{tree}'])
    const forged = [
      `tree ${tree}`,
      'author A <a@b> 1 +0000',
      'committer A <a@b> 1 +0000',
      'jj:trees nonsense',
      '',
      'forged',
    ]
    const commit = git(
      fixture.source,
      ['hash-object', '-t', 'commit', '-w', '--literally', '--stdin'],
      forged.join('\n'),
    )
    git(fixture.source, ['update-ref', 'refs/heads/forged', commit])
    expect(await from(fixture.source)).toMatchObject({
      ok: false,
      problem: { is: 'source-refused', reason: expect.stringContaining('jj') },
    })
    expect(left()).toEqual(['.home'])
  })

  it('leaves nothing when it is cancelled, whenever that is', async () => {
    const aborted = new AbortController()
    aborted.abort()
    expect(await from(fixture.source, aborted.signal)).toEqual({ ok: false, problem: { is: 'cancelled' } })
    for (const phase of ['receiving', 'importing', 'indexing'] as const) {
      const controller = new AbortController()
      const onProgress = (progress: ImportProgress) => progress.phase === phase && controller.abort()
      const answer = await fixture.vcs.importRepo(
        1,
        { kind: 'path', path: fixture.source },
        onProgress,
        controller.signal,
      )
      expect(answer).toEqual({ ok: false, problem: { is: 'cancelled' } })
      expect(left()).toEqual(['.home'])
    }
  })

  it('replaces what an earlier import left under that number, and removes it when asked', async () => {
    expect(await from(fixture.source)).toMatchObject({ ok: true })
    git(fixture.source, ['update-ref', 'refs/heads/main', fixture.commits['root'] ?? ''])
    expect(await from(fixture.source)).toMatchObject({ value: { headCommit: fixture.commits['root'], changes: 1 } })
    expect(await fixture.vcs.resolve(1)).toMatchObject({ value: { commitId: fixture.commits['root'] } })
    await fixture.vcs.removeRepo(1)
    await fixture.vcs.removeRepo(1)
    expect(left()).toEqual(['.home'])
    await expect(fixture.vcs.resolve(1)).rejects.toThrow('ENOENT')
  })

  it('imports several repositories at once and finds them after a restart', async () => {
    const all = [1, 2, 3].map((repo) => fixture.vcs.importRepo(repo, { kind: 'path', path: fixture.source }, () => {}))
    for (const one of await Promise.all(all)) expect(one).toMatchObject({ ok: true })
    await fixture.vcs.close()
    const again = await mustOpen({ dir: hub() })
    expect(await again.resolve(3)).toMatchObject({ value: { commitId: fixture.commits['kinds'] } })
    expect(await again.readFile(2, fixture.commits['root'] ?? '', 'nothing')).toMatchObject({ ok: true })
    await again.close()
  })

  it('survives the move of the whole data folder', async () => {
    await from(fixture.source)
    await fixture.vcs.close()
    cpSync(hub(), join(fixture.dir, 'elsewhere'), { recursive: true })
    const moved = await mustOpen({ dir: join(fixture.dir, 'elsewhere') })
    expect(await moved.resolve(1, 'topic')).toMatchObject({ ok: true })
    await moved.close()
  })

  it.each([0, -1, 1.5, Number.NaN, 2 ** 60, '../x' as unknown as number])(
    'takes %s for no repository number',
    async (repo) => {
      await expect(fixture.vcs.importRepo(repo, { kind: 'path', path: fixture.source }, () => {})).rejects.toThrow(
        'no repository number',
      )
      await expect(fixture.vcs.removeRepo(repo)).rejects.toThrow('no repository number')
    },
  )
})
