import { rmSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { git, temporaryFolder } from '../fixture/source-repo.ts'
import { gitEnvironment } from '../run/environment.ts'
import { createBatch, type Batch } from './batch.ts'
import { createAnswers, type GitObject } from './batch-answers.ts'

describe('createBatch', () => {
  let dir: string
  let batch: Batch
  let id: string
  beforeEach(() => {
    dir = temporaryFolder()
    git(dir, ['init', '--quiet', '--bare', '.'])
    id = git(dir, ['hash-object', '-w', '--stdin'], 'hello')
    batch = createBatch('git', [`--git-dir=${dir}`], gitEnvironment(process.env))
  })
  afterEach(async () => {
    await batch.close()
    rmSync(dir, { recursive: true, force: true })
  })

  it('starts no git before the first read and keeps one after it', async () => {
    expect(batch.pid()).toBeUndefined()
    expect(await batch.read('contents', id)).toEqual({ id, type: 'blob', size: 5, body: Buffer.from('hello') })
    const pid = batch.pid()
    expect(await batch.read('info', id)).toEqual({ id, type: 'blob', size: 5, body: null })
    expect(batch.pid()).toBe(pid)
  })

  it('answers null for what is missing, and asks git nothing that is no id', async () => {
    expect(await batch.read('info', 'f'.repeat(40))).toBeNull()
    for (const odd of ['HEAD', `${id}\ncontents ${id}`, `${id}^{tree}`, '', '--help'])
      expect(await batch.read('contents', odd)).toBeNull()
  })

  it('starts again when git was killed, also in the middle of reads', async () => {
    await batch.read('info', id)
    const first = batch.pid()
    const reads = Array.from({ length: 200 }, () => batch.read('contents', id))
    process.kill(Number(first), 'SIGKILL')
    expect(new Set((await Promise.all(reads)).map((found) => found?.body?.toString()))).toEqual(new Set(['hello']))
    expect((await batch.read('info', id))?.size).toBe(5)
    expect(batch.pid()).not.toBe(first)
  })

  it('finds what was written after git had started', async () => {
    await batch.read('info', id)
    const later = git(dir, ['hash-object', '-w', '--stdin'], 'later')
    expect((await batch.read('contents', later))?.body?.toString()).toBe('later')
  })

  it('fails a read when git cannot run at all, instead of asking for ever', async () => {
    const nowhere = createBatch('git', [`--git-dir=${dir}/missing`], gitEnvironment(process.env))
    await expect(nowhere.read('info', id)).rejects.toThrow('ended')
    const missing = createBatch(`${dir}/no-git`, [], {})
    await expect(missing.read('info', id)).rejects.toThrow('ENOENT')
    await Promise.all([nowhere.close(), missing.close()])
  })

  it('ends a git that went silent and asks another', async () => {
    const silent = createBatch('sh', ['-c', 'cat >/dev/null', 'sh'], gitEnvironment(process.env), { silence: 50 })
    await expect(silent.read('info', id)).rejects.toThrow('ended')
    await silent.close()
  })

  it('answers what was asked before it was closed, and nothing after', async () => {
    const asked = batch.read('contents', id)
    await batch.close()
    expect((await asked)?.size).toBe(5)
    await expect(batch.read('info', id)).rejects.toThrow('closed')
  })
})

describe('createAnswers', () => {
  it('cuts the stream alike in whatever pieces it comes', () => {
    const id = 'a'.repeat(40)
    const stream = Buffer.from(
      `${id} blob 4\na\nb\n\n${id} missing\n${id} blob 9\ntoo long!\n${id} blob 0\n\n${id} tree 3\nxyz\n`,
    )
    for (const size of [1, 2, 3, 7, 50, 1000]) {
      const found: (GitObject | null)[] = []
      const onChunk = createAnswers(
        () => 'contents',
        (one) => found.push(one),
        8,
      )
      for (let at = 0; at < stream.length; at += size) onChunk(stream.subarray(at, at + size))
      expect(found.map((one) => one && [one.type, one.body?.toString()])).toEqual([
        ['blob', 'a\nb\n'],
        null,
        ['blob', undefined],
        ['blob', ''],
        ['tree', 'xyz'],
      ])
    }
  })
})
