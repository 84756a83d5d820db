import type { Actions } from '../state/actions.ts'
import type { Desk } from '../state/desk.ts'

/** The four decisions where a thumb reaches them; only on narrow screens. */
export function ThumbBar(props: { desk: Desk; actions: Actions }) {
  const { desk, actions } = props
  const none = () => desk.targets().length === 0
  return (
    <div class="thumb" role="group" aria-label="Decide">
      <button type="button" class="thumb-first" disabled={none()} onClick={() => void actions.settle('accepted')}>
        Accept
      </button>
      <button type="button" onClick={actions.duplicate}>
        Duplicate
      </button>
      <button type="button" disabled={none()} onClick={() => void actions.settle('rejected')}>
        Decline
      </button>
      <button type="button" onClick={() => actions.later('tomorrow')}>
        Later
      </button>
      <button type="button" disabled={desk.trail().length === 0} onClick={() => void actions.undo()}>
        Undo
      </button>
    </div>
  )
}
