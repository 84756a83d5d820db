import { Button } from '@smithers/ui-kit/button'
import { useKey } from '@smithers/ui-kit/keys/registry'
import { For, onMount } from 'solid-js'

/** A few ways to choose from, each with a figure to press; the figures mean this for as long as it is asked. */
export function Choices(props: {
  title: string
  choices: readonly { word: string; run: () => void }[]
  onLeave: () => void
}) {
  let place: HTMLElement | undefined
  for (const [index, choice] of props.choices.entries()) {
    useKey({ keys: String(index + 1), does: choice.word, group: props.title, run: choice.run })
  }
  onMount(() => place?.querySelector('button')?.focus())
  return (
    <section class="asking asking-choices" aria-label={props.title} ref={place}>
      <h3>{props.title}</h3>
      <For each={props.choices}>
        {(choice, index) => (
          <Button keys={String(index() + 1)} onClick={choice.run}>
            {choice.word}
          </Button>
        )}
      </For>
      <Button look="bare" keys="Esc" onClick={props.onLeave}>
        Cancel
      </Button>
    </section>
  )
}
