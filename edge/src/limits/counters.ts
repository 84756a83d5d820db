import type { Limit } from '../policy/policy.ts'
import { endOf, startOf, type Counted } from './windows.ts'

/**
 * Counters in a Durable Object's own database. Every function is synchronous, so nothing comes between its reads and its writes:
 * of any number of parallel calls at the last unit one passes.
 * `used` counts what was asked for and taken on; `filed` what went on to the monolith, which trails behind while issues queue.
 */
export function createCounters(sql: SqlStorage): void {
  sql.exec(
    `CREATE TABLE IF NOT EXISTS counts (
       class TEXT NOT NULL, span TEXT NOT NULL, start INTEGER NOT NULL, used INTEGER NOT NULL, filed INTEGER NOT NULL,
       PRIMARY KEY (class, span)
     ) STRICT`,
  )
}

export type Used = { is: 'used'; counted: Counted[] } | { is: 'refused'; by: Counted; counted: Counted[] }

/** Takes one unit of every limit, or of none when one of them is at its hard end. */
export function use(sql: SqlStorage, limits: Limit[], now: number): Used {
  const before = limits.map((limit) => countedOf(sql, limit, now))
  const by = before.find((limit) => limit.used >= limit.hard)
  if (by) return { is: 'refused', by, counted: before }
  for (const limit of limits) add(sql, limit, now, 'used', 1)
  return { is: 'used', counted: before.map((limit) => ({ ...limit, used: limit.used + 1 })) }
}

/** Puts a unit back that was taken and not needed, unless its window is over. */
export function giveBack(sql: SqlStorage, limits: Limit[], now: number, column: 'used' | 'filed' = 'used'): void {
  for (const limit of limits) add(sql, limit, now, column, -1)
}

/**
 * Takes a place among those that may go on to the monolith in this window: as many as the soft ends allow, and at least `atLeast`.
 * @returns `filed`, or when to ask again
 */
export function file(sql: SqlStorage, limits: Limit[], now: number, atLeast = 0): 'filed' | number {
  const full = limits.filter((limit) => rowOf(sql, limit, now).filed >= Math.max(limit.soft, atLeast))
  if (full.length > 0) return Math.max(...full.map((limit) => endOf(limit.window, now)))
  for (const limit of limits) add(sql, limit, now, 'filed', 1)
  return 'filed'
}

/** What is used of each limit, taking nothing. */
export const peek = (sql: SqlStorage, limits: Limit[], now: number): Counted[] =>
  limits.map((limit) => countedOf(sql, limit, now))

function countedOf(sql: SqlStorage, limit: Limit, now: number): Counted {
  return { ...limit, used: rowOf(sql, limit, now).used, resetAt: endOf(limit.window, now) }
}

function rowOf(sql: SqlStorage, limit: Limit, now: number): { used: number; filed: number } {
  const row = sql
    .exec<{ start: number; used: number; filed: number }>(
      'SELECT start, used, filed FROM counts WHERE class = ? AND span = ?',
      limit.class,
      limit.window,
    )
    .toArray()[0]
  return row?.start === startOf(limit.window, now) ? row : { used: 0, filed: 0 }
}

function add(sql: SqlStorage, limit: Limit, now: number, column: 'used' | 'filed', by: 1 | -1): void {
  const row = rowOf(sql, limit, now)
  const next = { ...row, [column]: Math.max(0, row[column] + by) }
  sql.exec(
    'INSERT OR REPLACE INTO counts (class, span, start, used, filed) VALUES (?, ?, ?, ?, ?)',
    limit.class,
    limit.window,
    startOf(limit.window, now),
    next.used,
    next.filed,
  )
}
