import { createSignal, onCleanup } from 'solid-js'
import { type Copied, copyText } from './clipboard.ts'

const words = { idle: 'copy', done: 'copied', refused: 'not allowed' } as const

/**
 * Puts `text` on the clipboard and says so in its own word, never elsewhere.
 *
 * @param props.of what is copied, for a screen reader: "clone command"
 */
export function Copy(props: { text: string; of: string }) {
  const [outcome, setOutcome] = createSignal<Copied | 'idle'>('idle')
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))
  const copy = async () => {
    setOutcome(await copyText(props.text))
    clearTimeout(timer)
    timer = setTimeout(() => setOutcome('idle'), 2_000)
  }
  return (
    <button type="button" class="copy" onClick={() => void copy()}>
      <span aria-live="polite">{words[outcome()]}</span>
      <span class="heard"> {props.of}</span>
    </button>
  )
}
