import type Database from 'better-sqlite3'
import type { SqlValue, Store } from '@smithers/core/ports/store'

type Prepared = { statement: Database.Statement; bind(values: SqlValue[]): unknown[] }

/** The port over one connection. Statements are prepared once and kept by their text. */
export function storeOf(database: Database.Database, committed: () => void): Store {
  const toRead = new Map<string, Prepared>()
  const toRun = new Map<string, Prepared>()
  const prepared = (kept: Map<string, Prepared>, sql: string): Prepared => {
    const known = kept.get(sql)
    if (known) return known
    const statement = database.prepare(hideFromPlanner(sql))
    if (kept === toRun && statement.reader) statement.pluck()
    const made = { statement, bind: /\?\d/.test(sql) ? byNumber : inOrder }
    kept.set(sql, made)
    return made
  }
  const begin = database.prepare('BEGIN IMMEDIATE')
  const beginRead = database.prepare('BEGIN')
  const commit = database.prepare('COMMIT')
  const rollback = database.prepare('ROLLBACK')
  return {
    all<Row>(sql: string, ...values: SqlValue[]) {
      const { statement, bind } = prepared(toRead, sql)
      return statement.all(...bind(values)) as Row[]
    },
    get<Row>(sql: string, ...values: SqlValue[]) {
      const { statement, bind } = prepared(toRead, sql)
      return statement.get(...bind(values)) as Row | undefined
    },
    run(sql, ...values) {
      const { statement, bind } = prepared(toRun, sql)
      // What `run` answers takes as long to make as a small row, and is spared where a statement itself answers with a count.
      if (statement.reader) statement.get(...bind(values))
      else statement.run(...bind(values))
    },
    look<T>(work: () => T): T {
      if (database.inTransaction) return work()
      beginRead.run()
      try {
        return work()
      } finally {
        commit.run()
      }
    },
    transaction<T>(work: () => T): T {
      if (database.inTransaction) return work()
      begin.run()
      let result: T
      try {
        result = work()
      } catch (error) {
        // SQLite itself rolls back on a full disk or an I/O error.
        if (database.inTransaction) rollback.run()
        throw error
      }
      commit.run()
      committed()
      return result
    },
  }
}

const inOrder = (values: SqlValue[]): unknown[] => values

/** better-sqlite3 takes `?1` for a name and so wants an object. */
const byNumber = (values: SqlValue[]): unknown[] => [Object.fromEntries(values.map((value, at) => [at + 1, value]))]

/**
 * This SQLite is built with STAT4: a parameter that is compared beside an ORDER BY makes it prepare the statement anew at every
 * call (8 µs, more than most of our reads take), in case its value changes the plan. We keep no statistics, so it never does; a
 * unary plus hides the parameter from the planner and leaves index and affinity as they are.
 */
function hideFromPlanner(sql: string): string {
  return sql.includes('ORDER BY') ? sql.replaceAll(/= \?/g, '= +?') : sql
}
