import type { Store } from '../ports/store.ts'
import { countRows, differs, readColumns } from './compare.ts'
import { COUNTERS, isShared } from './counters.ts'
import { lastSeq } from './read.ts'
import { replayPage, type Part } from './replay.ts'
import { PROJECTIONS } from './schema/0002-projections.ts'

type Table = (typeof PROJECTIONS)[number]

/** How a table looks from one part of the log. */
export type TableReport = {
  /** Whether a row of the part is missing among the live ones or is another one there, counters aside. */
  differs: boolean
  rows: number
  liveRows: number
  /** What the part counts in each row, and what is live, both in the order of the key. */
  counters: Record<string, number>[]
  liveCounters: Record<string, number>[]
}

export type PartReport = {
  /** The newest sequence number of the log as it was replayed. */
  events: number
  tables: Record<Table, TableReport>
  /** How many texts the full-text index knows. */
  texts: number
}

/**
 * Replays a part of the log into empty tables beside the live ones and compares them byte for byte.
 * @param store an empty database that sees the hub's under the name `live`, as it was at one moment
 */
export function verifyPart(store: Store, part: Part): PartReport {
  for (const table of PROJECTIONS) makeTable(store, table)
  for (let seq: number | undefined = 0; seq !== undefined;) seq = replayPage(store, store, seq, part)
  const tables = Object.fromEntries(PROJECTIONS.map((table) => [table, compare(store, table)]))
  return {
    events: lastSeq(store),
    tables: tables as PartReport['tables'],
    texts: countRows(store, 'live.issue_text_docsize'),
  }
}

/** The same table, without the indices and triggers that only searching and sorting need. */
function makeTable(store: Store, table: string) {
  const made = store.get<{ sql: string }>("SELECT sql FROM live.sqlite_schema WHERE type = 'table' AND name = ?", table)
  if (!made) throw new Error(`there is no table ${table}`)
  store.run(made.sql)
}

function compare(store: Store, table: Table): TableReport {
  const counters = isShared(table) ? Object.keys(COUNTERS[table]) : []
  const read = (schema: 'main' | 'live') => (counters.length > 0 ? readColumns(store, schema, table, counters) : [])
  return {
    differs: differs(store, table, counters),
    rows: countRows(store, `main.${table}`),
    liveRows: countRows(store, `live.${table}`),
    counters: read('main'),
    liveCounters: read('live'),
  }
}
