import { shortAddress } from '@smithers/ui-kit/address/short'
import { Confidence } from '@smithers/ui-kit/confidence'
import { Time } from '@smithers/ui-kit/time'
import { createMemo, For, Match, Show, Switch } from 'solid-js'
import { isOpen, suggestionsOf } from '../inbox/board.ts'
import { count, mark } from '../inbox/words.ts'
import type { Desk } from '../state/desk.ts'

/** One issue of the list: number, title, age; beneath, what waits to be decided about it. */
export function Row(props: {
  desk: Desk
  issue: number
  onPick: (issue: number, event: { shiftKey: boolean }) => void
}) {
  const { desk } = props
  const here = () => desk.issue() === props.issue
  const all = createMemo(() => suggestionsOf(desk.suggestions.board(), props.issue))
  const offered = createMemo(() =>
    desk.place.view() === 'decided' ? all().filter((one) => !isOpen(one)) : all().filter(isOpen),
  )
  const title = createMemo(() => desk.titleOf(props.issue))
  const listed = createMemo(() => desk.issues.row(props.issue))
  const failed = () => desk.slips().has(props.issue) || all().some((one) => desk.suggestions.faults().has(one.id))
  const at = () => {
    if (desk.place.view() === 'decided') return offered()[0]?.decidedAt ?? offered()[0]?.createdAt
    return listed()?.createdAt ?? all()[0]?.createdAt ?? desk.asleep()[props.issue]?.until
  }
  const open = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey) return
    event.preventDefault()
    if (event.shiftKey) return props.onPick(props.issue, event)
    desk.place.goTo(props.issue, { push: !desk.place.wide() })
  }
  return (
    <li
      class="row"
      classList={{ 'row-here': here(), 'row-picked': desk.selection().picked.has(props.issue) }}
      data-issue={props.issue}
    >
      <input
        type="checkbox"
        aria-label={`Select #${props.issue}`}
        checked={desk.selection().picked.has(props.issue)}
        onClick={(event) => props.onPick(props.issue, event)}
      />
      <a href={`?issue=${props.issue}`} aria-current={here() ? 'true' : undefined} onClick={open}>
        <span class="row-number machine">#{props.issue}</span>
        <span class="row-title cut" dir="auto">
          {title()}
        </span>
        <Show when={at()}>{(at) => <Time at={at()} still />}</Show>
        <span class="row-under cut">
          <Show when={failed()}>
            <span class="row-failed">× not done </span>
          </Show>
          <Switch
            fallback={
              <For each={offered()}>
                {(one, index) => (
                  <span class="row-mark" classList={{ 'row-gone': one.state === 'rejected' }}>
                    <Show when={index() === 0 && isOpen(one)}>
                      <Confidence of={one.confidence} />{' '}
                    </Show>
                    <Show when={!isOpen(one)}>
                      <span aria-hidden="true">{one.state === 'accepted' ? '✓ ' : '× '}</span>
                    </Show>
                    {mark(one)}
                    <Show when={one.state === 'rejected'}>
                      <span class="heard"> declined</span>
                    </Show>
                  </span>
                )}
              </For>
            }
          >
            <Match when={desk.place.view() === 'snoozed'}>
              back <Time at={desk.asleep()[props.issue]?.until ?? 0} still long />
            </Match>
            <Match when={desk.place.view() === 'issues' && offered().length === 0 && listed()}>
              {(issue) => (
                <>
                  <For each={issue().labels}>{(label) => <span class="row-mark">{label}</span>}</For>
                  <span class="row-mark">by {shortAddress(issue().author)}</span>
                  <Show when={issue().comments > 0}>
                    <span class="row-mark">{count(issue().comments, 'comment')}</span>
                  </Show>
                </>
              )}
            </Match>
          </Switch>
          <Show when={desk.place.view() === 'decided' && offered()[0]?.decidedBy}>
            {(by) => <> by {shortAddress(by())}</>}
          </Show>
        </span>
      </a>
    </li>
  )
}
