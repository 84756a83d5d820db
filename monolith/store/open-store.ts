import Database from 'better-sqlite3'
import type { ReadStore, Store } from '@smithers/core/ports/store'

import { storeOf } from './store-of.ts'

export type OpenStore = {
  store: Store
  /** Called after each outermost transaction that was committed; answers how to stop. */
  onCommit(listener: () => void): () => void
  close(): void
}

/** A mapped file would be faster by a tenth, and count as memory of the process as a whole. */
const CACHE_KIB = 24 * 1024
/** Milliseconds. Waiting stops the event loop, and there is one writer: longer than this is a fault, not a queue. */
const BUSY_TIMEOUT = 50

/**
 * Opens a database file for reading and writing; makes it when missing. WAL with a full sync at every commit: what was
 * answered is on disk. The file must never be opened by other means in this process: closing any other handle on it
 * drops SQLite's locks (POSIX advisory locks belong to the process).
 * @param path a file, `:memory:`, or '' for a temporary one that goes away on close
 */
export function openStore(path: string, cacheKib = CACHE_KIB): OpenStore {
  const database = new Database(path, { timeout: BUSY_TIMEOUT })
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  tune(database, cacheKib)
  const listeners = new Set<() => void>()
  const store = storeOf(database, () => {
    for (const listener of listeners) listener()
  })
  return {
    store,
    onCommit(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close() {
      if (database.open) database.close()
    },
  }
}

/** A second connection that cannot write, for a worker thread or a consistent look at what is live. */
export function openReadOnlyStore(path: string, cacheKib = CACHE_KIB): { store: ReadStore; close(): void } {
  const database = new Database(path, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT })
  tune(database, cacheKib)
  database.pragma('query_only = ON')
  return { store: storeOf(database, () => undefined), close: () => void database.close() }
}

function tune(database: Database.Database, cacheKib: number) {
  database.pragma('foreign_keys = ON')
  // Without it, INSERT OR REPLACE would get past the triggers that keep the log whole.
  database.pragma('recursive_triggers = ON')
  database.pragma('trusted_schema = OFF')
  database.pragma(`cache_size = -${cacheKib}`)
  database.pragma('temp_store = MEMORY')
}
