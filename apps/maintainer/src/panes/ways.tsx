import { Button } from '@smithers/ui-kit/button'
import { Show } from 'solid-js'
import type { Actions } from '../state/actions.ts'
import type { Desk } from '../state/desk.ts'

/** What else can be done with the issue in view, or with all that are picked, each with its key. */
export function Ways(props: { desk: Desk; actions: Actions }) {
  const { desk, actions } = props
  const many = () => desk.bulk().length > 0
  const issue = () => desk.cards.card(desk.issue() ?? 0)?.value
  const sleeping = () => desk.place.view() === 'snoozed'
  return (
    <div class="ways" role="group" aria-label={many() ? 'For all selected' : 'For this issue'}>
      <Show when={!many()}>
        <Button keys="c" onClick={() => desk.setAsking('comment')}>
          Comment
        </Button>
      </Show>
      <Button keys="l" onClick={() => desk.setAsking('label')}>
        Label
      </Button>
      <Show
        when={many()}
        fallback={
          <Button keys="⇧d" onClick={() => desk.setAsking('duplicate')}>
            Duplicate of …
          </Button>
        }
      >
        <Button keys="2" onClick={actions.duplicate}>
          Duplicate
        </Button>
      </Show>
      <Show
        when={sleeping()}
        fallback={
          <Button keys="h" onClick={() => actions.later('tomorrow')}>
            Later
          </Button>
        }
      >
        <Button keys="b" onClick={() => actions.wake(actions.chosen())}>
          Back to the list
        </Button>
      </Show>
      <Show when={many() || issue()?.state !== 'closed'}>
        <Button keys="w" onClick={() => desk.setAsking('close')}>
          Close
        </Button>
      </Show>
    </div>
  )
}
