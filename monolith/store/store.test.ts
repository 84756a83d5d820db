import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Migration } from '@smithers/core/log/schema/migrations'
import type { Store } from '@smithers/core/ports/store'
import { databaseBytes, findDamage } from './integrity.ts'
import { lockFolder } from './lock-folder.ts'
import { migrate } from './migrate.ts'
import { openScratch } from './open-scratch.ts'
import { openReadOnlyStore, openStore, type OpenStore } from './open-store.ts'

let dir: string
let path: string
let opened: OpenStore
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'smithers-store-'))
  path = join(dir, 'hub.db')
  opened = openStore(path)
})
afterEach(() => {
  opened.close()
  rmSync(dir, { recursive: true })
})

const rows = () => opened.store.all<{ x: number }>('SELECT x FROM t ORDER BY x').map(({ x }) => x)

describe('a store', () => {
  beforeEach(() => opened.store.run('CREATE TABLE t (x INTEGER NOT NULL UNIQUE) STRICT'))

  test('writes to disk at every commit, in a log beside the file', () => {
    expect(opened.store.get('PRAGMA synchronous')).toEqual({ synchronous: 2 })
    expect(opened.store.get('PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' })
    expect(opened.store.get('PRAGMA foreign_keys')).toEqual({ foreign_keys: 1 })
    expect(Object.values(opened.store.get<Record<string, number>>('PRAGMA busy_timeout') ?? {})[0]).toBeLessThanOrEqual(
      50,
    )
  })

  test('rolls a transaction back as a whole, with what joined it', () => {
    const { store } = opened
    expect(() =>
      store.transaction(() => {
        store.run('INSERT INTO t VALUES (1)')
        store.transaction(() => store.run('INSERT INTO t VALUES (2)'))
        throw new RangeError('no')
      }),
    ).toThrow(RangeError)
    expect(rows()).toEqual([])
    expect(() => store.transaction(() => store.run('INSERT INTO t VALUES (NULL)'))).toThrow('NOT NULL')
    expect(store.transaction(() => store.transaction(() => 7))).toBe(7)
    store.transaction(() => store.run('INSERT INTO t VALUES (3)'))
    expect(rows()).toEqual([3])
  })

  test('tells of outermost commits alone', () => {
    let told = 0
    const stop = opened.onCommit(() => told++)
    opened.store.transaction(() => opened.store.transaction(() => opened.store.run('INSERT INTO t VALUES (1)')))
    expect(told).toBe(1)
    expect(() =>
      opened.store.transaction(() => {
        throw new Error('x')
      }),
    ).toThrow()
    stop()
    opened.store.transaction(() => opened.store.run('INSERT INTO t VALUES (2)'))
    expect(told).toBe(1)
  })

  test('is refused by a second writer at once, and is readable beside one', () => {
    const other = openStore(path)
    other.store.run('BEGIN IMMEDIATE')
    const began = performance.now()
    expect(() => opened.store.transaction(() => opened.store.run('INSERT INTO t VALUES (1)'))).toThrow('locked')
    expect(performance.now() - began).toBeLessThan(1000)
    expect(rows()).toEqual([])
    other.store.run('ROLLBACK')
    other.close()
  })

  test('looks at one moment, whatever another connection writes', () => {
    const reader = openReadOnlyStore(path)
    opened.store.run('INSERT INTO t VALUES (1)')
    const read = () => reader.store.all('SELECT x FROM t').length
    const [before, after] = reader.store.look(() => {
      const first = read()
      opened.store.run('INSERT INTO t VALUES (2)')
      return [first, reader.store.look(read)]
    })
    expect([before, after, read()]).toEqual([1, 1, 2])
    expect(() =>
      reader.store.look(() => {
        throw new RangeError('no')
      }),
    ).toThrow(RangeError)
    opened.store.run('INSERT INTO t VALUES (3)')
    expect(read()).toBe(3)
    reader.close()
  })

  test('has a second connection that cannot write', () => {
    const reader = openReadOnlyStore(path)
    opened.store.run('INSERT INTO t VALUES (1)')
    expect(reader.store.all('SELECT x FROM t')).toEqual([{ x: 1 }])
    expect(() => (reader.store as Store).run('INSERT INTO t VALUES (2)')).toThrow('readonly')
    reader.close()
  })

  test('stands still for a scratch database while it is written to', () => {
    opened.store.run('INSERT INTO t VALUES (1)')
    const scratch = openScratch(path)
    const seen = () => scratch.store.get('SELECT count(*) AS n FROM live.t')
    expect(seen()).toEqual({ n: 1 })
    opened.store.run('INSERT INTO t VALUES (2)')
    expect(seen()).toEqual({ n: 1 })
    scratch.store.run('CREATE TABLE t (x INTEGER) STRICT')
    scratch.store.run('INSERT INTO t VALUES (9)')
    scratch.close()
    expect(rows()).toEqual([1, 2])
  })

  test('knows its size and finds itself sound', () => {
    expect(databaseBytes(opened.store)).toBeGreaterThan(4096)
    expect(findDamage(opened.store)).toEqual([])
  })
})

describe('migrations', () => {
  const first: Migration = { name: 'first', statements: ['CREATE TABLE a (x INTEGER) STRICT'] }
  const second: Migration = {
    name: 'second',
    statements: ['CREATE TABLE b (x INTEGER) STRICT', 'INSERT INTO b VALUES (1)'],
  }
  const broken: Migration = {
    name: 'broken',
    statements: ['CREATE TABLE c (x INTEGER) STRICT', 'CREATE TABLE a (x INTEGER) STRICT'],
  }
  const version = () => opened.store.get('PRAGMA user_version')
  const tables = () =>
    opened.store
      .all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      .map(({ name }) => name)

  test('go forward from wherever the database is, each once', () => {
    expect(migrate(opened.store, [first], 1)).toEqual({ ok: true, value: 1 })
    expect(migrate(opened.store, [first, second], 2)).toEqual({ ok: true, value: 1 })
    expect(migrate(opened.store, [first, second], 3)).toEqual({ ok: true, value: 0 })
    expect(version()).toEqual({ user_version: 2 })
    expect(opened.store.all('SELECT x FROM b')).toEqual([{ x: 1 }])
  })

  test('leave nothing of one that breaks, and keep those before it', () => {
    expect(() => migrate(opened.store, [first, broken], 1)).toThrow('already exists')
    expect(version()).toEqual({ user_version: 1 })
    expect(tables()).toEqual(['a', 'migrations'])
  })

  test('refuse a newer database and an altered one without touching them', () => {
    migrate(opened.store, [first, second], 1)
    expect(migrate(opened.store, [first], 2)).toMatchObject({
      ok: false,
      problem: { is: 'database-newer', has: 2, knows: 1 },
    })
    const altered = { ...first, statements: ['CREATE TABLE a (y INTEGER) STRICT'] }
    expect(migrate(opened.store, [altered, second], 2)).toMatchObject({
      ok: false,
      problem: { is: 'database-altered', migration: 'first' },
    })
    opened.store.run('DROP TABLE migrations')
    expect(migrate(opened.store, [first, second], 2)).toMatchObject({ ok: false, problem: { is: 'database-altered' } })
  })
})

test('a folder is locked for one at a time', () => {
  const lock = lockFolder(dir)
  expect(lockFolder(dir)).toBeUndefined()
  lock?.free()
  const again = lockFolder(dir)
  expect(again).toBeDefined()
  again?.free()
})
