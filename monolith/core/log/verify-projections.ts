import type { Workbenches } from '../ports/hub.ts'
import type { Store } from '../ports/store.ts'
import { isSame, textIndexFaults } from './compare.ts'
import { replayPage } from './replay.ts'
import { PROJECTIONS } from './schema/0002-projections.ts'

/**
 * Replays the whole log into empty tables beside the live ones and compares them byte for byte, as they were at one
 * moment; requests go on meanwhile.
 * @returns how many events there were, and which tables differ
 */
export async function verifyProjections(workbenches: Workbenches): Promise<{ events: number; differences: string[] }> {
  const { live, scratch, close } = workbenches.open()
  try {
    makeTables(live, scratch)
    let seq = 0
    for (let last: number | undefined = 0; last !== undefined; last = replayPage(live, scratch, seq)) {
      seq = last
      await workbenches.breathe()
    }
    const differences: string[] = []
    for (const table of PROJECTIONS) {
      if (!(await isSame(live, scratch, table, workbenches.breathe))) differences.push(table)
    }
    return { events: seq, differences: [...differences, ...textIndexFaults(live)] }
  } finally {
    close()
  }
}

/** The same tables, without what only searching and sorting needs. */
function makeTables(live: Store, scratch: Store) {
  for (const table of PROJECTIONS) {
    const made = live.get<{ sql: string }>("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?", table)
    if (!made) throw new Error(`there is no table ${table}`)
    scratch.run(made.sql)
  }
}
