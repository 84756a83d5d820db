import { openStore, type OpenStore } from '@smithers/store/open-store'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createGathering } from './gather.ts'
import { runGroup, type Settled } from './group.ts'

let opened: OpenStore
let commits: number
const note = (text: string) =>
  opened.store.transaction(() => opened.store.run('INSERT INTO notes (text) VALUES (?)', text))
const notes = () => opened.store.all<{ text: string }>('SELECT text FROM notes ORDER BY rowid').map(({ text }) => text)
const run = (...writes: (() => unknown)[]) => runGroup(opened.store, (write) => write(), writes)

beforeEach(() => {
  opened = openStore('')
  opened.store.run('CREATE TABLE notes (text TEXT UNIQUE) STRICT')
  commits = 0
  opened.onCommit(() => (commits += 1))
})
afterEach(() => opened.close())

describe('the writes of a group', () => {
  test('are one commit, in the order in which they came, and see what those before them wrote', () => {
    const settled = run(
      () => (note('a'), notes().length),
      () => (note('b'), notes().length),
    )
    expect(settled).toEqual([
      { ok: true, value: 1 },
      { ok: true, value: 2 },
    ])
    expect(notes()).toEqual(['a', 'b'])
    expect(commits).toBe(1)
  })

  test('do not fall with one that throws, before or after its own transaction', () => {
    const settled = run(
      () => note('a'),
      () => note('a'),
      () => {
        note('left behind alone')
        throw new RangeError('a bug')
      },
      () => (note('b'), 'done'),
    )
    expect(settled).toMatchObject([
      { ok: true },
      { ok: false, error: { code: 'SQLITE_CONSTRAINT_UNIQUE' } },
      { ok: false, error: new RangeError('a bug') },
      { ok: true, value: 'done' },
    ])
    expect(notes()).toEqual(['a', 'left behind alone', 'b'])
  })

  test('are all refused, each by its own error, when nothing can be written', () => {
    opened.store.run('PRAGMA query_only = ON')
    const refused = { ok: false, error: { code: 'SQLITE_READONLY' } }
    expect(
      run(
        () => note('a'),
        () => note('b'),
      ),
    ).toMatchObject([refused, refused])
    opened.store.run('PRAGMA query_only = OFF')
    run(() => note('c'))
    expect(notes()).toEqual(['c'])
  })
})

describe('a gathering', () => {
  const done = (orders: readonly unknown[]): Settled[] => orders.map((value) => ({ ok: true, value }))

  test('makes a group of what came in one turn, and another of what came meanwhile', async () => {
    const groups: string[][] = []
    const first = Promise.withResolvers<void>()
    const { order } = createGathering<string>(async (orders) => {
      groups.push([...orders])
      if (groups.length === 1) await first.promise
      return done(orders)
    })
    const early = Promise.all(['a', 'b'].map(order))
    await new Promise(setImmediate)
    const late = Promise.all(['c', 'd', 'e'].map(order))
    first.resolve()
    expect(await early).toEqual(['a', 'b'])
    expect(await late).toEqual(['c', 'd', 'e'])
    expect(groups).toEqual([
      ['a', 'b'],
      ['c', 'd', 'e'],
    ])
  })

  test('begins the next group before it answers for the last', async () => {
    const happened: string[] = []
    const { order } = createGathering<string>(async (orders) => {
      happened.push(`runs ${orders.join()}`)
      await new Promise(setImmediate)
      return done(orders)
    })
    const early = order('a').then(() => happened.push('answered a'))
    await new Promise(setImmediate)
    await Promise.all([early, order('b')])
    expect(happened).toEqual(['runs a', 'runs b', 'answered a'])
  })

  test('keeps groups small when very much comes', async () => {
    const sizes: number[] = []
    const { order } = createGathering<number>(async (orders) => {
      sizes.push(orders.length)
      return done(orders)
    })
    const all = Array.from({ length: 200 }, (_, at) => at)
    expect(await Promise.all(all.map(order))).toEqual(all)
    expect(sizes).toEqual([32, 32, 32, 32, 32, 32, 8])
  })

  test('hands each order its own error, and all of a group what breaks the group', async () => {
    let broken = false
    const { order } = createGathering<number>(async (orders) => {
      if (broken) throw new Error('no group at all')
      return orders.map((value) => (value === 2 ? { ok: false, error: new RangeError('two') } : { ok: true, value }))
    })
    expect(await Promise.allSettled([1, 2, 3].map(order))).toMatchObject([
      { status: 'fulfilled', value: 1 },
      { status: 'rejected', reason: new RangeError('two') },
      { status: 'fulfilled', value: 3 },
    ])
    broken = true
    await expect(order(4)).rejects.toThrow('no group at all')
    broken = false
    expect(await order(5)).toBe(5)
  })
})
