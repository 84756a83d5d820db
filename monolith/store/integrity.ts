import type { ReadStore } from '@smithers/core/ports/store'

/** What SQLite finds wrong with the file, page by page; empty when it is sound. Takes time in proportion to its size. */
export function findDamage(store: ReadStore): string[] {
  return store
    .all<{ integrity_check: string }>('PRAGMA integrity_check')
    .map((row) => row.integrity_check)
    .filter((line) => line !== 'ok')
}

/** The size of the database in bytes, without touching the file itself. */
export function databaseBytes(store: ReadStore): number {
  const pages = store.get<{ page_count: number }>('PRAGMA page_count')?.page_count ?? 0
  const size = store.get<{ page_size: number }>('PRAGMA page_size')?.page_size ?? 0
  return pages * size
}

/** Moves the whole write-ahead log into the main file, for a clean end. */
export function checkpoint(store: ReadStore): void {
  store.all('PRAGMA wal_checkpoint(TRUNCATE)')
}
