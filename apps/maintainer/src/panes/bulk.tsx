import { Button } from '@smithers/ui-kit/button'
import { For, Show } from 'solid-js'
import { nothingPicked } from '../inbox/selection.ts'
import { count, likenesses } from '../inbox/words.ts'
import type { Actions } from '../state/actions.ts'
import type { Desk } from '../state/desk.ts'

/** Several issues at once: what is suggested for them, gathered by likeness, so that one press decides a whole lot. */
export function Bulk(props: { desk: Desk; actions: Actions }) {
  const { desk, actions } = props
  const lots = () => likenesses(desk.targets())
  return (
    <div class="bulk">
      <header class="issue-head">
        <button type="button" class="issue-back" onClick={() => desk.setLooking(false)}>
          ← list
        </button>
        <h2>{count(desk.picked().length, 'issue')} selected</h2>
        <Button look="bare" keys="Esc" onClick={() => desk.setSelection(nothingPicked)}>
          Clear
        </Button>
      </header>
      <Show
        when={desk.targets().length > 0}
        fallback={<p class="bulk-none">Nothing is suggested for them. Label them, close them, or put them off.</p>}
      >
        <div class="bulk-all">
          <Button look="first" keys="1" onClick={() => void actions.settle('accepted')}>
            Accept all {desk.targets().length}
          </Button>
          <Button keys="3" onClick={() => void actions.settle('rejected')}>
            Decline all
          </Button>
        </div>
        <table class="bulk-lots">
          <caption class="heard">Suggestions by likeness</caption>
          <thead class="heard">
            <tr>
              <th scope="col">How many</th>
              <th scope="col">What</th>
              <th scope="col">Where</th>
              <th scope="col">Verdict</th>
            </tr>
          </thead>
          <tbody>
            <For each={lots()}>
              {(lot) => (
                <tr>
                  <td class="figures bulk-count">{lot.suggestions.length}</td>
                  <th scope="row">{lot.word}</th>
                  <td class="machine text-mute bulk-where">
                    {lot.suggestions
                      .slice(0, 8)
                      .map((one) => (one.kind === 'duplicate' ? `#${one.issue}→#${one.value}` : `#${one.issue}`))
                      .join(' ')}
                    {lot.suggestions.length > 8 ? ' …' : ''}
                  </td>
                  <td class="bulk-ways">
                    <Button
                      aria-label={`Accept ${lot.suggestions.length}: ${lot.word}`}
                      onClick={() => void actions.settle('accepted', lot.suggestions)}
                    >
                      Accept
                    </Button>
                    <Button
                      aria-label={`Decline ${lot.suggestions.length}: ${lot.word}`}
                      onClick={() => void actions.settle('rejected', lot.suggestions)}
                    >
                      Decline
                    </Button>
                  </td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </Show>
    </div>
  )
}
