import type { components } from '@smithers/api-spec/types'

import type { ReadStore } from '../ports/store.ts'
import { toTime } from '../text/time.ts'
import type { LogEvent } from './kinds.ts'

export type EventRow = {
  seq: number
  id: string
  ts: number
  actor: string
  stream: string
  version: number
  type: string
  payload: string
}

export const EVENT_COLUMNS = 'seq, id, ts, actor, stream, version, type, payload'

/** The newest sequence number; 0 for an empty log. */
export function lastSeq(store: ReadStore): number {
  return store.get<{ seq: number }>('SELECT seq FROM events ORDER BY seq DESC LIMIT 1')?.seq ?? 0
}

/** The event that an actor sent with an idempotency key. */
export function eventByKey(store: ReadStore, actor: string, key: string): LogEvent | undefined {
  const row = store.get<EventRow>(`SELECT ${EVENT_COLUMNS} FROM events WHERE actor = ? AND key = ?`, actor, key)
  return row && toLogEvent(row)
}

/** The event that began a stream. */
export function firstOf(store: ReadStore, stream: string): LogEvent | undefined {
  const row = store.get<EventRow>(`SELECT ${EVENT_COLUMNS} FROM events WHERE stream = ? AND version = 1`, stream)
  return row && toLogEvent(row)
}

/** @param row is turned into the event in place: a rebuild makes hundreds of thousands */
export function toLogEvent(row: EventRow): LogEvent {
  ;(row as { payload: unknown }).payload = JSON.parse(row.payload)
  return row as unknown as LogEvent
}

/** An event as the spec shows it. */
export function eventOf(row: EventRow): components['schemas']['Event'] {
  const { ts, payload, ...rest } = row
  return { ...rest, at: toTime(ts), payload: JSON.parse(payload) as Record<string, never> }
}
