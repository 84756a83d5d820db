import { Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'

/**
 * A label: a word in a hairline. A suggested one is dashed until somebody accepts it.
 *
 * @param props.onDrop shows the × that takes the label off
 */
export function Tag(props: { word: string; href?: string; suggested?: boolean; onDrop?: () => void }) {
  return (
    <Dynamic component={props.href ? 'a' : 'span'} href={props.href} class={props.suggested ? 'tag tag-added' : 'tag'}>
      <Show when={props.suggested}>
        <span aria-hidden="true">+</span>
        <span class="heard">suggested label </span>
      </Show>
      {props.word}
      <Show when={props.onDrop}>
        {(drop) => (
          <button type="button" aria-label={`Remove ${props.word}`} onClick={() => drop()()}>
            ×
          </button>
        )}
      </Show>
    </Dynamic>
  )
}
