import { useNow } from './now.ts'
import { clock, exact, relative } from './relative.ts'

/**
 * A moment, told relatively; the exact one shows on hover and on focus.
 *
 * @param props.at ISO 8601, or milliseconds since 1970
 * @param props.long "3 minutes ago" instead of "3m"
 * @param props.clock "14:05:09" instead: in a log, where many moments are equally old
 * @param props.still takes no focus of its own, for rows that are one link: focusing the row's link shows the exact time
 */
export function Time(props: { at: string | number; long?: boolean; clock?: boolean; still?: boolean }) {
  const now = useNow()
  const at = () => new Date(props.at).getTime()
  return (
    <time class="time" dateTime={new Date(at()).toISOString()} tabIndex={props.still ? undefined : 0}>
      {props.clock ? clock(at(), now()) : relative(at(), now(), props.long ? 'long' : 'short')}
      <span class="time-exact">{exact(at())}</span>
    </time>
  )
}
