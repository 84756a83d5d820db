import type { Workbenches } from '../ports/hub.ts'
import type { Store } from '../ports/store.ts'
import { differs, textIndexDiffers } from './compare.ts'
import { replayPage } from './replay.ts'
import { PROJECTIONS } from './schema/0002-projections.ts'

/**
 * Replays the whole log into empty tables beside the live ones and compares them byte for byte, as they were at one
 * moment; requests go on meanwhile.
 * @returns how many events there were, and which tables differ
 */
export async function verifyProjections(workbenches: Workbenches): Promise<{ events: number; differences: string[] }> {
  const { store, close } = workbenches.open()
  try {
    for (const table of PROJECTIONS) makeTable(store, table)
    let seq = 0
    for (let last: number | undefined = 0; last !== undefined; last = replayPage(store, store, seq)) {
      seq = last
      await workbenches.breathe()
    }
    const differences: string[] = []
    for (const table of PROJECTIONS) {
      if (await differs(store, table, workbenches.breathe)) differences.push(table)
    }
    return { events: seq, differences: [...differences, ...(textIndexDiffers(store) ? ['issue_text'] : [])] }
  } finally {
    close()
  }
}

/** The same table, without the indices and triggers that only searching and sorting need. */
function makeTable(store: Store, table: string) {
  const made = store.get<{ sql: string }>("SELECT sql FROM live.sqlite_schema WHERE type = 'table' AND name = ?", table)
  if (!made) throw new Error(`there is no table ${table}`)
  store.run(made.sql)
}
