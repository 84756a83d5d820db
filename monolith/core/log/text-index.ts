import type { Store } from '../ports/store.ts'
import type { LogEvent } from './kinds.ts'

/**
 * Puts a new issue's words into the full-text index; an edited issue's follow by a trigger. A trigger for new ones would open
 * a savepoint at each, and FTS5 writes out what it holds at every savepoint: issues that are filed in one transaction would
 * each become a segment of their own.
 */
export function indexText(store: Store, { type, seq, payload }: LogEvent) {
  if (type !== 'issue.created' && type !== 'issue.imported') return
  store.run(
    'INSERT INTO issue_text (rowid, title, body) VALUES (CAST(? AS INTEGER), ?, ?)',
    seq,
    payload.title,
    payload.body,
  )
}

/** Makes the full-text index anew from the issues. */
export function rebuildTextIndex(store: Store) {
  store.run("INSERT INTO issue_text (issue_text) VALUES ('rebuild')")
}
