import type { Store } from '../ports/store.ts'
import { replayPage, WHOLE } from './replay.ts'
import { PROJECTIONS } from './schema/0002-projections.ts'
import { rebuildTextIndex } from './text-index.ts'

/** Throws every projection away and makes it anew from the log, in one transaction: readers see the old or the new. */
export function rebuildInPlace(store: Store) {
  store.transaction(() => {
    for (const table of PROJECTIONS.toReversed()) store.run(`DELETE FROM ${table}`)
    for (let seq: number | undefined = 0; seq !== undefined;) seq = replayPage(store, store, seq, WHOLE)
    rebuildTextIndex(store)
  })
}
