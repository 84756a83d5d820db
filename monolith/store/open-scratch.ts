import Database from 'better-sqlite3'
import type { Store } from '@smithers/core/ports/store'

import { storeOf } from './store-of.ts'

/** An empty database to build in; it lives in memory and, past the cache, in a temporary file. Nothing of it survives. */
export function openScratch(): { store: Store; close(): void } {
  const database = new Database('')
  database.pragma('journal_mode = OFF')
  database.pragma('synchronous = OFF')
  database.pragma('cache_size = -65536')
  return { store: storeOf(database, () => undefined), close: () => void database.close() }
}
