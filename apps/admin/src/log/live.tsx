import type { Event } from '@smithers/api-spec/client/model/event'
import { followLog } from '@smithers/ui-kit/api/follow'
import { untrack } from 'solid-js'

const words = { connecting: 'connecting', following: 'following', interrupted: 'reconnecting' } as const

/** Follows the log while it stands on the page, and says so. */
export function LiveLog(props: { since: number; take: (events: readonly Event[]) => void }) {
  const state = followLog(
    untrack(() => props.since),
    (events) => props.take(events),
  )
  return (
    <span class={`live live-${state()}`} role="status">
      {words[state()]}
    </span>
  )
}
