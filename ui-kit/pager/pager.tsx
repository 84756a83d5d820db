import { Show } from 'solid-js'
import { Button } from '../button/button.tsx'

/**
 * The foot of a list that has more: how many stand here, and the next ones on demand.
 *
 * @param props.what plural noun, e.g. "issues"
 * @param props.of how many there are in all, when known
 * @param props.onMore absent when everything is shown
 */
export function Pager(props: {
  shown: number
  what: string
  of?: number
  busy?: boolean
  onMore?: (() => void) | undefined
}) {
  return (
    <div class="pager">
      <span role="status">
        {props.shown.toLocaleString('en')}
        {props.of !== undefined && props.of > props.shown ? ` of ${props.of.toLocaleString('en')}` : ''} {props.what}
        {props.onMore ? '' : ', all of them'}
      </span>
      <Show when={props.onMore}>
        {(more) => (
          <Button busy={props.busy ?? false} onClick={() => more()()}>
            Show more
          </Button>
        )}
      </Show>
    </div>
  )
}
