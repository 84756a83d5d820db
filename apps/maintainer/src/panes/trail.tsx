import { Show } from 'solid-js'
import { last, type Step } from '../inbox/undo.ts'
import { count, decided, did } from '../inbox/words.ts'
import type { Actions } from '../state/actions.ts'
import type { Desk } from '../state/desk.ts'

/* A few decisions are answered before anybody could read of them. */
const many = 6

/**
 * The last decision and the way back from it; what the hub refused, and the way there; what is still on its way.
 *
 * @param props.quiet says nothing before something was decided, and leaves the undo to the bar beneath
 */
export function TrailStrip(props: { desk: Desk; actions: Actions; quiet?: boolean }) {
  const { desk } = props
  const failed = () => {
    const { known } = desk.suggestions.board()
    const issues = [...desk.suggestions.faults().keys()].flatMap((id) => known.get(id)?.issue ?? [])
    return [...new Set([...issues, ...desk.slips().keys()])]
  }
  const why = () => {
    const [first] = desk.suggestions.faults().values()
    return first?.problem.title ?? [...desk.slips().values()][0]?.title
  }
  const again = () => [...desk.suggestions.faults().values()].some((fault) => fault.again)
  /* What the hub refused has left the step by now, so a verdict is told from what is still in it. */
  const said = (step: Step) => {
    if (step.is !== 'verdict')
      return did(step.did, step.is === 'labelled' ? step.changes.map(({ number }) => number) : step.numbers)
    const { known } = desk.suggestions.board()
    return decided(
      step.verdict,
      step.ids.flatMap((id) => known.get(id) ?? []),
    )
  }
  return (
    <div class="trail" role="status">
      <Show when={failed()[0]}>
        {(first) => (
          <p class="trail-failed">
            <span>
              × {count(failed().length, 'issue')} not done: {why()}
            </span>
            <button type="button" onClick={() => desk.place.goTo(first(), { push: !desk.place.wide() })}>
              #{first()}
            </button>
            <Show when={again()}>
              <button type="button" class="trail-undo" onClick={props.actions.retry}>
                try again
              </button>
            </Show>
          </p>
        )}
      </Show>
      <Show when={desk.sending() > many}>
        <p class="text-mute figures">{count(desk.sending(), 'decision')} on the way to the hub</p>
      </Show>
      <Show
        when={last(desk.trail())}
        fallback={!props.quiet && <p class="text-mute">Nothing decided in this sitting.</p>}
      >
        {(step) => (
          <p>
            <span class="trail-said cut">{said(step())}</span>
            <Show when={!props.quiet}>
              <button type="button" class="trail-undo" onClick={() => void props.actions.undo()}>
                undo <kbd aria-hidden="true">u</kbd>
              </button>
            </Show>
          </p>
        )}
      </Show>
    </div>
  )
}
