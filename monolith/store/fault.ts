import Database from 'better-sqlite3'

/** What an error of SQLite tells about the file; undefined for anything else. */
export function storeFault(error: unknown): 'not-writable' | 'damaged' | undefined {
  if (!(error instanceof Database.SqliteError)) {
    // better-sqlite3 looks at the folder before SQLite does.
    const missing = error instanceof TypeError && error.message.includes('directory does not exist')
    return missing ? 'not-writable' : undefined
  }
  if (/^SQLITE_(READONLY|CANTOPEN|PERM|FULL|IOERR)/.test(error.code)) return 'not-writable'
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(error.code)) return 'damaged'
  return undefined
}
