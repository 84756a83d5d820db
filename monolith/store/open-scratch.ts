import Database from 'better-sqlite3'
import type { Store } from '@smithers/core/ports/store'

import { storeOf } from './store-of.ts'

/**
 * An empty database in memory and, past the cache, in a temporary file, with another one attached as `live`: in the one
 * transaction that stays open until the end, the other stands still while its writers go on.
 */
export function openScratch(livePath: string): { store: Store; close(): void } {
  const database = new Database('')
  database.pragma('journal_mode = OFF')
  database.pragma('synchronous = OFF')
  database.pragma('cache_size = -65536')
  database.prepare('ATTACH ? AS live').run(livePath)
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
