import type { Store } from '../ports/store.ts'
import { accountProjectors } from './projectors/account.ts'
import { issueProjectors } from './projectors/issue.ts'
import { limitProjectors } from './projectors/limit.ts'
import { repoProjectors } from './projectors/repo.ts'
import { suggestionProjectors } from './projectors/suggestion.ts'
import type { EventType, LogEvent } from './kinds.ts'

/** Brings the projections of one store from one event to the next. Pure: time and ids only from the event. */
export type Projectors<T extends EventType> = { [K in T]: (store: Store, event: LogEvent<K>) => void }

const projectors: Projectors<EventType> = {
  ...repoProjectors,
  ...issueProjectors,
  ...suggestionProjectors,
  ...accountProjectors,
  ...limitProjectors,
}

/** Applies an event to the projections. An unknown type is a bug: this log was written by another program. */
export function project(store: Store, event: LogEvent): void {
  const projector = projectors[event.type] as ((store: Store, event: LogEvent) => void) | undefined
  if (!projector) throw new Error(`no projection for ${event.type} (event ${event.seq})`)
  projector(store, event)
}
