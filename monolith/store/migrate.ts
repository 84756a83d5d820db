import { createHash } from 'node:crypto'
import type { Migration } from '@smithers/core/log/schema/migrations'
import type { Store } from '@smithers/core/ports/store'
import { no, ok, type Result } from '@smithers/core/result'

export type MigrateProblem =
  /** Written by a newer version of the hub. */
  | { is: 'database-newer'; has: number; knows: number }
  /** A migration that was applied reads differently now. */
  | { is: 'database-altered'; migration: string }

/**
 * Brings a database to the newest schema, each migration in a transaction of its own. Numbers begin at 1 and have no
 * gaps. Nothing is written when the database is newer than the program or was made by other migrations.
 */
export function migrate(store: Store, migrations: readonly Migration[], now: number): Result<number, MigrateProblem> {
  const has = store.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0
  if (has > migrations.length) return no({ is: 'database-newer', has, knows: migrations.length })
  const altered = has > 0 ? findAltered(store, migrations.slice(0, has)) : undefined
  if (altered) return no({ is: 'database-altered', migration: altered })

  for (const [at, migration] of migrations.entries()) {
    if (at < has) continue
    store.transaction(() => {
      store.run(
        'CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT',
      )
      for (const statement of migration.statements) store.run(statement)
      store.run('INSERT INTO migrations VALUES (?, ?, ?, ?)', at + 1, migration.name, checksumOf(migration), now)
      store.run(`PRAGMA user_version = ${at + 1}`)
    })
  }
  return ok(migrations.length - has)
}

function findAltered(store: Store, applied: readonly Migration[]): string | undefined {
  const hasTable = store.get("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migrations'")
  if (!hasTable) return applied[0]?.name
  const rows = store.all<{ checksum: string }>('SELECT checksum FROM migrations ORDER BY number')
  return applied.find((migration, at) => rows[at]?.checksum !== checksumOf(migration))?.name
}

function checksumOf(migration: Migration): string {
  return createHash('sha256').update(migration.statements.join('\n;\n')).digest('hex')
}
