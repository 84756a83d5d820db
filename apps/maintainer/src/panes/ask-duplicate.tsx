import { findSimilarIssues } from '@smithers/api-spec/client/issue/issue'
import { read } from '@smithers/ui-kit/api/operation'
import { Button } from '@smithers/ui-kit/button'
import { TextField } from '@smithers/ui-kit/text-field'
import { createEffect, createSignal, For, onMount, Show } from 'solid-js'
import { issueNumber } from '../inbox/words.ts'
import type { Actions } from '../state/actions.ts'
import type { Desk } from '../state/desk.ts'

/** Of which issue is it a repeat: a number, or a pick among the most alike. */
export function AskDuplicate(props: { desk: Desk; actions: Actions }) {
  const { desk } = props
  const [typed, setTyped] = createSignal('')
  let form: HTMLFormElement | undefined
  onMount(() => form?.querySelector('input')?.focus())
  const number = () => issueNumber(typed())
  const words = () => (typed().trim() && number() === undefined ? typed().trim() : desk.titleOf(desk.issue() ?? 0))
  const similar = read(
    () => ({ title: words().slice(0, 256) }),
    ({ title }, init) => findSimilarIssues(desk.repo.owner, desk.repo.name, { title, limit: 6 }, init),
  )
  const alike = () =>
    (similar.value()?.issues ?? []).filter((one) => !props.actions.chosen().includes(one.number)).slice(0, 5)
  createEffect(() => {
    const at = number()
    if (at !== undefined) desk.cards.want(at)
  })
  const card = () => (number() === undefined ? undefined : desk.cards.card(number()!))
  const fault = () => {
    const at = number()
    if (at !== undefined && props.actions.chosen().includes(at)) return 'An issue is no duplicate of itself.'
    if (card()?.value?.state === 'closed') return `#${at} is closed; an open issue must stay to collect the talk.`
    return card()?.problem?.title
  }
  const submit = (event: Event) => {
    event.preventDefault()
    const at = number()
    if (at !== undefined && !fault()) void props.actions.duplicateOf(at)
  }
  /* The arrows walk from the line through the issues beneath it and back. */
  const walk = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by === 0 || !form) return
    const stops = [...form.querySelectorAll<HTMLElement>('input, .asking-list button:not(:disabled)')]
    const next = stops[stops.indexOf(document.activeElement as HTMLElement) + by]
    event.preventDefault()
    next?.focus()
  }
  return (
    <form class="asking" ref={form} onSubmit={submit} onKeyDown={walk}>
      <TextField
        label="Close as duplicate of"
        placeholder="#number, or words to look for, then ↓"
        autocomplete="off"
        fault={fault()}
        hint={card()?.value?.title ?? ''}
        onInput={setTyped}
      />
      <Button type="submit" look="first" keys="↵" aria-disabled={number() === undefined ? 'true' : undefined}>
        Close as duplicate
      </Button>
      <Show when={alike().length > 0}>
        <ul class="asking-list" aria-label="Most alike">
          <For each={alike()}>
            {(one) => (
              <li>
                <button
                  type="button"
                  disabled={one.state === 'closed'}
                  onClick={() => void props.actions.duplicateOf(one.number)}
                >
                  <span class="machine">#{one.number}</span>
                  <span class="cut">{one.title}</span>
                  <span class="text-mute figures">
                    {one.state === 'closed' ? 'closed' : `${Math.round(one.score * 100)} %`}
                  </span>
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </form>
  )
}
