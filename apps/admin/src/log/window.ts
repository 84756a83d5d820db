import type { Event } from '@smithers/api-spec/client/model/event'
import type { EventFilter } from '@smithers/api-spec/commands/event-filter'

/** Puts events together, the newest first, each once. */
export function merge(known: readonly Event[], more: readonly Event[]): Event[] {
  const all = new Map([...known, ...more].map((event) => [event.seq, event]))
  return [...all.values()].toSorted((a, b) => b.seq - a.seq)
}

export type Filter = { type: string; actor: string; stream: string }

/** The words of the filter that say something, as the hub is asked for them. */
export function asked({ type, actor, stream }: Filter): EventFilter {
  return { ...(type ? { type } : {}), ...(actor ? { actor } : {}), ...(stream ? { stream } : {}) }
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
