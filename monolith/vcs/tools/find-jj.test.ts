import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../fixture/source-repo.ts'
import { openVcs } from '../vcs.ts'
import { findGit } from './find-git.ts'
import { atLeast, findJj, onPath } from './find-jj.ts'

describe('finding jj and git', () => {
  let dir: string
  beforeEach(() => {
    dir = temporaryFolder()
  })
  afterEach(() => rmSync(dir, { recursive: true, force: true }))

  /** A program that prints a version, as one on somebody's PATH would. */
  const fake = (name: string, version: string, folder = 'bin') => {
    mkdirSync(join(dir, folder), { recursive: true })
    const path = join(dir, folder, name)
    writeFileSync(path, `#!/bin/sh\necho '${version}'\n`)
    chmodSync(path, 0o755)
    return path
  }
  const bin = () => ({ PATH: `${join(dir, 'bin')}:/usr/bin:/bin` })

  it('takes a new enough jj of PATH before the packaged one', async () => {
    const path = fake('jj', 'jj 0.35.0-abc123')
    expect(await findJj(undefined, bin())).toEqual({ ok: true, value: { path, version: '0.35.0' } })
  })

  it('passes over an old or broken jj on PATH', async () => {
    for (const output of ['jj 0.34.9', 'Jacobs JSON 1', '']) {
      fake('jj', output)
      const found = await findJj(undefined, bin())
      expect(found).toMatchObject({ ok: true, value: { path: expect.stringContaining('node_modules') } })
    }
    const second = fake('jj', 'jj 1.0.0', 'bin2')
    expect(await findJj(undefined, { PATH: `${join(dir, 'bin')}:${join(dir, 'bin2')}` })).toMatchObject({
      value: { path: second },
    })
  })

  it('finds the packaged jj when PATH has none, and it runs', async () => {
    expect(await findJj(undefined, { PATH: '' })).toMatchObject({
      ok: true,
      value: { version: expect.stringMatching(/^0\.\d+/) },
    })
  })

  it('never replaces a jj that was named', async () => {
    fake('jj', 'jj 0.40.0')
    const old = fake('old', 'jj 0.20.0')
    const text = join(dir, 'text')
    writeFileSync(text, 'no program')
    expect(await findJj(undefined, { ...bin(), SMITHERS_JJ: old })).toMatchObject({
      ok: false,
      problem: { is: 'jj-too-old', found: '0.20.0', path: old, needs: '0.35.0' },
    })
    for (const named of [join(dir, 'missing'), text, dir]) {
      expect(await findJj(undefined, { ...bin(), SMITHERS_JJ: named })).toMatchObject({
        ok: false,
        problem: { is: 'jj-missing', tried: [named], how: expect.stringContaining('Install') },
      })
    }
    const good = fake('good', 'jj 0.36.1')
    expect(await findJj(good, { ...bin(), SMITHERS_JJ: old })).toMatchObject({ value: { path: good } })
  })

  it('names a git that is missing or too old, and passes over one that is', async () => {
    expect(await findGit({ PATH: dir })).toMatchObject({
      problem: { is: 'git-missing', how: expect.stringContaining('Install git') },
    })
    expect(await findGit({})).toMatchObject({ problem: { is: 'git-missing' } })
    fake('git', 'git version 2.20.1')
    expect(await findGit({ PATH: join(dir, 'bin') })).toMatchObject({ problem: { is: 'git-too-old', found: '2.20.1' } })
    fake('git', 'git version 2.51.0 (Apple Git-155)', 'bin2')
    expect(await findGit({ PATH: `${join(dir, 'bin')}:${join(dir, 'bin2')}` })).toMatchObject({
      value: { version: '2.51.0' },
    })
  })

  it('opens nothing and writes nothing without them', async () => {
    const hub = join(dir, 'hub')
    expect(await openVcs({ dir: hub, env: { PATH: '' } })).toMatchObject({ ok: false, problem: { is: 'git-missing' } })
    expect(await openVcs({ dir: hub, jj: join(dir, 'none') })).toMatchObject({
      ok: false,
      problem: { is: 'jj-missing' },
    })
    const opened = await openVcs({ dir: hub })
    expect(opened.ok && (await opened.value.versions())).toMatchObject({
      jj: expect.stringMatching(/^\d/),
      git: expect.stringMatching(/^2\./),
    })
  })

  it('ignores folders of PATH that depend on where it was started', () => {
    symlinkSync('/usr/bin', join(dir, 'linked'))
    expect(onPath('git', { PATH: `.::node_modules/.bin:${join(dir, 'linked')}` })).toEqual([join(dir, 'linked', 'git')])
  })

  it('compares versions as numbers', () => {
    expect([
      atLeast('0.35.0', '0.35.0'),
      atLeast('0.100.0', '0.35.0'),
      atLeast('1.0', '0.35.0'),
      atLeast('0.35', '0.35.0'),
    ]).toEqual([true, true, true, true])
    expect([atLeast('0.34.9', '0.35.0'), atLeast('0.4', '0.35.0'), atLeast('0', '0.35.0')]).toEqual([
      false,
      false,
      false,
    ])
  })
})
