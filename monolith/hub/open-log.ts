import { setDefaultLimits } from '@smithers/core/limit/set-default-limits'
import type { ReadStore } from '@smithers/core/ports/store'
import { failLostImports } from '@smithers/core/repo/fail-import'
import { checkpoint } from '@smithers/store/integrity'
import { openReadOnlyStore } from '@smithers/store/open-store'

import { openWriteThread } from '../writer/open-write-thread.ts'
import { openWriter, type OpenWriter } from '../writer/open-writer.ts'
import { claimOf, type ClaimSeal } from './claim.ts'
import { createIds } from './ids.ts'
import type { Folder } from './open-folder.ts'

export type OpenLog = {
  store: ReadStore
  writer: OpenWriter
  /** Called after each commit; answers how to stop. */
  onCommit(listener: () => void): () => void
  close(): Promise<void>
}

/**
 * Brings the log up to what a start asks of it, and hands it out in two halves: one to read, and its one writer.
 * @param writeThread the writer in a thread of its own, or in this one and on the same connection
 */
export function openLog({ opened, databasePath }: Folder, seal: ClaimSeal, writeThread: boolean): OpenLog {
  const { now } = Date
  const { store } = opened
  const ports = { store, clock: { now }, ids: createIds(now), claim: claimOf(seal, now) }
  setDefaultLimits(ports)
  failLostImports(ports)
  if (!writeThread) {
    const writer = openWriter(ports)
    const close = async () => {
      await writer.close()
      checkpoint(store)
      opened.close()
    }
    return { store, writer, onCommit: opened.onCommit, close }
  }

  // Opened before the other is closed, which would take the write-ahead log away.
  const reading = openReadOnlyStore(databasePath)
  opened.close()
  const listeners = new Set<() => void>()
  const writer = openWriteThread({ dbPath: databasePath, claim: seal }, () => {
    for (const listener of listeners) listener()
  })
  return {
    store: reading.store,
    writer,
    onCommit(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async close() {
      reading.close()
      await writer.close()
    },
  }
}
