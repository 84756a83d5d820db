import type { Store } from '../ports/store.ts'
import { project } from './project.ts'
import { toLogEvent, EVENT_COLUMNS, type EventRow } from './read.ts'

/** A share of the log: what is of no issue, and each `of`-th issue with all that is of it, from number `at` on. */
export type Part = { at: number; of: number }

export const WHOLE: Part = { at: 0, of: 1 }

/** Events at a time. */
const PAGE = 500

/** The number of the issue that an event is of, or null. The first event of a suggestion names its issue. */
const ISSUE = `CASE
  WHEN stream BETWEEN 'issue:' AND 'issue;' THEN CAST(substr(stream, instr(stream, '/') + 1) AS INTEGER)
  WHEN stream BETWEEN 'suggestion:' AND 'suggestion;'
    THEN (SELECT payload ->> 'issue' FROM events made WHERE made.stream = e.stream AND made.version = 1) END`

/**
 * Applies the next page of one store's log to another's projections.
 * @returns the last sequence number applied, or undefined at the end of the log
 */
export function replayPage(from: Store, into: Store, since: number, { at, of }: Part): number | undefined {
  const rows = from.all<EventRow>(
    `SELECT ${EVENT_COLUMNS} FROM events e WHERE seq > ? AND ifnull((${ISSUE}) % ?, ?) = ? ORDER BY seq LIMIT ?`,
    since,
    of,
    at,
    at,
    PAGE,
  )
  into.transaction(() => project(into, rows.values().map(toLogEvent)))
  return rows.at(-1)?.seq
}
