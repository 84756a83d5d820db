import { Show } from 'solid-js'
import { last } from '../inbox/undo.ts'
import { count } from '../inbox/words.ts'
import type { Actions } from '../state/actions.ts'
import type { Desk } from '../state/desk.ts'

/** The last decision and the way back from it; what the hub refused, and the way there. */
export function TrailStrip(props: { desk: Desk; actions: Actions }) {
  const { desk } = props
  const failed = () => {
    const { known } = desk.suggestions.board()
    const issues = [...desk.suggestions.faults().keys()].flatMap((id) => known.get(id)?.issue ?? [])
    return [...new Set([...issues, ...desk.slips().keys()])]
  }
  return (
    <div class="trail" role="status">
      <Show when={failed()[0]}>
        {(first) => (
          <p class="trail-failed">
            × {count(failed().length, 'issue')} not done{' '}
            <button type="button" onClick={() => desk.place.goTo(first(), { push: !desk.place.wide() })}>
              #{first()}
            </button>
          </p>
        )}
      </Show>
      <Show when={last(desk.trail())} fallback={<p class="text-mute">Nothing decided in this sitting.</p>}>
        {(step) => (
          <p>
            <span class="trail-said cut">{step().say}</span>
            <button type="button" class="trail-undo" onClick={() => void props.actions.undo()}>
              undo <kbd aria-hidden="true">u</kbd>
            </button>
          </p>
        )}
      </Show>
    </div>
  )
}
