import { join } from 'node:path'
import Database from 'better-sqlite3'

/**
 * Takes the folder for this process alone. The lock is a transaction on a database of its own, so the system frees it
 * when the process dies, however it dies.
 * @returns how to free it, or undefined when another process holds it
 */
export function lockFolder(dir: string): { free(): void } | undefined {
  const database = new Database(join(dir, 'hub.lock'), { timeout: 0 })
  try {
    database.pragma('journal_mode = DELETE')
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if (isBusy(error)) return undefined
    throw error
  }
  return { free: () => void database.close() }
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')
}
