import { bareAddress, isAddress } from '@smithers/ui-kit/address/short'
import { Show } from 'solid-js'

/**
 * An account among thousands: whole where there is room, else with enough of both ends to tell it from the others. Names stay names.
 *
 * @param props.of an address, or what else acts
 */
export function Who(props: { of: string }) {
  const bare = () => bareAddress(props.of)
  return (
    <Show when={isAddress(props.of)} fallback={<span class="machine">{bare()}</span>}>
      <span class="who machine" title={bare()}>
        <span class="who-whole">{bare()}</span>
        <span class="who-short">{`${bare().slice(0, 6)}…${bare().slice(-4)}`}</span>
      </span>
    </Show>
  )
}
