import { setImmediate } from 'node:timers/promises'

import type { Workbenches } from '@smithers/core/ports/hub'
import { openScratch } from '@smithers/store/open-scratch'
import { openReadOnlyStore } from '@smithers/store/open-store'

/** Looks at the live database stand in a read transaction of their own connection, so writers go on beside them. */
export function createWorkbenches(path: string): Workbenches {
  return {
    open() {
      const live = openReadOnlyStore(path)
      const scratch = openScratch()
      live.store.run('BEGIN')
      return {
        live: live.store,
        scratch: scratch.store,
        close() {
          live.store.run('ROLLBACK')
          live.close()
          scratch.close()
        },
      }
    },
    breathe: () => setImmediate(),
  }
}
