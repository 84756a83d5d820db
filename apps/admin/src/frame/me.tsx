import { useSession } from '@smithers/ui-kit/api/session'
import { Address } from '@smithers/ui-kit/address'
import { Show } from 'solid-js'

/** Who sits at the console. */
export function Me() {
  const session = useSession()
  const known = () => {
    const now = session()
    return now.is === 'signed-in' ? now : undefined
  }
  return (
    <Show when={known()}>
      {(me) => (
        <span class="me">
          <Address of={me().address} /> <span class="text-mute">{me().tier}</span>
        </span>
      )}
    </Show>
  )
}
