import { existsSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../fixture/source-repo.ts'
import { sweep } from './sweep.ts'

describe('sweep', () => {
  let dir: string
  beforeEach(() => {
    dir = temporaryFolder()
  })
  afterEach(() => rmSync(dir, { recursive: true, force: true }))

  const now = new Date('2026-01-02T00:00:00Z')
  const write = (path: string, age: number) => {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), '')
    utimesSync(join(dir, path), new Date(now.getTime() - age), new Date(now.getTime() - age))
    return path
  }
  const stands = (path: string) => existsSync(join(dir, path))

  it('removes stale locks of git and nothing else', async () => {
    const stale = [
      '7/git/packed-refs.lock',
      '7/git/HEAD.lock',
      '7/git/refs/heads/a/b.lock',
      '7/git/objects/info/commit-graphs/commit-graph-chain.lock',
    ].map((path) => write(path, 61_000))
    const kept = [
      write('7/git/config.lock', 1000),
      write('7/git/packed-refs', 90_000),
      write('7/git/refs/heads/locked', 90_000),
      write('8/jj/.jj/x.lock', 90_000),
      write('other/git/HEAD.lock', 90_000),
    ]
    await sweep(dir, now)
    expect(stale.filter(stands)).toEqual([])
    expect(kept.filter(stands)).toEqual(kept)
  })

  it('removes the drafts of hubs that no longer run', async () => {
    const dead = ['.import-3-999999999-x/git/HEAD', `.removed-3-${process.pid}-x/git/HEAD`].map((path) =>
      write(path, 0),
    )
    const live = write(`.import-3-${process.ppid}-x/git/HEAD`, 0)
    await sweep(dir, now)
    expect(dead.filter(stands)).toEqual([])
    expect(stands(live)).toBe(true)
  })
})
