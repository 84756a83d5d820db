import { type JSX, Show } from 'solid-js'

/**
 * One of the parts of a report. A closed part says in a line what stands in it.
 *
 * @param props.reached it may be opened by pressing its name
 */
export function Part(props: {
  number: number
  title: string
  open: boolean
  reached: boolean
  said: string
  onOpen: () => void
  children: JSX.Element
}) {
  return (
    <section class="part" aria-labelledby={`part-${props.number}`}>
      <h2>
        <button
          type="button"
          id={`part-${props.number}`}
          aria-expanded={props.open}
          disabled={!props.reached}
          onClick={() => props.onOpen()}
        >
          <span class="figures text-mute">{props.number}</span> {props.title}
        </button>
        <Show when={!props.open && props.said}>
          <span class="part-said cut text-mute">{props.said}</span>
        </Show>
      </h2>
      <Show when={props.open}>
        <div class="part-room">{props.children}</div>
      </Show>
    </section>
  )
}
