import type { WritePorts } from '../ports/ports.ts'
import type { Draft, EventType, LogEvent } from './kinds.ts'
import type { Store } from '../ports/store.ts'
import { project } from './project.ts'
import { lastSeq } from './read.ts'
import { indexText } from './text-index.ts'

/** What appending takes. */
export type LogPorts = Pick<WritePorts, 'store' | 'clock' | 'ids'>

/** The version of an event's payload that is written now; older ones are lifted when they are read. */
const PAYLOAD_VERSION = 1

/**
 * The one way state changes: writes an event and brings every projection up to it, in one transaction (the caller's, when
 * it has begun one).
 */
export function append<T extends EventType>(ports: LogPorts, actor: string, draft: Draft<T>): LogEvent<T> {
  const { store } = ports
  return store.transaction(() => {
    const id = ports.ids.next()
    const ts = ports.clock.now()
    const version = lastVersion(store, draft.stream) + 1
    // Counted here: RETURNING would cost a savepoint, at which FTS5 writes out what it holds.
    const seq = lastSeq(store) + 1
    store.run(
      'INSERT INTO events (seq, id, ts, actor, stream, version, type, v, payload, key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      seq,
      id,
      ts,
      actor,
      draft.stream,
      version,
      draft.type,
      PAYLOAD_VERSION,
      JSON.stringify(draft.payload),
      draft.key ?? null,
    )
    const { stream, type, payload } = draft
    const event = { seq, id, ts, actor, stream, version, type, payload } as unknown as LogEvent<T>
    project(store, [event as LogEvent])
    indexText(store, event as LogEvent)
    return event
  })
}

function lastVersion(store: Store, stream: string): number {
  const row = store.get<{ version: number }>(
    'SELECT version FROM events WHERE stream = ? ORDER BY version DESC LIMIT 1',
    stream,
  )
  return row?.version ?? 0
}
