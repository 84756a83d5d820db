import type { Event } from '@smithers/api-spec/client/model/event'

export const widest = 1000

/**
 * The next stretch of the log to read backwards: sequence numbers are unique, so a stretch of as many numbers as one answer may
 * hold can never be cut short, whatever the filter.
 *
 * @param before the oldest sequence number on screen
 * @returns ask for events after `since`, at most `limit`; undefined at the beginning of the log
 */
export function stretchBefore(before: number): { since: number; limit: number } | undefined {
  if (before <= 1) return undefined
  const since = Math.max(0, before - 1 - widest)
  return { since, limit: before - 1 - since }
}

/** Puts events together, the newest first, each once. */
export function merge(known: readonly Event[], more: readonly Event[]): Event[] {
  const all = new Map([...known, ...more].map((event) => [event.seq, event]))
  return [...all.values()].toSorted((a, b) => b.seq - a.seq)
}

export type Filter = { type: string; actor: string; stream: string }

/** Whether an event passes the filter. A type may be a whole group: `issue.` stands for every kind of issue event. */
export function passes(event: Pick<Event, 'type' | 'actor' | 'stream'>, filter: Filter): boolean {
  return (
    (filter.type === '' ||
      (filter.type.endsWith('.') ? event.type.startsWith(filter.type) : event.type === filter.type)) &&
    (filter.actor === '' || event.actor.toLowerCase() === filter.actor.toLowerCase()) &&
    (filter.stream === '' || event.stream === filter.stream)
  )
}

/** What of the filter the hub itself can narrow down; groups and streams are narrowed here. */
export function asked(filter: Filter): { type?: string; actor?: string } {
  return {
    ...(filter.type && !filter.type.endsWith('.') ? { type: filter.type } : {}),
    ...(filter.actor ? { actor: filter.actor } : {}),
  }
}

/** A payload in one line, for the table: `add bug, area/cli · title Crash`. */
export function gist(payload: object): string {
  return Object.entries(payload)
    .filter(([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => `${name} ${typeof value === 'object' ? listed(value as object) : String(value)}`)
    .join(' · ')
    .slice(0, 200)
}

function listed(value: object): string {
  return Array.isArray(value) && value.every((one) => typeof one !== 'object')
    ? value.join(', ')
    : JSON.stringify(value)
}
