import { describe, expect, it } from 'vitest'
import { createLru } from './lru.ts'
import { run, type How } from './run.ts'
import { createMutexes, createTurns } from './turns.ts'

const sh = (script: string, how: Partial<How> = {}) =>
  run('sh', ['-c', script], {
    env: { PATH: process.env['PATH'] ?? '' },
    timeout: 10_000,
    maxBytes: 1_000_000,
    grace: 100,
    ...how,
  })

describe('run', () => {
  it('answers output, code and error text', async () => {
    expect(await sh('echo out; echo err >&2; exit 3')).toMatchObject({
      code: 3,
      stdout: Buffer.from('out\n'),
      stderr: 'err\n',
      ended: 'exit',
      sigkilled: false,
    })
  })

  it('lets a program clean up on SIGTERM', async () => {
    const ran = await sh('trap "echo cleaned; exit 1" TERM; echo ready; while :; do sleep 0.01; done', {
      timeout: 300,
      grace: 5000,
    })
    expect(ran).toMatchObject({ ended: 'timeout', sigkilled: false, stdout: Buffer.from('ready\ncleaned\n') })
  })

  it('kills what ignores SIGTERM, with its children', async () => {
    // the answer comes once nobody holds the output any more, so it says that the child is gone too
    const ran = await sh('trap "" TERM; sh -c \'trap "" TERM; echo ready; while :; do sleep 1; done\' & wait', {
      timeout: 300,
    })
    expect(ran).toMatchObject({ ended: 'timeout', sigkilled: true, stdout: Buffer.from('ready\n') })
  })

  it('ends a program that falls silent, but not one that talks', async () => {
    expect(await sh('echo x; exec sleep 20', { stall: 200 })).toMatchObject({ ended: 'timeout' })
    expect(await sh('for i in 1 2 3 4 5 6; do echo $i >&2; sleep 0.1; done', { stall: 400 })).toMatchObject({
      ended: 'exit',
      code: 0,
    })
  })

  it('stops at the bound and keeps what came before it', async () => {
    const ran = await sh('yes', { maxBytes: 5000 })
    expect(ran.ended).toBe('full')
    expect(ran.stdout.toString()).toBe('y\n'.repeat(2500))
  })

  it('can be cancelled before it starts and while it runs', async () => {
    const controller = new AbortController()
    const running = sh('echo ready >&2; exec sleep 20', {
      signal: controller.signal,
      onStderr: () => controller.abort(),
    })
    expect(await running).toMatchObject({ ended: 'cancelled' })
    expect(await sh('echo never', { signal: controller.signal })).toMatchObject({
      ended: 'cancelled',
      stdout: Buffer.alloc(0),
    })
  })

  it('rejects when the program does not exist', async () => {
    await expect(run('/no/such/program', [], { env: {}, timeout: 1000, maxBytes: 1 })).rejects.toThrow('ENOENT')
  })
})

describe('createTurns and createMutexes', () => {
  it('runs no more at a time than allowed, in order, past failures', async () => {
    const turns = createTurns(2)
    let running = 0
    let most = 0
    const order: number[] = []
    const all = Array.from({ length: 20 }, (_, n) =>
      turns(async () => {
        most = Math.max(most, (running += 1))
        order.push(n)
        await new Promise(setImmediate)
        running -= 1
        if (n % 3 === 0) throw new Error('no')
      }),
    )
    const settled = await Promise.allSettled(all)
    expect(most).toBe(2)
    expect(order).toEqual([...order].toSorted((a, b) => a - b))
    expect(settled.filter((one) => one.status === 'rejected')).toHaveLength(7)
  })

  it('holds one key without holding another', async () => {
    const locked = createMutexes<number>()
    const seen: string[] = []
    const { promise, resolve } = Promise.withResolvers<void>()
    const first = locked(1, () => promise.then(() => void seen.push('first')))
    const second = locked(1, async () => void seen.push('second'))
    await locked(2, async () => void seen.push('other'))
    resolve()
    await Promise.all([first, second])
    expect(seen).toEqual(['other', 'first', 'second'])
  })
})

describe('createLru', () => {
  it('forgets what was not used for longest, by weight, and says so', () => {
    const forgotten: string[] = []
    const lru = createLru<string>(
      5,
      (value) => value.length,
      (value) => forgotten.push(value),
    )
    for (const value of ['aa', 'bb', 'c']) lru.set(value, value)
    lru.get('aa')
    lru.set('dd', 'dd')
    expect([lru.get('aa'), lru.get('bb'), lru.get('c'), lru.get('dd')]).toEqual(['aa', undefined, 'c', 'dd'])
    lru.set('huge', 'x'.repeat(100))
    expect(lru.get('huge')).toBe('x'.repeat(100))
    lru.clear()
    expect(forgotten.toSorted()).toEqual(['aa', 'bb', 'c', 'dd', 'x'.repeat(100)])
  })
})
