import type { Store } from '../ports/store.ts'
import { accountProjectors } from './projectors/account.ts'
import { issueProjectors } from './projectors/issue.ts'
import { limitProjectors } from './projectors/limit.ts'
import { repoProjectors } from './projectors/repo.ts'
import { suggestionProjectors } from './projectors/suggestion.ts'
import type { EventType, LogEvent } from './kinds.ts'
import { createTally, type Tally } from './tally.ts'

/**
 * Brings the projections of one store from one event to the next, but for what is in the tally. Pure: time and ids only from
 * the event.
 */
export type Projectors<T extends EventType> = { [K in T]: (store: Store, event: LogEvent<K>, tally: Tally) => void }

const projectors: Projectors<EventType> = {
  ...repoProjectors,
  ...issueProjectors,
  ...suggestionProjectors,
  ...accountProjectors,
  ...limitProjectors,
}

/** Applies events to the projections, in their order. An unknown type is a bug: this log was written by another program. */
export function project(store: Store, events: Iterable<LogEvent>): void {
  const tally = createTally(store)
  for (const event of events) {
    const projector = projectors[event.type] as ((store: Store, event: LogEvent, tally: Tally) => void) | undefined
    if (!projector) throw new Error(`no projection for ${event.type} (event ${event.seq})`)
    projector(store, event, tally)
  }
  tally.write()
}
