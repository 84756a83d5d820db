import type { Store } from '../ports/store.ts'
import { project } from './project.ts'
import { readEvents } from './read.ts'

/** Events at a time: some milliseconds of work. */
const PAGE = 500

/**
 * Applies the next page of one store's log to another's projections.
 * @returns the last sequence number applied, or undefined at the end of the log
 */
export function replayPage(from: Store, into: Store, since: number): number | undefined {
  const events = readEvents(from, since, PAGE)
  if (events.length === 0) return undefined
  into.transaction(() => project(into, events))
  return events.at(-1)?.seq
}
