import type Database from 'better-sqlite3'
import type { SqlValue, Store } from '@smithers/core/ports/store'

/** The port over one connection. Statements are prepared once and kept by their text. */
export function storeOf(database: Database.Database, committed: () => void): Store {
  const statements = new Map<string, Database.Statement>()
  const prepared = (sql: string): Database.Statement => {
    const known = statements.get(sql)
    if (known) return known
    const statement = database.prepare(sql)
    statements.set(sql, statement)
    return statement
  }
  const begin = database.prepare('BEGIN IMMEDIATE')
  const beginRead = database.prepare('BEGIN')
  const commit = database.prepare('COMMIT')
  const rollback = database.prepare('ROLLBACK')
  return {
    all: <Row>(sql: string, ...values: SqlValue[]) => prepared(sql).all(...values) as Row[],
    get: <Row>(sql: string, ...values: SqlValue[]) => prepared(sql).get(...values) as Row | undefined,
    run: (sql: string, ...values: SqlValue[]) => void prepared(sql).run(...values),
    transaction<T>(work: () => T): T {
      if (database.inTransaction) return work()
      if (database.readonly) beginRead.run()
      else begin.run()
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
