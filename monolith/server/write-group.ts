import type { Store } from '@smithers/core/ports/store'

export type WriteGroup = <T>(write: () => T) => Promise<T>

type Waiting = { write(): unknown; resolve(result: unknown): void }

/** Writes in one transaction; reads wait for some milliseconds while it runs. */
const MOST = 32

/**
 * Runs the writes that arrive in one turn of the event loop in one transaction (a group commit): a sync to disk costs more
 * than several of them. Each promise settles once its write is on disk. If one throws, all are taken back and each runs
 * alone, so a write must change nothing but the store, and wait for nothing.
 */
export function createWriteGroup(store: Store): WriteGroup {
  const waiting: Waiting[] = []
  const flush = () => {
    const group = waiting.splice(0, MOST)
    if (waiting.length > 0) setImmediate(flush)
    const results = runTogether(store, group)
    for (const [at, { write, resolve }] of group.entries())
      resolve(results ? results[at] : new Promise((ran) => ran(write())))
  }
  return <T>(write: () => T) =>
    new Promise<T>((resolve) => {
      waiting.push({ write, resolve })
      if (waiting.length === 1) setImmediate(flush)
    })
}

function runTogether(store: Store, group: readonly Waiting[]): unknown[] | undefined {
  if (group.length < 2) return undefined
  try {
    return store.transaction(() => group.map(({ write }) => write()))
  } catch {
    // Alone, each meets its own error and no other's.
    return undefined
  }
}
