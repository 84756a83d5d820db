import Database from 'better-sqlite3'
import type { Store } from '@smithers/core/ports/store'

import { storeOf } from './store-of.ts'

/**
 * An empty database in memory and, past the cache, in a temporary file, with another one attached as `live`: in the one
 * transaction that stays open until the end, the other stands still while its writers go on.
 */
export function openScratch(livePath: string): { store: Store; close(): void } {
  const database = new Database('')
  // Rows are mostly added in order: fewer and larger pages.
  database.pragma('page_size = 32768')
  database.pragma('journal_mode = OFF')
  database.pragma('synchronous = OFF')
  database.pragma('cache_size = -65536')
  // What is live was checked when it was written; the list of a CHECK would be built anew for every row.
  database.pragma('ignore_check_constraints = ON')
  // A statement that writes answers with a count: see `run` in store-of.ts.
  database.pragma('count_changes = ON')
  database.prepare('ATTACH ? AS live').run(livePath)
  // All of it is read once. Mapped, it is not copied, and counts as memory of the process no longer than this lasts.
  database.pragma('live.mmap_size = 2147418112')
  database.exec('BEGIN')
  return {
    store: storeOf(database, () => undefined),
    close() {
      // Without a journal there is no rollback; the temporary database is dropped as it is.
      if (database.inTransaction) database.exec('COMMIT')
      database.close()
    },
  }
}
