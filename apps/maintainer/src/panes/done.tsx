import { EmptyState } from '@smithers/ui-kit/empty-state'
import { Match, Switch } from 'solid-js'
import { count } from '../inbox/words.ts'
import type { Actions } from '../state/actions.ts'
import type { Desk } from '../state/desk.ts'

/** Nothing is left in this view, and where to go from here. */
export function Done(props: { desk: Desk; actions: Actions }) {
  const { desk } = props
  const decided = () => desk.trail().reduce((sum, step) => sum + (step.is === 'verdict' ? step.ids.length : 1), 0)
  const asleep = () => Object.keys(desk.asleep()).length
  return (
    <div class="list-empty">
      <Switch>
        <Match when={desk.place.view() === 'suggest'}>
          <EmptyState
            title={decided() > 0 ? 'All decided.' : 'Nothing waits for you.'}
            detail={
              (decided() > 0
                ? `${count(decided(), 'decision')} in this sitting. `
                : 'The hub looks at every new issue and lays what it suggests here. ') +
              (asleep() > 0 ? `${count(asleep(), 'issue')} snoozed.` : '')
            }
          >
            <button type="button" class="button" onClick={() => desk.place.show('issues')}>
              All open issues
            </button>
            <button type="button" class="button" onClick={() => desk.place.show('decided')}>
              What was decided
            </button>
          </EmptyState>
        </Match>
        <Match when={desk.place.view() === 'issues'}>
          <EmptyState title="No issue is like that." detail="Take a word out of the filter, or ask for is:all.">
            <button type="button" class="button" onClick={() => desk.place.setWords('')}>
              All open issues
            </button>
          </EmptyState>
        </Match>
        <Match when={desk.place.view() === 'snoozed'}>
          <EmptyState title="Nothing is snoozed." detail="h puts an issue off until tomorrow, ⇧h asks until when." />
        </Match>
        <Match when={desk.place.view() === 'decided'}>
          <EmptyState
            title="Nothing has been decided yet."
            detail="Every accepted or declined suggestion stands here, with who decided and the way back."
          />
        </Match>
      </Switch>
    </div>
  )
}
