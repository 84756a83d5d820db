import { Show, createSignal, onCleanup } from 'solid-js'
import { copyText } from '../copy/clipboard.ts'
import { bareAddress, isAddress, shortAddress } from './short.ts'

/**
 * Whoever wrote it, as people can read it. A wallet address is short, whole on hover and focus, on the clipboard when pressed;
 * an imported author (`gh:login`) or `local` is a plain name.
 *
 * @param props.of `0x…`, CAIP-10, or a name
 * @param props.still never a button, for rows that are one link
 */
export function Address(props: { of: string; still?: boolean }) {
  const [said, setSaid] = createSignal('')
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))
  const copy = async () => {
    setSaid((await copyText(bareAddress(props.of))) === 'done' ? ' copied' : ' copying is not allowed here')
    clearTimeout(timer)
    timer = setTimeout(() => setSaid(''), 2_000)
  }
  return (
    <Show when={isAddress(props.of)} fallback={<span class="machine">{bareAddress(props.of)}</span>}>
      <span class="address">
        <Show when={!props.still} fallback={<span>{shortAddress(props.of)}</span>}>
          <button
            type="button"
            aria-label={`${shortAddress(props.of)}, copy address ${bareAddress(props.of)}`}
            onClick={() => void copy()}
          >
            {shortAddress(props.of)}
          </button>
        </Show>
        <span class="address-full" role="status">
          {bareAddress(props.of)}
          {said()}
        </span>
      </span>
    </Show>
  )
}
