import type { Event } from '@smithers/api-spec/client/model/event'
import type { Limit } from '@smithers/api-spec/client/model/limit'
import { type Place, placeWord } from './matrix.ts'

type Figures = Pick<Limit, 'soft' | 'hard'>

/** One change of a limit, as the log has it. `before` is undefined for a limit that was not there, `after` for one that was lifted. */
export type LimitChange = {
  seq: number
  at: string
  actor: string
  place: Place
  before: Figures | undefined
  after: Figures | undefined
}

/**
 * The changes of limits, the newest first, each beside what stood before it.
 *
 * @param events `limit.set` and `limit.removed`, the oldest first
 */
export function changesOf(events: readonly Event[]): LimitChange[] {
  const stands = new Map<string, Figures>()
  return events
    .map(({ seq, at, actor, type, payload }) => {
      // What the projector of limits was given; the log has no other payload under these two types.
      const place = payload as unknown as Limit
      const before = stands.get(placeWord(place))
      const after = type === 'limit.removed' ? undefined : { soft: place.soft, hard: place.hard }
      if (after) stands.set(placeWord(place), after)
      else stands.delete(placeWord(place))
      return { seq, at, actor, place, before, after }
    })
    .toReversed()
}
