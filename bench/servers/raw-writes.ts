/**
 * The floor of filing an issue: the statements of its transaction, recorded from `createIssue` on one database and replayed by bare
 * better-sqlite3 on another that began the same. WAL and synchronous=FULL, as the hub has them.
 */
import { join } from 'node:path'

import { createIssue } from '@smithers/core/issue/create-issue'
import type { WritePorts } from '@smithers/core/ports/ports'
import type { SqlValue, Store } from '@smithers/core/ports/store'
import Database from 'better-sqlite3'

import { makeEmptyHub, owner, portsOf, repo } from '../fixtures/hub.ts'
import { createWriter } from '../fixtures/issues.ts'
import { endWithParent, settingsOf, tell } from './parent.ts'

type Step = { way: 'all' | 'get' | 'run'; sql: string; values: SqlValue[] }
export type RawAsked = { milliseconds: number; accounts: string[] }
export type RawTold = { transactions: number; seconds: number }

const { folder } = settingsOf<{ folder: string }>()
const recorded = makeEmptyHub(join(folder, 'recorded'))
recorded.opened.store.run('PRAGMA synchronous = OFF')
const other = makeEmptyHub(join(folder, 'replayed'))
other.opened.close()
const database = new Database(other.path)
database.pragma('synchronous = FULL')
database.pragma('foreign_keys = ON')
database.pragma('cache_size = -65536')
database.pragma('mmap_size = 268435456')
const statements = new Map<string, Database.Statement>()
const begin = database.prepare('BEGIN IMMEDIATE')
const commit = database.prepare('COMMIT')
const writer = createWriter(23)
/** Recorded and replayed at a time, so that a slow disk does not leave much behind once the time is up. */
const batch = 100

process.on('message', ({ milliseconds, accounts }: RawAsked) => {
  let transactions = 0
  let took = 0
  while (took < milliseconds) {
    const recordings = Array.from({ length: batch }, (_, at) => record(accounts[at % accounts.length]!))
    const start = performance.now()
    for (const steps of recordings) replay(steps)
    took += performance.now() - start
    transactions += batch
  }
  tell({ transactions, seconds: took / 1000 } satisfies RawTold)
})
endWithParent(() => {
  database.close()
  recorded.opened.close()
})
tell({ ready: true })

function record(actor: string): Step[] {
  const steps: Step[] = []
  let inside = false
  const { store } = recorded.opened
  const spy =
    (way: Step['way']) =>
    (sql: string, ...values: SqlValue[]) => {
      if (inside) steps.push({ way, sql, values })
      return store[way](sql, ...values) as never
    }
  const watched: Store = {
    all: spy('all'),
    get: spy('get'),
    run: spy('run'),
    look: (work) => work(),
    transaction: (work) =>
      store.transaction(() => {
        inside = true
        const result = work()
        inside = false
        return result
      }),
  }
  const input = { owner, repo, title: writer.text(7), body: writer.text(40), idempotencyKey: `raw-${writer.next()}` }
  const outcome = createIssue(input, { actor, tier: 'contributor' }, portsOf(watched) as WritePorts)
  if (!outcome.ok) throw new Error(outcome.problem.detail)
  return steps
}

function replay(steps: readonly Step[]) {
  begin.run()
  for (const { way, sql, values } of steps) {
    let statement = statements.get(sql)
    if (statement === undefined) {
      statement = database.prepare(sql)
      statements.set(sql, statement)
    }
    statement[way](...values)
  }
  commit.run()
}
